import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './station-application.access.ts'
import { stationApplicationList } from './station-application.list.ts'
import { StationApplicationType } from './station-application.types.ts'

@Resolver(() => StationApplicationType)
export class StationApplicationResolver {
  @Allow(may.READ)
  @Query(() => StationApplicationType, {
    nullable: true,
    description: 'One application of the caller’s scope, or null.',
  })
  stationApplication(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => stationApplicationList.Page, { description: 'The applications of the caller’s scope.' })
  stationApplications(
    @Context() ctx: Ctx,
    @Args(() => stationApplicationList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return stationApplicationList.run(ctx, args, info)
  }
}
