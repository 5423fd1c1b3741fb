import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx as Context, Info, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { may } from './application-progress.access.ts'
import { applicationProgressList } from './application-progress.list.ts'
import { ApplicationProgressType } from './application-progress.types.ts'

@Resolver(() => ApplicationProgressType)
export class ApplicationProgressResolver {
  @Allow(may.READ)
  @Query(() => applicationProgressList.Page, {
    description: 'How far the applications of the caller’s reach have come; drafts are nobody else’s.',
  })
  applicationProgress(
    @Context() ctx: Ctx,
    @Args(() => applicationProgressList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return applicationProgressList.run(ctx, args, info)
  }
}
