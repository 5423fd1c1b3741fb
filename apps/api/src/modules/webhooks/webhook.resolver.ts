import {
  createWebhook,
  updateWebhook,
  webhookStep,
  type CreateWebhook,
  type UpdateWebhook,
  type WebhookStep,
} from '@stationmaster/contracts/webhooks'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow, Fresh } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './webhook.access.ts'
import { deliveryList, webhookList } from './webhook.list.ts'
import * as service from './webhook.service.ts'
import { WebhookType } from './webhook.types.ts'

const CreateInput = inputType('CreateWebhookInput', createWebhook)
const UpdateInput = inputType('UpdateWebhookInput', updateWebhook)
const StepInput = inputType('WebhookStepInput', webhookStep, 'Webhook')

@Resolver(() => WebhookType)
export class WebhookResolver {
  @Allow(may.READ)
  @Query(() => WebhookType, { nullable: true, description: 'One group chat, or null.' })
  webhook(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => webhookList.Page, { description: 'Group chats that notifications are posted to.' })
  webhooks(@Context() ctx: Ctx, @Args(() => webhookList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return webhookList.run(ctx, args, info)
  }

  @Allow(may.READ)
  @Query(() => deliveryList.Page, { description: 'What was posted to group chats, and what became of it.' })
  webhookDeliveries(
    @Context() ctx: Ctx,
    @Args(() => deliveryList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return deliveryList.run(ctx, args, info)
  }

  @Allow(may.EDIT)
  @Fresh()
  @Mutation(() => WebhookType, { description: 'Adds a group chat. Send an Idempotency-Key.' })
  createWebhook(@Context() ctx: Ctx, @Arg('input', () => CreateInput) input: CreateWebhook) {
    return service.create(ctx, input)
  }

  @Allow(may.EDIT)
  @Fresh()
  @Mutation(() => WebhookType, { description: 'Changes a group chat; secrets that are not sent stay as they are.' })
  updateWebhook(@Context() ctx: Ctx, @Arg('input', () => UpdateInput) input: UpdateWebhook) {
    return service.update(ctx, input)
  }

  @Allow(may.EDIT)
  @Fresh()
  @Mutation(() => WebhookType, { description: 'Ends posting; what waits is given up.' })
  deactivateWebhook(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: WebhookStep) {
    return service.deactivate(ctx, input)
  }

  @Allow(may.EDIT)
  @Fresh()
  @Mutation(() => WebhookType, { description: 'Posts again, from now on.' })
  activateWebhook(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: WebhookStep) {
    return service.activate(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => WebhookType, { description: 'Posts a test message; `webhookDeliveries` tells what became of it.' })
  testWebhook(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: WebhookStep) {
    return service.test(ctx, input)
  }
}
