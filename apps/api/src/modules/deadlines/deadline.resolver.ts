import {
  deadlineReason,
  extendDeadline,
  type DeadlineReason,
  type ExtendDeadline,
} from '@stationmaster/contracts/deadlines'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { deadlineList } from './deadline.list.ts'
import { flow } from './deadline.rules.ts'
import { may } from './deadline.access.ts'
import * as service from './deadline.service.ts'
import { DeadlineKindType, DeadlineType } from './deadline.types.ts'

const DeadlineReasonInput = inputType('DeadlineReasonInput', deadlineReason, 'Deadline')
const ExtendDeadlineInput = inputType('ExtendDeadlineInput', extendDeadline)

@Resolver(() => DeadlineType)
export class DeadlineResolver {
  @Allow(may.READ)
  @Query(() => deadlineList.Page, { description: 'What is due, of the kinds and rows that the caller may see.' })
  deadlines(@Context() ctx: Ctx, @Args(() => deadlineList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return deadlineList.run(ctx, args, info)
  }

  @Allow(may.READ)
  @Query(() => [DeadlineKindType], { description: 'The kinds of deadlines that the caller may see.' })
  deadlineKinds(@Context() ctx: Ctx) {
    return service.kindsOf(ctx)
  }

  @Allow(flow.steps.hold.allow)
  @Mutation(() => DeadlineType, { description: 'Stops the clock; only what falls into its time will count.' })
  holdDeadline(@Context() ctx: Ctx, @Arg('input', () => DeadlineReasonInput) input: DeadlineReason) {
    return service.hold(ctx, input)
  }

  @Allow(flow.steps.resume.allow)
  @Mutation(() => DeadlineType, { description: 'Lets the clock go on.' })
  resumeDeadline(@Context() ctx: Ctx, @Arg('input', () => DeadlineReasonInput) input: DeadlineReason) {
    return service.resume(ctx, input)
  }

  @Allow(flow.steps.extend.allow)
  @Mutation(() => DeadlineType, { description: 'Agrees to a later day, for a reason.' })
  extendDeadline(@Context() ctx: Ctx, @Arg('input', () => ExtendDeadlineInput) input: ExtendDeadline) {
    return service.extend(ctx, input)
  }
}
