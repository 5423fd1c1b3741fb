import { webhookGroups } from '@stationmaster/contracts/webhooks'
import type { Ctx } from '../../kernel/context.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import {
  messagesOf,
  notificationSpec,
  type AskedTogether,
  type Message,
  type Recipients,
} from '../../kernel/notifications.ts'
import { dueAt } from '../notification-preferences/index.ts'
import { Webhook } from '../webhooks/webhook.entity.ts'
import { queueFor } from './delivery.report.ts'

export interface Asked extends Message {
  to: Recipients
}

/** Matters of headquarters alone: what is meant for one person or for a station's people is not for a group chat. */
function concerns(webhook: Webhook, to: Recipients): boolean {
  if (!('permission' in to) || 'stationId' in to || 'stationIds' in to) return false
  const { provinceIds } = webhook
  return provinceIds.length === 0 || Boolean(to.provinceId && provinceIds.includes(to.provinceId))
}

/** Runs after the commit of what happened, perhaps twice: the occasion makes the second time do nothing. */
export async function queueForChats(ctx: Ctx, asked: Asked): Promise<void> {
  const chats = (await chatsFor(ctx, asked.key)).filter((webhook) => concerns(webhook, asked.to))
  await queue(ctx, asked, chats)
}

/** To each chat what concerns it of many things, or how many they are. */
export async function queueTogether(ctx: Ctx, asked: AskedTogether): Promise<void> {
  for (const webhook of await chatsFor(ctx, asked.key)) {
    const shares = asked.shares.filter(({ to }) => to.some((one) => concerns(webhook, one)))
    const things = shares.flatMap((share) => share.things)
    for (const message of messagesOf(asked, things)) await queue(ctx, message, [webhook])
  }
}

async function chatsFor(ctx: Ctx, key: string): Promise<Webhook[]> {
  const group = webhookGroups.find((one) => one === notificationSpec(key)?.group)
  return group ? ctx.em.find(Webhook, { state: 'ACTIVE', groups: { $contains: [group] } }) : []
}

async function queue(ctx: Ctx, message: Message, webhooks: readonly Webhook[]): Promise<void> {
  if (webhooks.length === 0) return
  const chats = webhooks.map((webhook) => ({ webhookId: webhook.id, dueAt: dueAt('AT_ONCE', ctx.now, webhook) }))
  for (const row of await queueFor(ctx, chats, message)) noteChange(ctx.em, 'WebhookDelivery', row)
}
