import { Field, ID, ObjectType } from 'type-graphql'
import type { SearchHit } from '../../kernel/read/search.ts'

@ObjectType('SearchHit', { description: 'A record that a search over everything found.', simpleResolvers: true })
export class SearchHitType implements SearchHit {
  @Field(() => String, { description: 'Type of the record, such as Station or Credential.' })
  type!: string
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'What the record is called.' })
  label!: string
  @Field(() => String, { description: 'What tells it from others of that name: code, place, address. May be empty.' })
  detail!: string
  @Field(() => ID, {
    nullable: true,
    description: 'Station whose page shows the record; null for records with a page of their own.',
  })
  stationId!: string | null
}
