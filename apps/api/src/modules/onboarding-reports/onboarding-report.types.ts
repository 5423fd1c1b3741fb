import type { ApplicationOwner, ApplicationState, RefusalReason } from '@stationmaster/contracts/onboarding'
import { funnelStages, type FunnelStage } from '@stationmaster/contracts/onboarding-reports'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import {
  ApplicationOwnerEnum,
  ApplicationStateEnum,
  RefusalReasonEnum,
} from '../station-applications/station-application.types.ts'

const FunnelStageEnum = enumType('FunnelStage', funnelStages)

@ObjectType('ReportedStage', { description: 'How many applications came this far.', simpleResolvers: true })
class ReportedStageType {
  @Field(() => FunnelStageEnum, { description: 'Reached at some time, whatever came after.' })
  stage!: FunnelStage
  @Field(() => Int, { description: 'Applications of the list with the filter `passed`.' })
  count!: number
  @Field(() => Float, { nullable: true, description: 'Half of them took no longer from the stage before.' })
  medianDays!: number | null
  @Field(() => Float, { nullable: true, description: 'Nine of ten took no longer from the stage before.' })
  ninetiethDays!: number | null
}

@ObjectType('ReportedRefusal', { description: 'Why applications were refused.', simpleResolvers: true })
class ReportedRefusalType {
  @Field(() => RefusalReasonEnum, { description: 'Reason of the refusal.' })
  reason!: RefusalReason
  @Field(() => Int, { description: 'Applications refused for it.' })
  count!: number
}

@ObjectType('ReportedOverdue', { description: 'Who owes a step that is overdue.', simpleResolvers: true })
class ReportedOverdueType {
  @Field(() => ApplicationStateEnum, { description: 'State in which they wait.' })
  state!: ApplicationState
  @Field(() => ApplicationOwnerEnum, { description: 'Side that owes the step.' })
  owner!: ApplicationOwner
  @Field(() => ID, { nullable: true, description: 'Who holds the review; null in other states.' })
  reviewerId!: string | null
  @Field(() => String, { nullable: true, description: 'Who holds the review; null in other states.' })
  reviewerName!: string | null
  @Field(() => Int, { description: 'Applications with an overdue deadline.' })
  count!: number
}

@ObjectType('OnboardingReport', { description: 'The applications of a period in numbers.', simpleResolvers: true })
export class OnboardingReportType {
  @Field(() => [ReportedStageType], { description: 'The funnel, in its order.' })
  stages!: ReportedStageType[]
  @Field(() => [ReportedRefusalType], { description: 'Most frequent reason first.' })
  refusals!: ReportedRefusalType[]
  @Field(() => [ReportedOverdueType], { description: 'Most overdue first.' })
  overdue!: ReportedOverdueType[]
}
