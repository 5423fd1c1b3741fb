import type { AnswerOpeningCheck } from '@stationmaster/contracts/station-openings'
import { Arg, Ctx as Context, ID, Mutation, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { AnswerOpeningCheckInput } from './opening-checklist.resolver.ts'
import * as service from './opening-checklist.service.ts'
import { OpeningChecklistItemType } from './opening-checklist.types.ts'

/** The applicant's steps: his token opens the rows of his application and no others. */
@Resolver()
export class OpeningChecklistPublicResolver {
  @Public()
  @Query(() => [OpeningChecklistItemType], {
    nullable: true,
    description: 'The opening checklist of the application whose link is sent, or null.',
  })
  applicationChecklist(
    @Context() ctx: Ctx,
    @Arg('applicationId', () => ID, { description: 'Id of the application.' }) applicationId: string,
  ) {
    return service.applicantChecklist(ctx, applicationId)
  }

  @Public()
  @Mutation(() => OpeningChecklistItemType, { description: 'The applicant answers a typed item, with evidence.' })
  reportOpeningCheck(@Context() ctx: Ctx, @Arg('input', () => AnswerOpeningCheckInput) input: AnswerOpeningCheck) {
    return service.report(ctx, input)
  }
}
