import { receiptStep, type ReceiptStep } from '@stationmaster/contracts/notices'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './receipt.access.ts'
import { receiptList } from './receipt.list.ts'
import { flow } from './receipt.rules.ts'
import * as service from './receipt.service.ts'
import { NoticeReceiptType } from './receipt.types.ts'

const ReceiptStepInput = inputType('NoticeReceiptStepInput', receiptStep, 'NoticeReceipt')

@Resolver(() => NoticeReceiptType)
export class NoticeReceiptResolver {
  @Allow(may.READ)
  @Query(() => receiptList.Page, { description: 'Who received which notice, in the caller’s scope.' })
  noticeReceipts(
    @Context() ctx: Ctx,
    @Args(() => receiptList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return receiptList.run(ctx, args, info)
  }

  @Allow(flow.steps.read.allow)
  @Mutation(() => NoticeReceiptType, { description: 'Notes that the station has opened a notice.' })
  readNotice(@Context() ctx: Ctx, @Arg('input', () => ReceiptStepInput) input: ReceiptStep) {
    return service.read(ctx, input)
  }

  @Allow(flow.steps.confirm.allow)
  @Mutation(() => NoticeReceiptType, { description: 'The station confirms a notice that it must read.' })
  confirmNotice(@Context() ctx: Ctx, @Arg('input', () => ReceiptStepInput) input: ReceiptStep) {
    return service.confirm(ctx, input)
  }
}
