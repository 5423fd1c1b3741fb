import { milestoneStates, type MilestoneState } from '@stationmaster/contracts/station-openings'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'
import type { ConstructionMilestone } from './construction.entity.ts'

export const MilestoneStateEnum = enumType('MilestoneState', milestoneStates)

@ObjectType('EvidenceFile', {
  description: 'A photo or document that proves something; fetch it from /application-files/{id}.',
  simpleResolvers: true,
})
export class EvidenceFileType {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => String, { description: 'Media type, found in the bytes.' })
  mediaType!: string
}

@ObjectType('ConstructionMilestone', {
  description: 'One piece of the construction of a station.',
  simpleResolvers: true,
})
export class ConstructionMilestoneType implements Pick<
  ConstructionMilestone,
  'id' | 'key' | 'position' | 'titleZh' | 'titleEn' | 'plannedOn' | 'state' | 'version'
> {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Key in the template.' })
  key!: string
  @Field(() => Int, { description: 'Place in the plan, from 0.' })
  position!: number
  @Field(() => String)
  titleZh!: string
  @Field(() => String)
  titleEn!: string
  @Field(() => Boolean, { description: 'Whether a photo or document must prove it.' })
  needsEvidence!: boolean
  @Field(() => LocalDate)
  plannedOn!: string
  @Field(() => MilestoneStateEnum)
  state!: MilestoneState
  @Field(() => Boolean, { description: 'Planned for a day that is over, and not done.' })
  isOverdue!: boolean
  @Field(() => String, { nullable: true, description: 'What the applicant says about it.' })
  note!: string | null
  @Field(() => [EvidenceFileType])
  files!: EvidenceFileType[]
  @Field(() => DateTime, { nullable: true })
  doneAt!: Date | null
  @Field(() => DateTime, { nullable: true })
  acceptedAt!: Date | null
  @Field(() => String, { nullable: true })
  acceptedByName!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Why headquarters gave it back; null once it is reported again.',
  })
  returnedReason!: string | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}
