import { deliveryProblems, deliveryStates, webhookGroups, webhookKinds } from '@stationmaster/contracts/webhooks'
import { notificationLocales } from '@stationmaster/contracts/notifications'
import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { flow } from './webhook.rules.ts'

const WebhookSchema = defineEntity({
  name: 'Webhook',
  properties: {
    ...document,
    name: p.text(),
    kind: p.enum(webhookKinds),
    sealedUrl: p.text().lazy(),
    /** Its host and last four characters, to tell two apart. */
    urlHint: p.text(),
    sealedSecret: p.text().nullable().lazy(),
    groups: p.enum(webhookGroups).array(),
    /** None means the whole network. */
    provinceIds: p.uuid().array(),
    locale: p.enum(notificationLocales),
    quietFrom: p.text().nullable(),
    quietTo: p.text().nullable(),
    state: p.enum(flow.states).default(flow.initial),
    createdByName: p.text(),
  },
})
/** A group chat that notifications are posted to. */
export class Webhook extends WebhookSchema.class {}
WebhookSchema.setClass(Webhook)

const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDelivery',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    webhook: () => p.manyToOne(Webhook),
    key: p.text(),
    subjectType: p.text().nullable(),
    subjectId: p.uuid().nullable(),
    params: p.json<Record<string, string | number>>(),
    occasion: p.text(),
    state: p.enum(deliveryStates),
    dueAt: p.datetime(),
    attempts: p.integer().default(0),
    batchId: p.uuid().nullable(),
    attemptedAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    problem: p.enum(deliveryProblems).nullable(),
    problemDetail: p.text().nullable(),
    createdAt,
  },
})
/** One notification for one group chat: waiting, sent or given up. */
export class WebhookDelivery extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDelivery)
