import { Field, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { StaffMemberType } from '../staff/staff-member.types.ts'
import { StationType } from '../stations/station.types.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import { UserType } from '../users/user.types.ts'
import { blockReasons, type BlockReason } from './blocked-action.rules.ts'

export const BlockReasonEnum = enumType('BlockReason', blockReasons)

@ObjectType('BlockedAction', {
  description: 'A step that the caller cannot take now, and why.',
  simpleResolvers: true,
})
export class BlockedActionType {
  @Field(() => String, { description: 'Name of the step, as in `availableActions`.' })
  action!: string
  @Field(() => BlockReasonEnum, { description: 'What kind of thing stands in the way.' })
  reason!: BlockReason
  @Field(() => String, { description: 'What is missing and who can help, in the caller’s language.' })
  text!: string
}

const description = 'Steps that the caller cannot take now, each with what is missing.'
for (const type of [StationType, StaffMemberType, UserType, StationApplicationType])
  Field(() => [BlockedActionType], { description })(type.prototype, 'blockedActions')
