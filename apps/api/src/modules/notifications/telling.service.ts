import type { NotificationGroup } from '@stationmaster/contracts/notifications'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import type { Subject } from '../../kernel/live/live-types.ts'
import { notificationSpec, type NotificationParams, type Recipients } from '../../kernel/notifications.ts'
import type { Services } from '../../kernel/services.ts'
import { query } from '../../kernel/sql.ts'
import { User } from '../users/user.entity.ts'
import { NotificationChoice, NotificationMail, NotificationSetting } from './notification.entity.ts'
import { dueAt, usualChoice, type Choice } from './notification.rules.ts'
import { peopleOf } from './recipients.service.ts'

export interface Asked {
  key: string
  to: Recipients
  subject: Subject | null
  params: NotificationParams
  occasion: string
  byId: string | null
  except: readonly string[]
}

/** Runs after the commit of what happened, perhaps twice: the occasion makes the second time do nothing. */
export async function tellPeople(ctx: Ctx, services: Services, asked: Asked): Promise<void> {
  const spec = notificationSpec(asked.key)
  if (!spec) return
  const userIds = await peopleOf(ctx, services, asked)
  const choices = await choicesOf(ctx, spec.group, userIds)
  const written = await write(ctx, asked, spec.group, choices)
  await queueMails(ctx, written, choices)
}

async function choicesOf({ em }: Ctx, group: NotificationGroup, userIds: string[]): Promise<Map<string, Choice>> {
  const chosen = await em.find(NotificationChoice, { userId: { $in: userIds }, group })
  const own = new Map(chosen.map((choice) => [choice.userId, choice]))
  const all = userIds.map((userId) => [userId, own.get(userId) ?? usualChoice(group)] as const)
  return new Map(all.filter(([, { inApp, email }]) => inApp || email !== 'OFF'))
}

interface Written {
  id: string
  userId: string
}

async function write(
  ctx: Ctx,
  { key, subject, params, occasion }: Asked,
  group: NotificationGroup,
  choices: ReadonlyMap<string, Choice>,
): Promise<Written[]> {
  const userIds = [...choices.keys()]
  const rows = await query<Written>(
    ctx.em,
    `insert into notification (id, user_id, key, group_name, subject_type, subject_id, params, occasion, is_shown, created_at)
     select told.id, told.user_id, $4, $5, $6, $7, $8::jsonb, $9, told.is_shown, $10
       from unnest($1::uuid[], $2::uuid[], $3::boolean[]) as told (id, user_id, is_shown)
     on conflict (user_id, occasion) do nothing returning id, user_id as "userId"`,
    [
      userIds.map(() => newId()),
      userIds,
      userIds.map((userId) => choices.get(userId)?.inApp),
      key,
      group,
      subject?.type ?? null,
      subject?.id ?? null,
      JSON.stringify(params),
      occasion,
      ctx.now,
    ],
  )
  for (const row of rows) if (choices.get(row.userId)?.inApp) noteChange(ctx.em, 'Notification', row)
  return rows
}

async function queueMails(ctx: Ctx, written: Written[], choices: ReadonlyMap<string, Choice>): Promise<void> {
  const wanted = written.filter(({ userId }) => choices.get(userId)?.email !== 'OFF')
  if (wanted.length === 0) return
  const userIds = wanted.map(({ userId }) => userId)
  const reachable = await ctx.em.find(User, { id: { $in: userIds }, email: { $ne: null } }, { fields: ['id'] })
  const quiet = await ctx.em.find(NotificationSetting, { userId: { $in: userIds } })
  for (const { id: notificationId, userId } of wanted) {
    const kind = choices.get(userId)?.email
    if (!kind || kind === 'OFF' || !reachable.some(({ id }) => id === userId)) continue
    const hours = quiet.find((setting) => setting.userId === userId) ?? {}
    ctx.em.create(NotificationMail, {
      notificationId,
      userId,
      kind,
      dueAt: dueAt(kind, ctx.now, hours),
      sentAt: null,
      givenUpAt: null,
    })
  }
}
