import type { NotificationLocale } from '@stationmaster/contracts/notifications'
import {
  deliveryProblems,
  deliveryStates,
  webhookGroups,
  webhookKinds,
  webhookStates,
  type DeliveryProblem,
  type WebhookGroup,
} from '@stationmaster/contracts/webhooks'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { outgoing } from '../../kernel/outgoing/outgoing.ts'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { NotificationLocaleEnum } from '../notification-preferences/preference.types.ts'
import { may } from './webhook.access.ts'
import { Webhook, WebhookDelivery } from './webhook.entity.ts'
import { actionsOn } from './webhook.rules.ts'
import { titleOf } from './webhook.service.ts'

export const WebhookKindEnum = enumType('WebhookKind', webhookKinds)
export const WebhookStateEnum = enumType('WebhookState', webhookStates)
export const WebhookGroupEnum = enumType('WebhookGroup', webhookGroups)

@ObjectType('Webhook', { description: 'A group chat that notifications are posted to.', simpleResolvers: true })
export class WebhookType implements Pick<Webhook, 'id' | 'name' | 'kind' | 'urlHint' | 'createdByName' | 'version'> {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => WebhookKindEnum)
  kind!: Webhook['kind']
  @Field(() => String, { description: 'Host of the address and its last four characters; more is never answered.' })
  urlHint!: string
  @Field(() => Boolean, { description: 'Whether messages are signed.' })
  hasSigningSecret!: boolean
  @Field(() => [WebhookGroupEnum])
  groups!: WebhookGroup[]
  @Field(() => [ID], { description: 'Only what concerns these provinces; empty for the whole network.' })
  provinceIds!: string[]
  @Field(() => NotificationLocaleEnum)
  locale!: NotificationLocale
  @Field(() => String, { nullable: true, description: 'Messages wait from here, `HH:MM` in Asia/Shanghai.' })
  quietFrom!: string | null
  @Field(() => String, { nullable: true, description: 'Messages go out again from here.' })
  quietTo!: string | null
  @Field(() => WebhookStateEnum)
  state!: Webhook['state']
  @Field(() => Boolean, { description: 'False on a server that only writes messages to a folder.' })
  delivers!: boolean
  @Field(() => String)
  createdByName!: string
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}

defineRecord({
  name: 'Webhook',
  entity: Webhook,
  live: [may.READ],
  computed: {
    hasSigningSecret: { needs: ['sealedSecret'], compute: ({ sealedSecret }) => sealedSecret !== null },
    delivers: { needs: [], compute: () => outgoing().delivers },
    availableActions: {
      needs: ['state'],
      compute: ({ state }, { actor }) => actionsOn(state as Webhook['state'], actor),
    },
  },
})

export const DeliveryStateEnum = enumType('WebhookDeliveryState', deliveryStates)
export const DeliveryProblemEnum = enumType('WebhookDeliveryProblem', deliveryProblems)

@ObjectType('WebhookDelivery', { description: 'One message for one group chat.', simpleResolvers: true })
export class WebhookDeliveryType implements Pick<WebhookDelivery, 'id' | 'attempts'> {
  @Field(() => ID)
  id!: string
  @Field(() => WebhookType)
  webhook!: WebhookType
  @Field(() => String, { description: 'In the caller’s language.' })
  title!: string
  @Field(() => DeliveryStateEnum)
  state!: WebhookDelivery['state']
  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'The last attempt.' })
  attemptedAt!: Date | null
  @Field(() => DateTime, { description: 'When it is tried next, while it waits.' })
  dueAt!: Date
  @Field(() => DateTime, { nullable: true })
  sentAt!: Date | null
  @Field(() => DeliveryProblemEnum, { nullable: true, description: 'Why the last attempt failed.' })
  problem!: DeliveryProblem | null
  @Field(() => String, { nullable: true, description: 'What the platform answered.' })
  problemDetail!: string | null
}

defineRecord({
  name: 'WebhookDelivery',
  entity: WebhookDelivery,
  live: [may.READ],
  computed: {
    title: { needs: ['key', 'params'], compute: (row, { locale }) => titleOf(row, locale) },
  },
})
