import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx as Context, Info, Int, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { searchEverything } from '../../kernel/read/search.ts'
import { may } from './search.access.ts'
import { mustBeFewResults } from './search.rules.ts'
import { SearchHitType } from './search.types.ts'

@Resolver(() => SearchHitType)
export class SearchResolver {
  @Allow(may.ASK)
  @Query(() => [SearchHitType], {
    description:
      'Records of every kind that the caller may read, by code, name, pinyin initials or phone; the best first.',
  })
  search(
    @Context() ctx: Ctx,
    @Info() info: GraphQLResolveInfo,
    @Arg('term', () => String, { defaultValue: '', description: 'What was typed; nothing is found by nothing.' })
    term: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, 1 to 50; 10 when not given.' })
    first?: number,
  ) {
    return searchEverything(ctx, info.schema, { term, limit: mustBeFewResults(first) })
  }
}
