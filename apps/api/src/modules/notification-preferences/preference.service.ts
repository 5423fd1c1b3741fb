import {
  notificationGroups,
  type NotificationGroup,
  type NotificationLocale,
  type SetNotificationPreferences,
} from '@stationmaster/contracts/notifications'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { User } from '../users/user.entity.ts'
import { NotificationChoice, NotificationSetting } from './preference.entity.ts'
import { usualChoice, type Choice, type QuietHours } from './preference.rules.ts'

const signedIn = ({ actor }: Ctx): Actor => {
  if (!actor) throw commonErrors.UNAUTHENTICATED()
  return actor
}

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

/** How these people want to hear of a group; who wants nothing of it is missing. */
export async function choicesOf(
  { em }: Ctx,
  group: NotificationGroup,
  userIds: string[],
): Promise<Map<string, Choice>> {
  const chosen = await em.find(NotificationChoice, { userId: { $in: userIds }, group })
  const own = new Map(chosen.map((choice) => [choice.userId, choice]))
  const all = userIds.map((userId) => [userId, own.get(userId) ?? usualChoice(group)] as const)
  return new Map(all.filter(([, { inApp, email }]) => inApp || email !== 'OFF'))
}

export async function quietHoursOf({ em }: Ctx, userIds: string[]): Promise<Map<string, QuietHours>> {
  const settings = await em.find(NotificationSetting, { userId: { $in: userIds } })
  return new Map(settings.map((setting) => [setting.userId, setting]))
}

export { dueAt, mostAttempts, nextAttempt, type Choice } from './preference.rules.ts'
