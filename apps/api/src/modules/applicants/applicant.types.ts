import { trackerStates, type TrackerState } from '@stationmaster/contracts/applicants'
import type {
  ApplicationOwner,
  ApplicationPhase,
  ApplicationState,
  ConditionGroup,
  RefusalReason,
} from '@stationmaster/contracts/onboarding'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, PhoneNumber } from '../../kernel/scalars.ts'
import { ApplicationFormType } from '../application-forms/application-form.types.ts'
import { ConditionGroupEnum } from '../onboarding-templates/application-template.types.ts'
import {
  ApplicationAnswerType,
  ApplicationOwnerEnum,
  ApplicationPhaseEnum,
  ApplicationStateEnum,
  AskedItemType,
  RefusalReasonEnum,
} from '../station-applications/station-application.types.ts'
import { StationKindEnum, StationLevelEnum } from '../stations/station.types.ts'

const TrackerStateEnum = enumType('TrackerState', trackerStates)
const plain = { simpleResolvers: true }

@ObjectType('OwnFile', {
  description: 'A photo or document of the applicant; bytes over GET /application-files/:id.',
  ...plain,
})
class OwnFileType {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: '`question:<key>` and the like.' })
  slot!: string
  @Field(() => String)
  name!: string
  @Field(() => String)
  mediaType!: string
  @Field(() => Int, { description: 'Bytes.' })
  size!: number
  @Field(() => Boolean)
  hasThumbnail!: boolean
}

@ObjectType('MissingGroup', { description: 'What one condition still lacks.', ...plain })
class MissingGroupType {
  @Field(() => ConditionGroupEnum)
  group!: ConditionGroup
  @Field(() => [String], {
    description: 'Keys of the questions; `licenceNo` for the credit code, `address` for that of the site.',
  })
  questions!: string[]
}

@ObjectType('TrackerStep', { description: 'Where one of the four steps stands.', ...plain })
class TrackerStepType {
  @Field(() => ApplicationPhaseEnum)
  phase!: ApplicationPhase
  @Field(() => TrackerStateEnum)
  state!: TrackerState
}

@ObjectType('OwnStateChange', { description: 'What happened to the application, as the applicant reads it.', ...plain })
class OwnStateChangeType {
  @Field(() => ApplicationStateEnum)
  to!: ApplicationState
  @Field(() => DateTime)
  at!: Date
  @Field(() => String, { description: 'Empty unless it is meant for the applicant.' })
  reason!: string
}

@ObjectType('OwnApplication', {
  description: 'An application as its applicant sees it, opened by his token.',
  ...plain,
})
export class OwnApplicationType {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  code!: string
  @Field(() => ApplicationStateEnum)
  state!: ApplicationState
  @Field(() => DateTime)
  stateSince!: Date
  @Field(() => ApplicationPhaseEnum)
  phase!: ApplicationPhase
  @Field(() => ApplicationOwnerEnum)
  owner!: ApplicationOwner
  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the current step is to be done; null where each milestone or item has a day of its own.',
  })
  dueAt!: Date | null
  @Field(() => StationKindEnum)
  kind!: StationKind
  @Field(() => StationLevelEnum)
  level!: StationLevel
  @Field(() => String)
  companyName!: string
  @Field(() => String, { nullable: true })
  licenceNo!: string | null
  @Field(() => String)
  contactName!: string
  @Field(() => PhoneNumber)
  phone!: string
  @Field(() => String, { nullable: true })
  email!: string | null
  @Field(() => String, { nullable: true })
  address!: string | null
  @Field(() => String, { description: 'Province / city / district.' })
  place!: string
  @Field(() => [ApplicationAnswerType])
  answers!: ApplicationAnswerType[]
  @Field(() => [OwnFileType])
  files!: OwnFileType[]
  @Field(() => [AskedItemType])
  asked!: AskedItemType[]
  @Field(() => [MissingGroupType])
  missing!: MissingGroupType[]
  @Field(() => [TrackerStepType], { description: 'The four steps, in order.' })
  steps!: TrackerStepType[]
  @Field(() => [OwnStateChangeType], { description: 'Newest first.' })
  history!: OwnStateChangeType[]
  @Field(() => ApplicationFormType, { description: 'The version that the application started with.' })
  form!: ApplicationFormType
  @Field(() => RefusalReasonEnum, { nullable: true })
  refusalCode!: RefusalReason | null
  @Field(() => DateTime, { nullable: true })
  submittedAt!: Date | null
  @Field(() => [String], { description: 'Steps that the applicant may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}

@ObjectType('ApplicationPass', { description: 'What opens an application from now on.', ...plain })
export class ApplicationPassType {
  @Field(() => String, { description: 'Shown once. Send it as header `x-stationmaster-link`.' })
  token!: string
  @Field(() => OwnApplicationType)
  application!: OwnApplicationType
}
