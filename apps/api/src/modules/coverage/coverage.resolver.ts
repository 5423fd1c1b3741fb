import { coverage, type CoverageQuestion } from '@stationmaster/contracts/coverage'
import { Arg, Ctx as Context, ID, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from '../county-demand/county-demand.access.ts'
import * as service from './coverage.service.ts'
import { NetworkCoverageType, SiteReachType } from './coverage.types.ts'

const CoverageInput = inputType('CoverageInput', coverage)

@Resolver()
export class CoverageResolver {
  @Allow(may.READ)
  @Query(() => NetworkCoverageType, { description: 'The network map: counties, stations, and who reaches whom.' })
  networkCoverage(@Context() ctx: Ctx, @Arg('input', () => CoverageInput) input: CoverageQuestion) {
    return service.networkCoverage(ctx, input)
  }

  @Allow(may.READ)
  @Query(() => SiteReachType, {
    nullable: true,
    description: 'Customers and stations around the middle of a county of the caller’s provinces, or null.',
  })
  siteReach(
    @Context() ctx: Ctx,
    @Arg('districtId', () => ID, { description: 'Id of the county.' }) districtId: string,
  ) {
    return service.siteReach(ctx, districtId)
  }
}
