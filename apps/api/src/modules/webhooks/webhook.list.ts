import { defineList } from '../../kernel/list.ts'
import {
  DeliveryStateEnum,
  WebhookDeliveryType,
  WebhookKindEnum,
  WebhookStateEnum,
  WebhookType,
} from './webhook.types.ts'

export const webhookList = defineList({
  type: 'Webhook',
  node: () => WebhookType,
  filter: { state: { kind: 'enum', type: WebhookStateEnum }, kind: { kind: 'enum', type: WebhookKindEnum } },
  sort: ['createdAt'],
  defaultSort: { property: 'createdAt', descending: true },
})

export const deliveryList = defineList({
  type: 'WebhookDelivery',
  node: () => WebhookDeliveryType,
  filter: {
    webhookId: { kind: 'id', path: 'webhook' },
    state: { kind: 'enum', type: DeliveryStateEnum },
  },
  sort: ['createdAt'],
  defaultSort: { property: 'createdAt', descending: true },
})
