import { reviewVerdicts, type ReviewVerdict } from '@stationmaster/contracts/application-reviews'
import type { ConditionGroup } from '@stationmaster/contracts/onboarding'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord, extendRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { ConditionGroupEnum } from '../onboarding-templates/application-template.types.ts'
import { ApplicationMark } from './application-mark.entity.ts'

const ReviewVerdictEnum = enumType('ReviewVerdict', reviewVerdicts)

@ObjectType('ApplicationMark', { description: 'What the reviewer says about one question.', simpleResolvers: true })
export class ApplicationMarkType implements Pick<ApplicationMark, 'id' | 'question' | 'verdict' | 'byName'> {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Key of the question.' })
  question!: string
  @Field(() => ReviewVerdictEnum)
  verdict!: ReviewVerdict
  @Field(() => String, { nullable: true })
  note!: string | null
  @Field(() => String)
  byName!: string
  @Field(() => DateTime)
  updatedAt!: Date
}

@ObjectType('GroupScore', { description: 'How far one condition is met, by the marks so far.', simpleResolvers: true })
export class GroupScoreType {
  @Field(() => ConditionGroupEnum)
  group!: ConditionGroup
  @Field(() => Int, { description: 'Points of the passed questions in a hundred of all.' })
  score!: number
  @Field(() => Int)
  passMark!: number
  @Field(() => Boolean)
  passed!: boolean
  @Field(() => Int, { description: 'Questions without a mark.' })
  open!: number
}

defineRecord({ name: 'ApplicationMark', entity: ApplicationMark })
extendRecord('StationApplication', {
  many: { marks: { of: ApplicationMark, by: 'application', order: 'createdAt', limit: 200 } },
})
