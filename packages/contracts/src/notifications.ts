import * as z from 'zod/mini'
import { described, ids, oneOf, timeOfDay } from './fields.ts'

/** What notifications are about: people choose per group how they hear of it. */
export const notificationGroups = [
  'COMMENTS',
  'STATIONS',
  'ONBOARDING',
  'CREDENTIALS',
  'NOTICES',
  'DEADLINES',
  'APPROVALS',
  'JOBS',
  'SECURITY',
] as const
export const notificationGroup = oneOf('NotificationGroup', notificationGroups)
export type NotificationGroup = z.infer<typeof notificationGroup>

export const mailChoices = ['OFF', 'AT_ONCE', 'DIGEST'] as const
export const mailChoice = oneOf('MailChoice', mailChoices)
export type MailChoice = z.infer<typeof mailChoice>

export const notificationLocales = ['ZH_CN', 'EN'] as const
export const notificationLocale = oneOf('NotificationLocale', notificationLocales)
export type NotificationLocale = z.infer<typeof notificationLocale>

export const markNotifications = z.strictObject({
  ids: ids(200),
  read: described(z.boolean(), 'False makes them unread again.'),
})
export type MarkNotifications = z.infer<typeof markNotifications>

export const markAllNotifications = z.strictObject({
  group: described(z.optional(z.nullable(notificationGroup)), 'Only those of one group.'),
})
export type MarkAllNotifications = z.infer<typeof markAllNotifications>

export const notificationChoice = z.strictObject({ group: notificationGroup, inApp: z.boolean(), email: mailChoice })

export const setNotificationPreferences = z.strictObject({
  choices: z.array(notificationChoice).check(z.maxLength(notificationGroups.length, 'TOO_MANY')),
  quietFrom: described(
    z.optional(z.nullable(timeOfDay())),
    'Mails wait from here, Asia/Shanghai; none for no quiet hours.',
  ),
  quietTo: described(z.optional(z.nullable(timeOfDay())), 'Mails go out again from here.'),
  locale: described(notificationLocale, 'Language of mails.'),
})
export type SetNotificationPreferences = z.infer<typeof setNotificationPreferences>
