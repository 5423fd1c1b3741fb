import * as z from 'zod/mini'
import { described, expectedVersion, id, ids, oneOf, optionalText, text, timeOfDay } from './fields.ts'
import { notificationLocale } from './notifications.ts'

export const webhookKinds = ['WECOM', 'DINGTALK'] as const
export const webhookKind = oneOf('WebhookKind', webhookKinds)

export const webhookStates = ['ACTIVE', 'INACTIVE'] as const
export const deliveryStates = ['WAITING', 'SENT', 'GIVEN_UP'] as const

/** Why a message has not arrived. */
export const deliveryProblems = [
  'ADDRESS_REFUSED',
  'REDIRECTED',
  'TOO_LONG',
  'TIMEOUT',
  'UNREACHABLE',
  'BUSY',
  'SERVER_FAILED',
  'REFUSED',
  'SECRET_LOST',
  'DEACTIVATED',
] as const
export type DeliveryProblem = (typeof deliveryProblems)[number]

/** What a group chat may be told: matters of headquarters, never those of one person or of one station's people. */
export const webhookGroups = ['STATIONS', 'ONBOARDING', 'CREDENTIALS', 'DEADLINES', 'APPROVALS'] as const
const webhookGroup = oneOf('WebhookGroup', webhookGroups)
export type WebhookGroup = z.infer<typeof webhookGroup>

const mostProvinces = 34
const quietTime = (description: string) => described(z.optional(z.nullable(timeOfDay())), description)

const fields = {
  name: text(60),
  webhookUrl: described(text(500), 'Address of the chat’s robot with its key; https. It is never answered.'),
  signingSecret: described(optionalText(200), 'Of a DingTalk robot with signatures; null removes it. Never answered.'),
  groups: z.array(webhookGroup).check(z.minLength(1, 'TOO_FEW'), z.maxLength(webhookGroups.length, 'TOO_MANY')),
  provinceIds: described(z.optional(ids(mostProvinces)), 'Only what concerns these provinces; none for everything.'),
  locale: described(notificationLocale, 'Language of the messages.'),
  quietFrom: quietTime('Messages wait from here, `HH:MM` in Asia/Shanghai; none for no quiet hours.'),
  quietTo: quietTime('Messages go out again from here.'),
}

export const createWebhook = z.strictObject({ ...fields, kind: webhookKind })
export type CreateWebhook = z.infer<typeof createWebhook>

export const updateWebhook = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  ...fields,
  name: z.optional(fields.name),
  webhookUrl: described(z.optional(text(500)), 'A new address; without it the old one stays.'),
  groups: z.optional(fields.groups),
  locale: z.optional(fields.locale),
})
export type UpdateWebhook = z.infer<typeof updateWebhook>

export const webhookStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type WebhookStep = z.infer<typeof webhookStep>
