import {
  applicationOwners,
  applicationPhases,
  applicationStates,
  refusalReasons,
  type ApplicationOwner,
  type ApplicationPhase,
  type ApplicationState,
  type RefusalReason,
} from '@stationmaster/contracts/onboarding'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Masked } from '../../kernel/access.ts'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, PhoneNumber } from '../../kernel/scalars.ts'
import { ApplicationTemplateType } from '../onboarding-templates/application-template.types.ts'
import { RegionType } from '../regions/region.types.ts'
import { StationKindEnum, StationLevelEnum } from '../stations/station.types.ts'
import { may } from './station-application.access.ts'

export const ApplicationStateEnum = enumType('StationApplicationState', applicationStates)
export const ApplicationPhaseEnum = enumType('ApplicationPhase', applicationPhases)
export const ApplicationOwnerEnum = enumType('ApplicationOwner', applicationOwners)
export const RefusalReasonEnum = enumType('RefusalReason', refusalReasons)

@ObjectType('ApplicationAnswer', { description: 'The answer to one question of the template.', simpleResolvers: true })
export class ApplicationAnswerType {
  @Field(() => String, { description: 'Key of the question.' })
  question!: string
  @Field(() => String, {
    nullable: true,
    description: 'Text, a number in digits, `true` or `false`, or the key of a choice.',
  })
  value!: string | null
}

@ObjectType('AskedItem', { description: 'What headquarters asks the applicant to put right.', simpleResolvers: true })
export class AskedItemType {
  @Field(() => String, { description: 'Key of the question.' })
  question!: string
  @Field(() => String)
  reason!: string
}

@ObjectType('StationApplicationStateChange', {
  description: 'One step of an application from state to state.',
  simpleResolvers: true,
})
export class ApplicationStateChangeType {
  @Field(() => ID)
  id!: string
  @Field(() => ApplicationStateEnum, { nullable: true, description: 'None at the beginning.' })
  from!: ApplicationState | null
  @Field(() => ApplicationStateEnum)
  to!: ApplicationState
  @Field(() => String, { description: 'Name of the step: submit, takeReview, reject …' })
  step!: string
  @Field(() => String)
  reason!: string
  @Field(() => String, { description: 'Empty: the applicant, or the clock.' })
  byName!: string
  @Field(() => DateTime)
  at!: Date
}

@ObjectType('StationApplication', {
  description: 'A firm that wants to become a service station (建站申请), from its draft to the opening.',
  simpleResolvers: true,
})
export class StationApplicationType {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Tracking code, SA-XXXX-XXXX.' })
  code!: string
  @Field(() => ApplicationStateEnum)
  state!: ApplicationState
  @Field(() => DateTime, { description: 'Since when it is in this state.' })
  stateSince!: Date
  @Field(() => ApplicationPhaseEnum, { description: 'Which of the four steps it is in.' })
  phase!: ApplicationPhase
  @Field(() => ApplicationOwnerEnum, { description: 'Who has to act next.' })
  owner!: ApplicationOwner
  @Field(() => StationKindEnum)
  kind!: StationKind
  @Field(() => StationLevelEnum)
  level!: StationLevel
  @Field(() => ApplicationTemplateType, { description: 'The version that it started with.' })
  template!: ApplicationTemplateType
  @Field(() => String)
  companyName!: string
  @Field(() => String, { nullable: true, description: 'Unified social credit code (GB 32100-2015), 18 characters.' })
  licenceNo!: string | null
  @Field(() => String)
  contactName!: string
  @Masked('phone', may.READ)
  @Field(() => PhoneNumber)
  phone!: string
  @Masked('email', may.READ)
  @Field(() => String, { nullable: true })
  email!: string | null
  @Field(() => RegionType, { description: 'Large region, by the province.' })
  area!: RegionType
  @Field(() => RegionType)
  province!: RegionType
  @Field(() => RegionType)
  city!: RegionType
  @Field(() => RegionType)
  district!: RegionType
  @Field(() => String, { nullable: true })
  address!: string | null
  @Field(() => [ApplicationAnswerType])
  answers!: ApplicationAnswerType[]
  @Field(() => [AskedItemType], { description: 'What is asked back now; empty once it has been submitted again.' })
  asked!: AskedItemType[]
  @Field(() => RefusalReasonEnum, { nullable: true })
  refusalCode!: RefusalReason | null
  @Field(() => ID, { nullable: true, description: 'Who of headquarters began it for the firm.' })
  creatorId!: string | null
  @Field(() => ID, { nullable: true, description: 'Who holds the review.' })
  reviewerId!: string | null
  @Field(() => String, { nullable: true })
  reviewerName!: string | null
  @Field(() => DateTime, { nullable: true })
  submittedAt!: Date | null
  @Field(() => Boolean, { description: 'Whether a deadline of it is overdue.' })
  isOverdue!: boolean
  @Field(() => DateTime, { description: 'When the applicant last did something.' })
  activeAt!: Date
  @Field(() => ID, { nullable: true, description: 'The station that the opening made.' })
  stationId!: string | null
  @Field(() => [ApplicationStateChangeType], { description: 'Newest first.' })
  stateChanges!: ApplicationStateChangeType[]
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime)
  updatedAt!: Date
}
