import type { SubjectType, TimelineShow } from '@stationmaster/contracts/comments'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx as Context, Field, ID, Info, Int, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { SubjectTypeEnum } from '../comments/comment.types.ts'
import { may } from './timeline.access.ts'
import { timelinePage } from './timeline-page.ts'
import { TimelinePageType, TimelineShowEnum } from './timeline.types.ts'

@ArgsType()
class TimelinePlace {
  @Field(() => SubjectTypeEnum, { description: 'What kind of record it is.' })
  subjectType!: SubjectType
  @Field(() => ID, { description: 'Id of the record.' })
  subjectId!: string
  @Field(() => TimelineShowEnum, { defaultValue: 'ALL', description: 'Which entries are wanted.' })
  show!: TimelineShow
  @Field(() => String, { nullable: true, description: 'Only what changed this field of the record.' })
  field?: string | null
  @Field(() => Int, { nullable: true, description: 'Entries per page, 1 to 100; 20 when not given.' })
  first?: number | null
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null
}

@Resolver()
export class TimelineResolver {
  @Allow(may.READ)
  @Query(() => TimelinePageType, {
    description: 'What happened to a record, newest first; nothing when the caller may not see the record.',
  })
  timeline(@Context() ctx: Ctx, @Args(() => TimelinePlace) place: TimelinePlace, @Info() info: GraphQLResolveInfo) {
    return timelinePage(ctx, place, info)
  }
}
