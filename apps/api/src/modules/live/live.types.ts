import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { liveKinds, type LiveKind, type LiveMessage } from '../../kernel/live/stream.ts'

export const LiveKindEnum = enumType('LiveKind', liveKinds)

@ObjectType('LiveEvent', {
  description: 'That a record has changed, never what: whoever wants to know asks again.',
  simpleResolvers: true,
})
export class LiveEventType implements LiveMessage {
  @Field(() => ID, { description: 'Give the last one as `afterEventId` to go on without a gap.' })
  eventId!: string
  @Field(() => LiveKindEnum)
  kind!: LiveKind
  @Field(() => String, { nullable: true, description: 'Name of the record’s type, of a change.' })
  type!: string | null
  @Field(() => ID, { nullable: true, description: 'Id of the record; null when many have changed.' })
  id!: string | null
  @Field(() => Int, { nullable: true, description: 'Version of the record after the change.' })
  version!: number | null
}
