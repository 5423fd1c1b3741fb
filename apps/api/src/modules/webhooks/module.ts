import type { Module } from '../../kernel/module.ts'
import { Webhook, WebhookDelivery } from './webhook.entity.ts'
import { WebhookResolver } from './webhook.resolver.ts'

export const webhooks: Module = {
  name: 'webhooks',
  entities: [Webhook, WebhookDelivery],
  resolvers: [WebhookResolver],
}
