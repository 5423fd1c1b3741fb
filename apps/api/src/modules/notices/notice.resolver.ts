import {
  createNotice,
  noticeReason,
  noticeStep,
  updateNotice,
  type CreateNotice,
  type NoticeReason,
  type NoticeStep,
  type UpdateNotice,
} from '@stationmaster/contracts/notices'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './notice.access.ts'
import { noticeList } from './notice.list.ts'
import { flow } from './notice.rules.ts'
import { remind } from './notice-telling.service.ts'
import * as service from './notice.service.ts'
import { NoticeType } from './notice.types.ts'

const CreateNoticeInput = inputType('CreateNoticeInput', createNotice)
const UpdateNoticeInput = inputType('UpdateNoticeInput', updateNotice)
const NoticeStepInput = inputType('NoticeStepInput', noticeStep, 'Notice')
const NoticeReasonInput = inputType('NoticeReasonInput', noticeReason, 'Notice')

@Resolver(() => NoticeType)
export class NoticeResolver {
  @Allow(may.READ)
  @Query(() => NoticeType, { nullable: true, description: 'One notice that the caller may read, or null.' })
  notice(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => noticeList.Page, { description: 'Notices: a station gets those that it received.' })
  notices(@Context() ctx: Ctx, @Args(() => noticeList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return noticeList.run(ctx, args, info)
  }

  @Allow(may.PUBLISH)
  @Mutation(() => NoticeType, { description: 'Begins a notice as a draft. Send an Idempotency-Key.' })
  createNotice(@Context() ctx: Ctx, @Arg('input', () => CreateNoticeInput) input: CreateNotice) {
    return service.create(ctx, input)
  }

  @Allow(may.PUBLISH)
  @Mutation(() => NoticeType, { description: 'Changes a draft; what has been published never changes.' })
  updateNotice(@Context() ctx: Ctx, @Arg('input', () => UpdateNoticeInput) input: UpdateNotice) {
    return service.update(ctx, input)
  }

  @Allow(flow.steps.publish.allow)
  @Mutation(() => NoticeType, {
    description: 'Sends it to every station that it is for; the recipients stand from now.',
  })
  publishNotice(@Context() ctx: Ctx, @Arg('input', () => NoticeStepInput) input: NoticeStep) {
    return service.publish(ctx, input)
  }

  @Allow(flow.steps.withdraw.allow)
  @Mutation(() => NoticeType, { description: 'Ends a published notice, for a reason that its recipients read.' })
  withdrawNotice(@Context() ctx: Ctx, @Arg('input', () => NoticeReasonInput) input: NoticeReason) {
    return service.withdraw(ctx, input)
  }

  @Allow(flow.steps.discard.allow)
  @Mutation(() => NoticeType, { description: 'Gives up a draft.' })
  discardNotice(@Context() ctx: Ctx, @Arg('input', () => NoticeStepInput) input: NoticeStep) {
    return service.discard(ctx, input)
  }

  @Allow(may.PUBLISH)
  @Mutation(() => NoticeType, {
    description: 'Tells the stations that have not read it, or not confirmed it where they must; at most once an hour.',
  })
  remindNotice(@Context() ctx: Ctx, @Arg('input', () => NoticeStepInput) input: NoticeStep) {
    return remind(ctx, input)
  }
}
