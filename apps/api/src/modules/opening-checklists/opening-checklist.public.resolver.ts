import { answerOpeningCheck, type AnswerOpeningCheck } from '@stationmaster/contracts/station-openings'
import { Arg, Ctx as Context, ID, Mutation, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import * as service from './opening-checklist.service.ts'
import { OpeningChecklistItemType } from './opening-checklist.types.ts'

const AnswerOpeningCheckInput = inputType('AnswerOpeningCheckInput', answerOpeningCheck, 'OpeningChecklistItem')

/** For headquarters by permission, for the applicant by his link: the service asks which. */
@Resolver()
export class OpeningChecklistPublicResolver {
  @Public()
  @Query(() => [OpeningChecklistItemType], {
    description: 'The opening checklist of one application in the caller’s rows.',
  })
  openingChecklist(
    @Context() ctx: Ctx,
    @Arg('applicationId', () => ID, { description: 'Id of the application.' }) applicationId: string,
  ) {
    return service.checklist(ctx, applicationId)
  }

  @Public()
  @Mutation(() => OpeningChecklistItemType, { description: 'Answers a typed item; the last answer counts.' })
  answerOpeningCheck(@Context() ctx: Ctx, @Arg('input', () => AnswerOpeningCheckInput) input: AnswerOpeningCheck) {
    return service.answer(ctx, input)
  }
}
