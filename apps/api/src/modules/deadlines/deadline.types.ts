import {
  deadlineClocks,
  deadlineStates,
  type DeadlineClock,
  type DeadlineState,
} from '@stationmaster/contracts/deadlines'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Deadline } from '../../kernel/deadlines.ts'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'
import { StationType } from '../stations/station.types.ts'

export const DeadlineStateEnum = enumType('DeadlineState', deadlineStates)
export const DeadlineClockEnum = enumType('DeadlineClock', deadlineClocks)

@ObjectType('DeadlineHold', { description: 'A time in which the clock stood still.', simpleResolvers: true })
export class DeadlineHoldType {
  @Field(() => DateTime)
  from!: string
  @Field(() => DateTime, { nullable: true, description: 'None while it stands still.' })
  to!: string | null
  @Field(() => String)
  reason!: string
  @Field(() => String, { description: 'Who stopped it; empty for the program.' })
  byName!: string
}

@ObjectType('DeadlineExtension', { description: 'A later moment that somebody agreed to.', simpleResolvers: true })
export class DeadlineExtensionType {
  @Field(() => DateTime, { description: 'When it was agreed.' })
  at!: string
  @Field(() => DateTime, { description: 'Due moment before.' })
  from!: string
  @Field(() => DateTime, { description: 'Due moment after.' })
  to!: string
  @Field(() => String)
  reason!: string
  @Field(() => String)
  byName!: string
}

@ObjectType('DeadlineKind', { description: 'A kind of deadline that the caller may see.', simpleResolvers: true })
export class DeadlineKindType {
  @Field(() => String, { description: 'Stable key, such as `stations.contract`.' })
  key!: string
  @Field(() => String, { description: 'Its name in the caller’s language.' })
  title!: string
  @Field(() => Boolean, { description: 'Whether the caller is one of those who must act.' })
  owned!: boolean
}

type Shown = Pick<Deadline, 'id' | 'key' | 'subjectId' | 'subjectLabel' | 'subjectType' | 'level' | 'version'>

@ObjectType('Deadline', {
  description: 'What must be done by when, and what became of it.',
  simpleResolvers: true,
})
export class DeadlineType implements Shown {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Stable key of the kind, such as `stations.contract`.' })
  key!: string
  @Field(() => String, { description: 'What must be done, in the caller’s language.' })
  title!: string
  @Field(() => String, { description: 'Type of the record, in capitals: STATION.' })
  subjectType!: string
  @Field(() => ID)
  subjectId!: string
  @Field(() => String, { description: 'Name or number of the record.' })
  subjectLabel!: string
  @Field(() => String, { nullable: true, description: 'Page of the record in the caller’s app, if it has one.' })
  path!: string | null
  @Field(() => StationType, { nullable: true })
  station!: StationType | null
  @Field(() => DeadlineClockEnum)
  clock!: DeadlineClock
  @Field(() => DateTime)
  startedAt!: Date
  @Field(() => DateTime, { description: 'Overdue from this moment on; while held, as it was when the clock stopped.' })
  dueAt!: Date
  @Field(() => LocalDate, { description: 'The business day on which it ends.' })
  dueOn!: string
  @Field(() => DeadlineStateEnum)
  state!: DeadlineState
  @Field(() => Boolean, { description: 'Not done yet, and the time is over.' })
  isOverdue!: boolean
  @Field(() => Boolean, { description: 'Not done and not cancelled yet.' })
  isOpen!: boolean
  @Field(() => DateTime, { nullable: true, description: 'When it was done or cancelled.' })
  endedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  endReason!: string | null
  @Field(() => Int, { description: 'How many levels of warning have been reached.' })
  level!: number
  @Field(() => String, { nullable: true, description: 'Key of the policy that says how long.' })
  policyKey!: string | null
  @Field(() => Int, { nullable: true, description: 'Version of the policy with which it began.' })
  policyNumber!: number | null
  @Field(() => [DeadlineHoldType])
  holds!: DeadlineHoldType[]
  @Field(() => [DeadlineExtensionType])
  extensions!: DeadlineExtensionType[]
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}
