import type { NotificationGroup } from '@stationmaster/contracts/notifications'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import type { Message } from '../../kernel/notifications.ts'
import { query } from '../../kernel/sql.ts'

export interface Written {
  id: string
  userId: string
}

interface Telling extends Message {
  group: NotificationGroup
}

/** One row per person in one statement; who has been told of the occasion already is passed over. */
export function writeRows(
  { em, now }: Ctx,
  { key, group, subject, params, occasion }: Telling,
  people: ReadonlyMap<string, { inApp: boolean }>,
): Promise<Written[]> {
  const userIds = [...people.keys()]
  return query<Written>(
    em,
    `insert into notification (id, user_id, key, group_name, subject_type, subject_id, params, occasion, is_shown, created_at)
     select told.id, told.user_id, $4, $5, $6, $7, $8::jsonb, $9, told.is_shown, $10
       from unnest($1::uuid[], $2::uuid[], $3::boolean[]) as told (id, user_id, is_shown)
     on conflict (user_id, occasion) do nothing returning id, user_id as "userId"`,
    [
      userIds.map(() => newId()),
      userIds,
      userIds.map((userId) => people.get(userId)?.inApp),
      key,
      group,
      subject?.type ?? null,
      subject?.id ?? null,
      JSON.stringify(params),
      occasion,
      now,
    ],
  )
}
