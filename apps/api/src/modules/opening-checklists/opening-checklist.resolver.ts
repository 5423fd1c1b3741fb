import {
  answerOpeningCheck,
  plainStep,
  type AnswerOpeningCheck,
  type PlainStep,
} from '@stationmaster/contracts/station-openings'
import { Arg, Ctx as Context, ID, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import { may } from './opening-checklist.access.ts'
import * as service from './opening-checklist.service.ts'
import { OpeningChecklistItemType } from './opening-checklist.types.ts'

const ConfirmOpeningInput = inputType('ConfirmOpeningInput', plainStep, 'StationApplication')
export const AnswerOpeningCheckInput = inputType('AnswerOpeningCheckInput', answerOpeningCheck, 'OpeningChecklistItem')

@Resolver()
export class OpeningChecklistResolver {
  @Allow(may.READ)
  @Query(() => [OpeningChecklistItemType], {
    nullable: true,
    description: 'The opening checklist of one application in the caller’s scope, or null.',
  })
  openingChecklist(
    @Context() ctx: Ctx,
    @Arg('applicationId', () => ID, { description: 'Id of the application.' }) applicationId: string,
  ) {
    return service.checklist(ctx, applicationId)
  }

  @Allow(may.CONFIRM)
  @Mutation(() => OpeningChecklistItemType, {
    description: 'Answers a typed item for the applicant; the last answer counts.',
  })
  answerOpeningCheck(@Context() ctx: Ctx, @Arg('input', () => AnswerOpeningCheckInput) input: AnswerOpeningCheck) {
    return service.answer(ctx, input)
  }

  @Allow(may.CONFIRM)
  @Mutation(() => StationApplicationType, {
    description: 'The checklist is green: the application goes on to its signature. Refused with what is missing.',
  })
  confirmOpening(@Context() ctx: Ctx, @Arg('input', () => ConfirmOpeningInput) input: PlainStep) {
    return service.confirm(ctx, input)
  }
}
