import { countyDemandRow, saveCountyDemand, type SaveCountyDemand } from '@stationmaster/contracts/coverage'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './county-demand.access.ts'
import { countyDemandList } from './county-demand.list.ts'
import * as service from './county-demand.service.ts'
import { CountyDemandSavedType, CountyDemandType } from './county-demand.types.ts'

inputType('CountyDemandRowInput', countyDemandRow, 'CountyDemand')
const SaveInput = inputType('SaveCountyDemandInput', saveCountyDemand, 'CountyDemand')

@Resolver(() => CountyDemandType)
export class CountyDemandResolver {
  @Allow(may.READ)
  @Query(() => countyDemandList.Page, { description: 'Customers and installed units by county.' })
  countyDemands(
    @Context() ctx: Ctx,
    @Args(() => countyDemandList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return countyDemandList.run(ctx, args, info)
  }

  @Allow(may.EDIT_DEMAND)
  @Mutation(() => CountyDemandSavedType, { description: 'Sets the numbers of counties, all of them or none.' })
  saveCountyDemand(@Context() ctx: Ctx, @Arg('input', () => SaveInput) input: SaveCountyDemand) {
    return service.save(ctx, input)
  }
}
