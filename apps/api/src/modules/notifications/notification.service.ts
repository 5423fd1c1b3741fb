import {
  notificationGroups,
  type MarkAllNotifications,
  type MarkNotifications,
  type NotificationLocale,
  type SetNotificationPreferences,
} from '@stationmaster/contracts/notifications'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import { query } from '../../kernel/sql.ts'
import { User } from '../users/user.entity.ts'
import { NotificationChoice, NotificationSetting } from './notification.entity.ts'
import { usualChoice } from './notification.rules.ts'

const signedIn = ({ actor }: Ctx): Actor => {
  if (!actor) throw commonErrors.UNAUTHENTICATED()
  return actor
}

const mostCounted = 100

/** Unread ones of the caller; counting stops at 100, since nobody reads the difference. */
export async function countUnread(ctx: Ctx): Promise<{ unread: number }> {
  const [row] = await query<{ unread: number }>(
    ctx.em,
    `select count(*)::int as unread from (
       select 1 from notification where user_id = $1 and is_shown and read_at is null limit ${mostCounted}) counted`,
    [signedIn(ctx).userId],
  )
  return { unread: row?.unread ?? 0 }
}

/** Marks in one statement, however many there are; the caller's other pages hear of it once. */
async function mark(ctx: Ctx, condition: string, values: unknown[]): Promise<{ unread: number }> {
  const { userId } = signedIn(ctx)
  const [one] = await query<{ id: string }>(
    ctx.em,
    `with marked as (update notification set read_at = $2 where user_id = $1 and is_shown and ${condition} returning id)
     select id from marked limit 1`,
    [userId, ...values],
  )
  if (one) noteChange(ctx.em, 'Notification', { id: one.id, userId })
  return countUnread(ctx)
}

export const markSome = (ctx: Ctx, { ids, read }: MarkNotifications) =>
  mark(ctx, 'id = any ($3::uuid[]) and is_read <> $4', [read ? ctx.now : null, ids, read])

export const markAll = (ctx: Ctx, { group = null }: MarkAllNotifications) =>
  mark(ctx, 'read_at is null and ($3::text is null or group_name = $3)', [ctx.now, group])

const locales = { ZH_CN: 'zh-CN', EN: 'en' } as const
const localeName = (locale: string | undefined): NotificationLocale => (locale === 'en' ? 'EN' : 'ZH_CN')

export async function preferencesOf(ctx: Ctx) {
  const { userId } = signedIn(ctx)
  const chosen = await ctx.em.find(NotificationChoice, { userId })
  const setting = await ctx.em.findOne(NotificationSetting, { userId })
  const user = await ctx.em.findOneOrFail(User, userId)
  return {
    choices: notificationGroups.map((group) => {
      const { inApp, email } = chosen.find((one) => one.group === group) ?? usualChoice(group)
      return { group, inApp, email }
    }),
    quietFrom: setting?.quietFrom ?? null,
    quietTo: setting?.quietTo ?? null,
    locale: localeName(setting?.locale),
    email: user.email ?? null,
  }
}

export async function setPreferences(ctx: Ctx, input: SetNotificationPreferences) {
  const { choices, quietFrom = null, quietTo = null, locale } = input
  const { userId } = signedIn(ctx)
  if ((quietFrom === null) !== (quietTo === null))
    throw invalidInput([{ path: quietFrom === null ? 'quietFrom' : 'quietTo', code: 'REQUIRED' }])
  if (choices.length > 0)
    await ctx.em.upsertMany(
      NotificationChoice,
      choices.map((choice) => ({ userId, ...choice })),
    )
  await ctx.em.upsert(NotificationSetting, { userId, quietFrom, quietTo, locale: locales[locale] })
  ctx.em.clear()
  return preferencesOf(ctx)
}
