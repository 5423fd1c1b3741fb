import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType('RevealedValue', { description: 'Personal data in clear, shown once.', simpleResolvers: true })
export class RevealedValueType {
  @Field(() => ID, { description: 'Id of the record.' })
  id!: string
  @Field(() => String, { nullable: true, description: 'The value; null when there is none, and in a repeated answer.' })
  value!: string | null
}
