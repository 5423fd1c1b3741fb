import {
  policyEntry,
  policyVersionReason,
  policyVersionStep,
  proposePolicy,
  type PolicyVersionReason,
  type PolicyVersionStep,
  type ProposePolicy,
} from '@stationmaster/contracts/policies'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow, Fresh } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { LocalDate } from '../../kernel/scalars.ts'
import { may } from './policy.access.ts'
import { policyVersionList } from './policy.list.ts'
import { flow } from './policy.rules.ts'
import * as service from './policy.service.ts'
import { PolicyType, PolicyVersionType } from './policy.types.ts'

inputType('PolicyEntryInput', policyEntry, 'PolicyVersion')
const ProposePolicyInput = inputType('ProposePolicyInput', proposePolicy, 'PolicyVersion')
const PolicyVersionStepInput = inputType('PolicyVersionStepInput', policyVersionStep, 'PolicyVersion')
const PolicyVersionReasonInput = inputType('PolicyVersionReasonInput', policyVersionReason, 'PolicyVersion')

@Resolver(() => PolicyVersionType)
export class PolicyResolver {
  @Allow(may.READ)
  @Query(() => [PolicyType], { description: 'Every policy as it stands on a day, today when none is given.' })
  policies(
    @Context() ctx: Ctx,
    @Arg('on', () => LocalDate, { nullable: true, description: 'Day, past or future.' }) on: string | null,
  ) {
    return service.overview(ctx, on)
  }

  @Allow(may.READ)
  @Query(() => PolicyType, { nullable: true, description: 'One policy as it stands today.' })
  policy(@Context() ctx: Ctx, @Arg('key', () => String, { description: 'Key of the policy.' }) key: string) {
    return service.one(ctx, key)
  }

  @Allow(may.READ)
  @Query(() => PolicyVersionType, { nullable: true, description: 'One version of a policy, or null.' })
  policyVersion(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => policyVersionList.Page, { description: 'Proposed and decided versions, the newest first.' })
  policyVersions(
    @Context() ctx: Ctx,
    @Args(() => policyVersionList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return policyVersionList.run(ctx, args, info)
  }

  @Allow(may.PROPOSE)
  @Mutation(() => PolicyVersionType, {
    description: 'Proposes a value from a day on; a second person approves. Send an Idempotency-Key.',
  })
  proposePolicy(@Context() ctx: Ctx, @Arg('input', () => ProposePolicyInput) input: ProposePolicy) {
    return service.propose(ctx, input)
  }

  @Fresh()
  @Allow(flow.steps.approve.allow)
  @Mutation(() => PolicyVersionType, { description: 'Lets it hold from its day on; never by the one who proposed it.' })
  approvePolicyVersion(@Context() ctx: Ctx, @Arg('input', () => PolicyVersionStepInput) input: PolicyVersionStep) {
    return service.approve(ctx, input)
  }

  @Allow(flow.steps.reject.allow)
  @Mutation(() => PolicyVersionType, { description: 'Refuses a proposal, for a reason.' })
  rejectPolicyVersion(@Context() ctx: Ctx, @Arg('input', () => PolicyVersionReasonInput) input: PolicyVersionReason) {
    return service.reject(ctx, input)
  }

  @Allow(flow.steps.withdraw.allow)
  @Mutation(() => PolicyVersionType, { description: 'Takes back a proposal, or an approved version before its day.' })
  withdrawPolicyVersion(@Context() ctx: Ctx, @Arg('input', () => PolicyVersionReasonInput) input: PolicyVersionReason) {
    return service.withdraw(ctx, input)
  }
}
