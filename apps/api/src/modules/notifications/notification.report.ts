import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'

const mostCounted = 100

/** By the index of unread rows, and no further than 100. */
export async function countedUnread({ em }: Ctx, userId: string): Promise<number> {
  const [row] = await query<{ unread: number }>(
    em,
    `select count(*)::int as unread from (
       select 1 from notification where user_id = $1 and is_shown and read_at is null limit $2) counted`,
    [userId, mostCounted],
  )
  return row?.unread ?? 0
}

export interface Marking {
  /** Null for all. */
  ids: readonly string[] | null
  group: string | null
  read: boolean
}

/** Marks in one statement, however many there are. Answers with the id of one of them, or null when there was none. */
export async function markRows(
  { em, now }: Ctx,
  userId: string,
  { ids, group, read }: Marking,
): Promise<string | null> {
  const [one] = await query<{ id: string }>(
    em,
    `with marked as (
       update notification set read_at = $2
        where user_id = $1 and is_shown and is_read <> $3 and ($4::uuid[] is null or id = any ($4))
          and ($5::text is null or group_name = $5) returning id)
     select id from marked limit 1`,
    [userId, read ? now : null, read, ids, group],
  )
  return one?.id ?? null
}
