import { Field, ID, ObjectType } from 'type-graphql'
import { IssuedLinkType } from '../users/user.types.ts'

@ObjectType('OpenedStation', { description: 'What opening has made.', simpleResolvers: true })
export class OpenedStationType {
  @Field(() => ID, { description: 'The new station.' })
  stationId!: string
  @Field(() => ID, { description: 'The application that it came from.' })
  applicationId!: string
  @Field(() => ID, { description: 'The agreement that holds from now on, or from its first day.' })
  agreementId!: string
  @Field(() => IssuedLinkType, { description: 'The owner’s invitation.' })
  invitation!: IssuedLinkType
}
