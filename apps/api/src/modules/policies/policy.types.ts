import { policyKinds, policyStates, type PolicyKind, type PolicyState } from '@stationmaster/contracts/policies'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import type { PolicyVersion } from '../../kernel/policies.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'

export const PolicyKindEnum = enumType('PolicyKind', policyKinds)
export const PolicyStateEnum = enumType('PolicyState', policyStates)

@ObjectType('PolicyOption', { description: 'One of the choices of a field.', simpleResolvers: true })
export class PolicyOptionType {
  @Field(() => String, { description: 'What is sent.' })
  value!: string
  @Field(() => String, { description: 'What is shown, in the caller’s language.' })
  label!: string
}

@ObjectType('PolicyField', { description: 'A field of a policy’s form.', simpleResolvers: true })
export class PolicyFieldType {
  @Field(() => String, { description: '`value` when the policy has only one.' })
  name!: string
  @Field(() => String, { description: 'In the caller’s language.' })
  label!: string
  @Field(() => PolicyKindEnum, { description: 'What it means, and so how it is asked for.' })
  kind!: PolicyKind
  @Field(() => Int, { nullable: true, description: 'Smallest number allowed.' })
  minimum!: number | null
  @Field(() => Int, { nullable: true, description: 'Largest number allowed.' })
  maximum!: number | null
  @Field(() => [PolicyOptionType], { description: 'For choices; else none.' })
  options!: PolicyOptionType[]
}

@ObjectType('PolicyValue', { description: 'The value of one field.', simpleResolvers: true })
export class PolicyValueType {
  @Field(() => String, { description: 'Name of the field.' })
  field!: string
  @Field(() => String, { description: 'Label of the field in the caller’s language.' })
  label!: string
  @Field(() => [String], { description: 'As it is sent: one text, several for lists.' })
  values!: string[]
  @Field(() => String, { description: 'As it is read, in the caller’s language: 2 hours.' })
  text!: string
}

@ObjectType('PolicyDifference', { description: 'A field in which a version differs.', simpleResolvers: true })
export class PolicyDifferenceType {
  @Field(() => String, { description: 'Name of the field.' })
  field!: string
  @Field(() => String, { description: 'Label of the field in the caller’s language.' })
  label!: string
  @Field(() => String, { description: 'What held before, in the caller’s language.' })
  from!: string
  @Field(() => String, { description: 'What holds with this version, in the caller’s language.' })
  to!: string
}

@ObjectType('Policy', { description: 'A number or rule that headquarters sets.', simpleResolvers: true })
export class PolicyType {
  @Field(() => String, { description: 'Stable key, such as `sla.repairResponse`.' })
  key!: string
  @Field(() => String, { description: 'Key of the group that it belongs to.' })
  group!: string
  @Field(() => String, { description: 'In the caller’s language.' })
  title!: string
  @Field(() => String, { description: 'What it governs, in the caller’s language.' })
  about!: string
  @Field(() => Int, { description: 'Version in force; 0 is what the program began with.' })
  number!: number
  @Field(() => [PolicyFieldType], { description: 'What its form asks for.' })
  fields!: PolicyFieldType[]
  @Field(() => [PolicyValueType], { description: 'What is in force.' })
  entries!: PolicyValueType[]
  @Field(() => Int, { description: 'Proposals that wait for a second person: 0 or 1.' })
  proposalCount!: number
  @Field(() => Int, { description: 'Approved versions whose day is still to come.' })
  upcomingCount!: number
  @Field(() => [String], { description: 'Steps that the caller may take now: propose.' })
  availableActions!: string[]
}

type Shown = Pick<PolicyVersion, 'id' | 'key' | 'number' | 'effectiveOn' | 'reason' | 'proposedByName' | 'version'>

@ObjectType('PolicyVersion', {
  description: 'A proposed or decided value of a policy. Cases keep the version with which they began.',
  simpleResolvers: true,
})
export class PolicyVersionType implements Shown {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Key of the policy.' })
  key!: string
  @Field(() => String, { description: 'Name of the policy in the caller’s language.' })
  title!: string
  @Field(() => Int, { description: 'Counts the versions of the policy.' })
  number!: number
  @Field(() => PolicyStateEnum)
  state!: PolicyState
  @Field(() => LocalDate, { description: 'First day on which it holds.' })
  effectiveOn!: string
  @Field(() => String)
  reason!: string
  @Field(() => [PolicyValueType], { description: 'All fields.' })
  entries!: PolicyValueType[]
  @Field(() => [PolicyDifferenceType], { description: 'What it changes against the version that it replaces.' })
  differences!: PolicyDifferenceType[]
  @Field(() => Int, { description: 'Version that it replaces; 0 is what the program began with.' })
  replacedNumber!: number
  @Field(() => String)
  proposedByName!: string
  @Field(() => String, { nullable: true })
  decidedByName!: string | null
  @Field(() => DateTime, { nullable: true })
  decidedAt!: Date | null
  @Field(() => String, { nullable: true })
  decisionReason!: string | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
}
