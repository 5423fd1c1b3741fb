import type { ConditionGroup } from '@stationmaster/contracts/onboarding'
import { questionKinds, type QuestionKind } from '@stationmaster/contracts/onboarding-templates'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { ConditionGroupEnum } from '../onboarding-templates/application-template.types.ts'

const QuestionKindEnum = enumType('QuestionKind', questionKinds)
const plain = { simpleResolvers: true }

@ObjectType('ApplicationPuzzle', { description: 'Proof of work for public forms; each counts once.', ...plain })
export class ApplicationPuzzleType {
  @Field(() => String)
  salt!: string
  @Field(() => String, { description: 'SHA-256, in hex, of the salt followed by the number that is looked for.' })
  challenge!: string
  @Field(() => Int, { description: 'The number is below this.' })
  maximum!: number
  @Field(() => DateTime)
  expiresAt!: Date
  @Field(() => String)
  signature!: string
}

@ObjectType('PublicPlace', { description: 'A place to choose from.', ...plain })
export class PublicPlaceType {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
}

@ObjectType('FormGroup', { description: 'One of the five conditions, in the language of the caller.', ...plain })
class FormGroupType {
  @Field(() => ConditionGroupEnum)
  group!: ConditionGroup
  @Field(() => String)
  intro!: string
}

@ObjectType('FormChoice', { description: 'One answer to choose.', ...plain })
class FormChoiceType {
  @Field(() => String)
  key!: string
  @Field(() => String)
  text!: string
}

@ObjectType('FormQuestion', { description: 'One question, in the language of the caller.', ...plain })
class FormQuestionType {
  @Field(() => ConditionGroupEnum)
  group!: ConditionGroup
  @Field(() => String)
  key!: string
  @Field(() => QuestionKindEnum)
  kind!: QuestionKind
  @Field(() => String)
  text!: string
  @Field(() => String, { nullable: true })
  hint!: string | null
  @Field(() => String, { nullable: true })
  unit!: string | null
  @Field(() => Float, { nullable: true, description: 'Smallest number that meets the condition.' })
  minimum!: number | null
  @Field(() => Boolean)
  required!: boolean
  @Field(() => Boolean)
  evidence!: boolean
  @Field(() => [FormChoiceType])
  choices!: FormChoiceType[]
}

@ObjectType('ApplicationForm', { description: 'What applicants are asked, in the language of the caller.', ...plain })
export class ApplicationFormType {
  @Field(() => [FormGroupType])
  groups!: FormGroupType[]
  @Field(() => [FormQuestionType])
  questions!: FormQuestionType[]
  @Field(() => [String], { description: 'The five surroundings items of the site survey.' })
  surroundings!: string[]
  @Field(() => [String], { description: 'Milestones of the construction.' })
  milestones!: string[]
  @Field(() => Int, { description: 'Usual length of the construction.' })
  constructionDays!: number
}
