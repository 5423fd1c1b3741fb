import { request, say, type ResultOf } from '@stationmaster/client'
import { defineFormView, defineListView, plainStep, type Draft, type FormView, type Steps } from '@stationmaster/ui'
import { regionOptions } from '../regions/region-options.ts'
import {
  activateWebhook,
  deactivateWebhook,
  deliveriesQuery,
  testWebhook,
  webhooksQuery,
  type webhookQuery,
} from './webhook.queries.ts'

export type WebhookRecord = NonNullable<ResultOf<typeof webhookQuery>['webhook']>
type Delivery = ResultOf<typeof deliveriesQuery>['webhookDeliveries']['nodes'][number]

export const webhookList = defineListView({
  name: 'webhooks',
  type: 'Webhook',
  query: webhooksQuery,
  page: (result) => result.webhooks,
  words: { title: 'pages.webhooks.title', empty: 'pages.webhooks.empty', emptyHint: 'pages.webhooks.emptyHint' },
  sort: 'CREATED_AT_DESC',
  columns: [
    { key: 'name', to: ({ id }) => `/settings/webhooks/${id}` },
    { key: 'state', kind: 'state', enum: 'WebhookState' },
    { key: 'kind', kind: 'enum', enum: 'WebhookKind' },
    { key: 'groups', kind: 'enums', enum: 'WebhookGroup' },
    { key: 'urlHint', hideOnPhone: true },
    { key: 'createdByName', hideOnPhone: true },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT' },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'WebhookState' },
    { key: 'kind', kind: 'enum', enum: 'WebhookKind' },
  ],
})

/** Why the last attempt failed, with what the platform said. */
export const problemText = ({ problem, problemDetail }: Delivery): string =>
  [problem ? say.value('WebhookDeliveryProblem', problem) : '', problemDetail].filter(Boolean).join(' · ')

export const webhookOptions = async () => {
  const { webhooks } = await request(webhooksQuery, { first: 100 })
  return webhooks.nodes.map(({ id, name }) => ({ value: id, label: name }))
}

export const deliveryList = defineListView({
  name: 'webhookDeliveries',
  type: 'WebhookDelivery',
  query: deliveriesQuery,
  page: (result) => result.webhookDeliveries,
  words: { title: 'pages.webhooks.log', empty: 'pages.webhooks.noLog' },
  sort: 'CREATED_AT_DESC',
  columns: [
    { key: 'title' },
    { key: 'state', kind: 'state', enum: 'WebhookDeliveryState' },
    { key: 'webhook', text: ({ webhook }) => webhook.name },
    { key: 'problem', text: problemText },
    { key: 'attempts', kind: 'number' },
    { key: 'attemptedAt', kind: 'moment' },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT' },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'WebhookDeliveryState' },
    { key: 'webhookId', kind: 'choice', load: webhookOptions },
  ],
})

export const webhookSteps: Steps<WebhookRecord> = {
  test: { run: plainStep(testWebhook), icon: 'i-lucide-send', primary: true },
  edit: { to: ({ id }) => `/settings/webhooks/${id}/edit`, icon: 'i-lucide-pencil' },
  activate: { run: plainStep(activateWebhook), icon: 'i-lucide-play' },
  deactivate: {
    run: plainStep(deactivateWebhook),
    ask: 'yes',
    icon: 'i-lucide-ban',
    danger: true,
    hint: 'pages.webhooks.deactivateText',
  },
}

/** The platform of a chat stays; its secrets stay too when nothing new is typed. */
export const webhookForm = (isNew: boolean): FormView =>
  defineFormView({
    type: 'Webhook',
    sections: [
      {
        title: 'pages.webhooks.target',
        fields: [
          { key: 'name', kind: 'text', required: true },
          { key: 'kind', kind: 'enum', enum: 'WebhookKind', required: true, locked: !isNew, clears: ['signingSecret'] },
          {
            key: 'webhookUrl',
            kind: 'secret',
            required: isNew,
            wide: true,
            hint: isNew ? 'pages.webhooks.secretHint' : 'pages.webhooks.secretKept',
          },
          {
            key: 'signingSecret',
            kind: 'secret',
            wide: true,
            hint: isNew ? 'pages.webhooks.signingHint' : 'pages.webhooks.secretKept',
            when: ({ kind }: Draft) => kind === 'DINGTALK',
          },
        ],
      },
      {
        title: 'pages.webhooks.content',
        fields: [
          { key: 'groups', kind: 'enums', enum: 'WebhookGroup', required: true, wide: true },
          {
            key: 'provinceIds',
            kind: 'choices',
            wide: true,
            hint: 'pages.webhooks.provincesHint',
            load: () => regionOptions({ level: ['PROVINCE'] }),
          },
          { key: 'locale', kind: 'enum', enum: 'NotificationLocale', required: true },
        ],
      },
      {
        title: 'pages.webhooks.quiet',
        fields: [
          { key: 'quietFrom', kind: 'time', hint: 'pages.webhooks.quietHint' },
          { key: 'quietTo', kind: 'time' },
        ],
      },
    ],
  })

export const valuesOf = ({ name, kind, groups, provinceIds, locale, quietFrom, quietTo }: WebhookRecord): Draft => ({
  name,
  kind,
  groups,
  provinceIds,
  locale,
  quietFrom,
  quietTo,
})
