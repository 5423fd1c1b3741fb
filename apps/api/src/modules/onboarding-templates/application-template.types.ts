import { conditionGroups, surroundingsItems } from '@stationmaster/contracts/onboarding'
import {
  checkKinds,
  questionKinds,
  templateStates,
  type CheckKind,
  type LocalizedText,
  type QuestionKind,
  type TemplateContent,
  type TemplateState,
} from '@stationmaster/contracts/onboarding-templates'
import type { ConditionGroup, SurroundingsItem } from '@stationmaster/contracts/onboarding'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { StationKindEnum, StationLevelEnum } from '../stations/station.types.ts'
import { may } from './application-template.access.ts'
import { ApplicationTemplate } from './application-template.entity.ts'

export const TemplateStateEnum = enumType('ApplicationTemplateState', templateStates)
export const ConditionGroupEnum = enumType('ConditionGroup', conditionGroups)
export const SurroundingsItemEnum = enumType('SurroundingsItem', surroundingsItems)
const QuestionKindEnum = enumType('QuestionKind', questionKinds)
const CheckKindEnum = enumType('OpeningCheckKind', checkKinds)

@ObjectType('LocalizedText', { description: 'One text in both languages.', simpleResolvers: true })
export class LocalizedTextType {
  @Field(() => String, { description: 'Chinese.' })
  zh!: string
  @Field(() => String, { description: 'English.' })
  en!: string
}

@ObjectType('TemplateChoice', { description: 'One answer of a question that offers some.', simpleResolvers: true })
class TemplateChoiceType {
  @Field(() => String)
  key!: string
  @Field(() => LocalizedTextType)
  text!: LocalizedText
}

@ObjectType('TemplateQuestion', { description: 'One requirement that an applicant answers.', simpleResolvers: true })
class TemplateQuestionType {
  @Field(() => String, { description: 'Name inside the template; answers are kept under it.' })
  key!: string
  @Field(() => QuestionKindEnum)
  kind!: QuestionKind
  @Field(() => LocalizedTextType)
  text!: LocalizedText
  @Field(() => LocalizedTextType, { nullable: true })
  hint!: LocalizedText | null
  @Field(() => Boolean)
  required!: boolean
  @Field(() => Boolean)
  evidence!: boolean
  @Field(() => Int, { description: 'Weight in the score of its group, 0 to 100.' })
  points!: number
  @Field(() => LocalizedTextType, { nullable: true })
  unit!: LocalizedText | null
  @Field(() => Float, { nullable: true, description: 'Smallest number that meets the condition.' })
  minimum!: number | null
  @Field(() => [TemplateChoiceType], { nullable: true })
  choices!: TemplateChoiceType[] | null
}

@ObjectType('TemplateGroup', { description: 'One of the five conditions.', simpleResolvers: true })
class TemplateGroupType {
  @Field(() => ConditionGroupEnum)
  group!: ConditionGroup
  @Field(() => LocalizedTextType)
  intro!: LocalizedText
  @Field(() => Int, { description: 'Score from 0 to 100 that the group must reach.' })
  passMark!: number
  @Field(() => [TemplateQuestionType])
  questions!: TemplateQuestionType[]
}

@ObjectType('TemplateMilestone', { description: 'One milestone of the construction.', simpleResolvers: true })
class TemplateMilestoneType {
  @Field(() => String)
  key!: string
  @Field(() => LocalizedTextType)
  title!: LocalizedText
  @Field(() => Int, { description: 'Days after the start of construction.' })
  days!: number
  @Field(() => Boolean)
  evidence!: boolean
}

@ObjectType('TemplateCheck', { description: 'One item of the opening checklist.', simpleResolvers: true })
class TemplateCheckType {
  @Field(() => String)
  key!: string
  @Field(() => LocalizedTextType)
  title!: LocalizedText
  @Field(() => CheckKindEnum)
  kind!: CheckKind
  @Field(() => Boolean)
  mandatory!: boolean
  @Field(() => String, { nullable: true, description: 'Key of the computed check that answers.' })
  computedBy!: string | null
}

@ObjectType('TemplateSurroundings', { description: 'One of the five surroundings items.', simpleResolvers: true })
class TemplateSurroundingsType {
  @Field(() => SurroundingsItemEnum)
  item!: SurroundingsItem
  @Field(() => LocalizedTextType)
  title!: LocalizedText
  @Field(() => LocalizedTextType, { nullable: true })
  hint!: LocalizedText | null
}

@ObjectType('TemplateContent', { description: 'Everything that a template asks for.', simpleResolvers: true })
export class TemplateContentType {
  @Field(() => [TemplateGroupType])
  groups!: TemplateGroupType[]
  @Field(() => [TemplateMilestoneType])
  milestones!: TemplateMilestoneType[]
  @Field(() => [TemplateCheckType])
  checklist!: TemplateCheckType[]
  @Field(() => [TemplateSurroundingsType])
  surroundings!: TemplateSurroundingsType[]
  @Field(() => Int, { description: 'Score from 0 to 100 that the acceptance inspection must reach.' })
  inspectionPassMark!: number
}

@ObjectType('ComputedCheck', { description: 'A check that the program answers by itself.', simpleResolvers: true })
export class ComputedCheckType {
  @Field(() => String)
  key!: string
  @Field(() => LocalizedTextType)
  label!: LocalizedText
}

@ObjectType('ApplicationTemplate', {
  description: 'One version of what a station of a kind and level must meet. Published versions never change.',
  simpleResolvers: true,
})
export class ApplicationTemplateType implements Pick<ApplicationTemplate, 'id' | 'kind' | 'level' | 'number'> {
  @Field(() => ID)
  id!: string
  @Field(() => StationKindEnum)
  kind!: StationKind
  @Field(() => StationLevelEnum)
  level!: StationLevel
  @Field(() => Int, { description: 'Counts the versions of this kind and level: 1, 2, 3 …' })
  number!: number
  @Field(() => TemplateStateEnum)
  state!: TemplateState
  @Field(() => TemplateContentType)
  content!: TemplateContent
  @Field(() => DateTime, { nullable: true })
  publishedAt!: Date | null
  @Field(() => String, { nullable: true })
  publishedByName!: string | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime)
  updatedAt!: Date
}

const stepsIn: Record<string, readonly string[]> = { DRAFT: ['edit', 'publish', 'discard'], PUBLISHED: ['draft'] }

defineRecord({
  name: 'ApplicationTemplate',
  entity: ApplicationTemplate,
  computed: {
    availableActions: {
      needs: ['state'],
      compute: (row, { actor }) => (actor?.permissions.has(may.EDIT) ? (stepsIn[row['state'] as string] ?? []) : []),
    },
  },
})
