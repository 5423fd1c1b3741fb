import {
  sitePlan,
  stationClosing,
  type SitePlanQuestion,
  type StationClosingQuestion,
} from '@stationmaster/contracts/coverage'
import { Arg, Ctx as Context, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from '../county-demand/county-demand.access.ts'
import * as service from './site-plan.service.ts'
import { SitePlanType, StationClosingType } from './site-plan.types.ts'

const SitePlanInput = inputType('SitePlanInput', sitePlan)
const StationClosingInput = inputType('StationClosingInput', stationClosing)

@Resolver()
export class SitePlanResolver {
  @Allow(may.READ)
  @Query(() => SitePlanType, { description: 'Where new stations would reach most of what nobody reaches now.' })
  sitePlan(@Context() ctx: Ctx, @Arg('input', () => SitePlanInput) input: SitePlanQuestion) {
    return service.planNewSites(ctx, input)
  }

  @Allow(may.READ)
  @Query(() => StationClosingType, {
    nullable: true,
    description: 'What nobody would reach any more without a station; null when it does not serve.',
  })
  stationClosing(@Context() ctx: Ctx, @Arg('input', () => StationClosingInput) input: StationClosingQuestion) {
    return service.simulateClosing(ctx, input)
  }
}
