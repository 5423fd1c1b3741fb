import { webhookGroups } from '@stationmaster/contracts/webhooks'
import type { Ctx } from '../../kernel/context.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import type { Subject } from '../../kernel/live/live-types.ts'
import { notificationSpec, type NotificationParams, type Recipients } from '../../kernel/notifications.ts'
import { dueAt } from '../notification-preferences/index.ts'
import { Webhook } from '../webhooks/webhook.entity.ts'
import { queueFor } from './delivery.report.ts'

export interface Asked {
  key: string
  to: Recipients
  subject: Subject | null
  params: NotificationParams
  occasion: string
}

/** Matters of headquarters alone: what is meant for one person or for a station's people is not for a group chat. */
function concerns(webhook: Webhook, to: Recipients): boolean {
  if (!('permission' in to) || 'stationId' in to || 'stationIds' in to) return false
  const { provinceIds } = webhook
  return provinceIds.length === 0 || Boolean(to.provinceId && provinceIds.includes(to.provinceId))
}

/** Runs after the commit of what happened, perhaps twice: the occasion makes the second time do nothing. */
export async function queueForChats(ctx: Ctx, asked: Asked): Promise<void> {
  const group = webhookGroups.find((one) => one === notificationSpec(asked.key)?.group)
  if (!group) return
  const webhooks = await ctx.em.find(Webhook, { state: 'ACTIVE', groups: { $contains: [group] } })
  const chats = webhooks
    .filter((webhook) => concerns(webhook, asked.to))
    .map((webhook) => ({ webhookId: webhook.id, dueAt: dueAt('AT_ONCE', ctx.now, webhook) }))
  if (chats.length === 0) return
  for (const row of await queueFor(ctx, chats, asked)) noteChange(ctx.em, 'WebhookDelivery', row)
}
