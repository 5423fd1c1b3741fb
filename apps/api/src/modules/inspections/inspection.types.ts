import {
  inspectionItemKinds,
  inspectionResults,
  inspectionStates,
  type InspectionItemKind,
  type InspectionResult,
  type InspectionState,
} from '@stationmaster/contracts/station-openings'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'
import { EvidenceFileType } from '../construction/construction.types.ts'
import type { AcceptanceInspection, InspectionItem } from './inspection.entity.ts'

export const InspectionStateEnum = enumType('InspectionState', inspectionStates)
export const InspectionItemKindEnum = enumType('InspectionItemKind', inspectionItemKinds)
export const InspectionResultEnum = enumType('InspectionResult', inspectionResults)

@ObjectType('InspectionItem', { description: 'What one visit says about one thing.', simpleResolvers: true })
export class InspectionItemType implements Pick<InspectionItem, 'id' | 'key' | 'titleZh' | 'titleEn' | 'version'> {
  @Field(() => ID)
  id!: string
  @Field(() => InspectionItemKindEnum)
  kind!: InspectionItemKind
  @Field(() => String, { description: 'Key in the template.' })
  key!: string
  @Field(() => String)
  titleZh!: string
  @Field(() => String)
  titleEn!: string
  @Field(() => InspectionResultEnum, { nullable: true, description: 'Null until it has been looked at.' })
  result!: InspectionResult | null
  @Field(() => Int, { nullable: true, description: 'Points, 0 to 100.' })
  score!: number | null
  @Field(() => String, { nullable: true })
  note!: string | null
  @Field(() => [EvidenceFileType])
  files!: EvidenceFileType[]
  @Field(() => LocalDate, { nullable: true, description: 'By when a failed item is to be put right.' })
  dueOn!: string | null
  @Field(() => DateTime, { nullable: true, description: 'When the applicant said that it is put right.' })
  rectifiedAt!: Date | null
  @Field(() => String, { nullable: true })
  rectifiedNote!: string | null
  @Field(() => [EvidenceFileType])
  rectifiedFiles!: EvidenceFileType[]
  @Field(() => Int)
  version!: number
}

@ObjectType('AcceptanceInspection', { description: 'One visit to the finished station.', simpleResolvers: true })
export class AcceptanceInspectionType implements Pick<
  AcceptanceInspection,
  'id' | 'round' | 'state' | 'inspectorName' | 'version'
> {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { description: '1, 2, 3 …' })
  round!: number
  @Field(() => InspectionStateEnum)
  state!: InspectionState
  @Field(() => String)
  inspectorName!: string
  @Field(() => Int, { nullable: true, description: 'Points over all items so far, once the round is over.' })
  score!: number | null
  @Field(() => DateTime, { nullable: true })
  finishedAt!: Date | null
  @Field(() => [InspectionItemType])
  items!: InspectionItemType[]
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
}
