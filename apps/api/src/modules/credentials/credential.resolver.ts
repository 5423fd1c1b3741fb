import {
  correctCredential,
  credentialReason,
  credentialStep,
  renewCredential,
  submitCredential,
  type CorrectCredential,
  type CredentialReason,
  type CredentialStep,
  type RenewCredential,
  type SubmitCredential,
} from '@stationmaster/contracts/credentials'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './credential.access.ts'
import { credentialList } from './credential.list.ts'
import { flow } from './credential.rules.ts'
import * as service from './credential.service.ts'
import { CredentialType } from './credential.types.ts'

const SubmitCredentialInput = inputType('SubmitCredentialInput', submitCredential)
const RenewCredentialInput = inputType('RenewCredentialInput', renewCredential)
const CorrectCredentialInput = inputType('CorrectCredentialInput', correctCredential)
const CredentialStepInput = inputType('CredentialStepInput', credentialStep, 'Credential')
const CredentialReasonInput = inputType('CredentialReasonInput', credentialReason, 'Credential')

@Resolver(() => CredentialType)
export class CredentialResolver {
  @Allow(may.READ)
  @Query(() => CredentialType, { nullable: true, description: 'One credential in the caller’s scope, or null.' })
  credential(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => credentialList.Page, { description: 'Credentials of the stations in the caller’s scope.' })
  credentials(
    @Context() ctx: Ctx,
    @Args(() => credentialList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return credentialList.run(ctx, args, info)
  }

  @Allow(may.SUBMIT)
  @Mutation(() => CredentialType, { description: 'Sends a credential to be approved. Send an Idempotency-Key.' })
  submitCredential(@Context() ctx: Ctx, @Arg('input', () => SubmitCredentialInput) input: SubmitCredential) {
    return service.submit(ctx, input)
  }

  @Allow(may.SUBMIT)
  @Mutation(() => CredentialType, {
    description:
      'Sends the renewal of a credential; the old one goes on until it is approved. Send an Idempotency-Key.',
  })
  renewCredential(@Context() ctx: Ctx, @Arg('input', () => RenewCredentialInput) input: RenewCredential) {
    return service.renew(ctx, input)
  }

  @Allow(flow.steps.correct.allow)
  @Mutation(() => CredentialType, { description: 'Sends again, corrected, what was sent back.' })
  correctCredential(@Context() ctx: Ctx, @Arg('input', () => CorrectCredentialInput) input: CorrectCredential) {
    return service.correct(ctx, input)
  }

  @Allow(flow.steps.withdraw.allow)
  @Mutation(() => CredentialType, { description: 'Takes back what nobody has approved.' })
  withdrawCredential(@Context() ctx: Ctx, @Arg('input', () => CredentialStepInput) input: CredentialStep) {
    return service.withdraw(ctx, input)
  }

  @Allow(flow.steps.approve.allow)
  @Mutation(() => CredentialType, { description: 'Accepts it; a renewal takes the place of the old one.' })
  approveCredential(@Context() ctx: Ctx, @Arg('input', () => CredentialStepInput) input: CredentialStep) {
    return service.approve(ctx, input)
  }

  @Allow(flow.steps.reject.allow)
  @Mutation(() => CredentialType, { description: 'Refuses it, for a reason that the station reads.' })
  rejectCredential(@Context() ctx: Ctx, @Arg('input', () => CredentialReasonInput) input: CredentialReason) {
    return service.reject(ctx, input)
  }
}
