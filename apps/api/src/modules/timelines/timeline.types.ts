import { timelineKinds, timelineShows, type TimelineKind } from '@stationmaster/contracts/comments'
import { Field, ID, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { PageInfo } from '../../kernel/list.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { CommentType } from '../comments/comment.types.ts'

export const TimelineKindEnum = enumType('TimelineKind', timelineKinds)
export const TimelineShowEnum = enumType('TimelineShow', timelineShows)

@ObjectType('TimelineChange', {
  description: 'A field and what it was and became, in words; personal data is masked.',
  simpleResolvers: true,
})
export class TimelineChangeType {
  @Field(() => String, { description: 'Name of the field, to ask for its history.' })
  field!: string
  @Field(() => String, { description: 'Type of the record that has the field.' })
  entity!: string
  @Field(() => String, { description: 'Label of the field in the caller’s language.' })
  label!: string
  @Field(() => String, { nullable: true })
  from!: string | null
  @Field(() => String, { nullable: true })
  to!: string | null
}

@ObjectType('TimelineEntry', {
  description: 'One thing that happened to a record: who, when, what.',
  simpleResolvers: true,
})
export class TimelineEntryType {
  @Field(() => ID, { description: 'Id of the audit event, state change or comment behind it.' })
  id!: string
  @Field(() => DateTime)
  at!: Date
  @Field(() => TimelineKindEnum)
  kind!: TimelineKind
  @Field(() => String, { description: 'What was done, in the caller’s language; empty for comments.' })
  title!: string
  @Field(() => String, { description: 'Who did it; empty for the program itself.' })
  byName!: string
  @Field(() => [TimelineChangeType])
  changes!: TimelineChangeType[]
  @Field(() => String, { nullable: true, description: 'State before, in words.' })
  from!: string | null
  @Field(() => String, { nullable: true, description: 'State after, in words.' })
  to!: string | null
  @Field(() => String, { nullable: true })
  reason!: string | null
  @Field(() => String, { nullable: true, description: 'Scorecard, audit or letter that it rests on.' })
  reference!: string | null
  @Field(() => CommentType, { nullable: true, description: 'The comment, when it is one.' })
  comment!: CommentType | null
}

@ObjectType('TimelinePage', { description: 'A page of a timeline, newest first.', simpleResolvers: true })
export class TimelinePageType {
  @Field(() => [TimelineEntryType], { description: 'What happened, newest first.' })
  nodes!: TimelineEntryType[]
  @Field(() => PageInfo, { description: 'Where this page stands.' })
  pageInfo!: PageInfo
}
