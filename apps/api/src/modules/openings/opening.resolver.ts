import {
  draftApplicationAgreement,
  openStation,
  type DraftApplicationAgreement,
  type OpenStation,
} from '@stationmaster/contracts/station-openings'
import { Arg, Ctx as Context, Mutation, Resolver } from 'type-graphql'
import { Allow, Fresh } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { ServiceAgreementType } from '../agreements/agreement.types.ts'
import { may } from './opening.access.ts'
import * as service from './opening.service.ts'
import { OpenedStationType } from './opening.types.ts'

const DraftInput = inputType('DraftApplicationAgreementInput', draftApplicationAgreement, 'ServiceAgreement')
const OpenStationInput = inputType('OpenStationInput', openStation, 'Opening')

@Resolver()
export class OpeningResolver {
  @Allow(may.DRAFT)
  @Mutation(() => ServiceAgreementType, {
    description: 'Drafts the agreement of an application. Send an Idempotency-Key.',
  })
  draftApplicationAgreement(@Context() ctx: Ctx, @Arg('input', () => DraftInput) input: DraftApplicationAgreement) {
    return service.draftAgreement(ctx, input)
  }

  @Fresh()
  @Allow(may.OPEN)
  @Mutation(() => OpenedStationType, {
    description:
      'Headquarters signs, and the application becomes a station with its owner, all or nothing. Send an Idempotency-Key.',
  })
  openStation(@Context() ctx: Ctx, @Arg('input', () => OpenStationInput) input: OpenStation) {
    return service.open(ctx, input)
  }
}
