import {
  draftServiceAgreement,
  serviceAgreementReasonStep,
  serviceAgreementStep,
  signServiceAgreement,
  type DraftServiceAgreement,
  type ServiceAgreementReasonStep,
  type ServiceAgreementStep,
  type SignServiceAgreement,
} from '@stationmaster/contracts/agreements'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow, Fresh } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { StationType } from '../stations/station.types.ts'
import { may } from './agreement.access.ts'
import { agreementList } from './agreement.list.ts'
import { flow } from './agreement.rules.ts'
import * as service from './agreement.service.ts'
import { ServiceAgreementType } from './agreement.types.ts'

const DraftInput = inputType('DraftServiceAgreementInput', draftServiceAgreement)
const StepInput = inputType('ServiceAgreementStepInput', serviceAgreementStep, 'ServiceAgreement')
const ReasonStepInput = inputType('ServiceAgreementReasonStepInput', serviceAgreementReasonStep, 'ServiceAgreement')
const SignInput = inputType('SignServiceAgreementInput', signServiceAgreement)

@Resolver(() => ServiceAgreementType)
export class AgreementResolver {
  @Allow(may.READ)
  @Query(() => ServiceAgreementType, { nullable: true, description: 'One agreement of the caller’s scope, or null.' })
  serviceAgreement(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => agreementList.Page, { description: 'Agreements of the caller’s scope; a station sees no drafts.' })
  serviceAgreements(
    @Context() ctx: Ctx,
    @Args(() => agreementList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return agreementList.run(ctx, args, info)
  }

  @Allow(may.EDIT)
  @Mutation(() => ServiceAgreementType, {
    description:
      'Drafts a first agreement with a station, or the renewal of the one in force. Send an Idempotency-Key.',
  })
  draftServiceAgreement(@Context() ctx: Ctx, @Arg('input', () => DraftInput) input: DraftServiceAgreement) {
    return service.draft(ctx, input)
  }

  @Allow(flow.steps.offer.allow)
  @Mutation(() => ServiceAgreementType, { description: 'Shows the agreement to the station, to be signed.' })
  offerServiceAgreement(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: ServiceAgreementStep) {
    return service.offer(ctx, input)
  }

  @Allow(flow.steps.withdraw.allow)
  @Mutation(() => ServiceAgreementType, { description: 'Takes back what does not hold yet.' })
  withdrawServiceAgreement(
    @Context() ctx: Ctx,
    @Arg('input', () => ReasonStepInput) input: ServiceAgreementReasonStep,
  ) {
    return service.withdraw(ctx, input)
  }

  @Allow(flow.steps.sign.allow)
  @Mutation(() => ServiceAgreementType, { description: 'The station’s owner signs the text that he was shown.' })
  signServiceAgreement(@Context() ctx: Ctx, @Arg('input', () => SignInput) input: SignServiceAgreement) {
    return service.sign(ctx, input)
  }

  @Fresh()
  @Allow(flow.steps.countersign.allow)
  @Mutation(() => ServiceAgreementType, {
    description: 'Headquarters signs the same text, by another person than the one who drafted it.',
  })
  countersignServiceAgreement(@Context() ctx: Ctx, @Arg('input', () => SignInput) input: SignServiceAgreement) {
    return service.countersign(ctx, input)
  }

  @Fresh()
  @Allow(flow.steps.terminate.allow)
  @Mutation(() => ServiceAgreementType, { description: 'Ends an agreement before its day, with a reason.' })
  terminateServiceAgreement(
    @Context() ctx: Ctx,
    @Arg('input', () => ReasonStepInput) input: ServiceAgreementReasonStep,
  ) {
    return service.terminate(ctx, input)
  }
}

@Resolver(() => StationType)
export class StationAgreementsResolver {
  @Allow(may.READ)
  @FieldResolver(() => [ServiceAgreementType], {
    nullable: true,
    description: 'Agreements with the station, the latest first; null for callers who may not see them.',
  })
  agreements(@Root() station: { agreements: ServiceAgreementType[] }) {
    return station.agreements
  }
}
