import { saveSiteSurvey, surroundingsResult, type SaveSiteSurvey } from '@stationmaster/contracts/application-reviews'
import { Arg, Ctx as Context, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from '../onboarding/station-application.access.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import * as service from './site-survey.service.ts'
import { SiteSurveyType } from './site-survey.types.ts'

inputType('SurroundingsResultInput', surroundingsResult, 'SurroundingsResult')
const SaveInput = inputType('SaveSiteSurveyInput', saveSiteSurvey)

@Resolver(() => StationApplicationType)
export class SiteSurveyResolver {
  @FieldResolver(() => [SiteSurveyType], { description: 'The survey of the site; empty until somebody was there.' })
  siteSurveys(@Root() application: { siteSurveys: SiteSurveyType[] }) {
    return application.siteSurveys
  }

  @Allow(may.INSPECT)
  @Mutation(() => SiteSurveyType, { description: 'Keeps what was seen at the site; photos go to its files.' })
  saveSiteSurvey(@Context() ctx: Ctx, @Arg('input', () => SaveInput) input: SaveSiteSurvey) {
    return service.save(ctx, input)
  }
}
