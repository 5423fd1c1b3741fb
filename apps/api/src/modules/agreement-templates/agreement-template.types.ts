import { agreementTemplateStates, type AgreementTemplateState } from '@stationmaster/contracts/agreements'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime } from '../../kernel/scalars.ts'
import type { AgreementTemplate } from './agreement-template.entity.ts'

export const AgreementTemplateStateEnum = enumType('AgreementTemplateState', agreementTemplateStates)

@ObjectType('AgreementClause', { description: 'One clause in both languages.', simpleResolvers: true })
export class AgreementClauseType {
  @Field(() => String)
  titleZh!: string
  @Field(() => String)
  titleEn!: string
  @Field(() => String)
  textZh!: string
  @Field(() => String)
  textEn!: string
}

@ObjectType('AgreementTemplate', { description: 'One edition of the wording of an agreement.', simpleResolvers: true })
export class AgreementTemplateType implements Pick<
  AgreementTemplate,
  'id' | 'code' | 'edition' | 'state' | 'titleZh' | 'titleEn' | 'termMonths' | 'version'
> {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  code!: string
  @Field(() => Int, { description: 'Counts the editions of the code, from 1.' })
  edition!: number
  @Field(() => AgreementTemplateStateEnum)
  state!: AgreementTemplateState
  @Field(() => String)
  titleZh!: string
  @Field(() => String)
  titleEn!: string
  @Field(() => Int)
  termMonths!: number
  @Field(() => [AgreementClauseType])
  clauses!: AgreementClauseType[]
  @Field(() => DateTime, { nullable: true })
  publishedAt!: Date | null
  @Field(() => String, { nullable: true })
  publishedByName!: string | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  updatedAt!: Date
}
