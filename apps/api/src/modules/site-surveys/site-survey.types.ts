import { locationRatings, type LocationRating } from '@stationmaster/contracts/application-reviews'
import type { SurroundingsItem } from '@stationmaster/contracts/onboarding'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord, extendRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { SurroundingsItemEnum } from '../onboarding-templates/application-template.types.ts'
import { SiteSurvey } from './site-survey.entity.ts'

const LocationRatingEnum = enumType('LocationRating', locationRatings)

@ObjectType('SurroundingsResult', { description: 'What was seen of one surroundings item.', simpleResolvers: true })
class SurroundingsResultType {
  @Field(() => SurroundingsItemEnum)
  item!: SurroundingsItem
  @Field(() => Boolean, { nullable: true, description: 'Null: not looked at yet.' })
  passed!: boolean | null
  @Field(() => String, { nullable: true })
  note!: string | null
}

@ObjectType('SiteSurvey', { description: 'What somebody saw at the planned site.', simpleResolvers: true })
export class SiteSurveyType implements Pick<SiteSurvey, 'id' | 'byName' | 'version'> {
  @Field(() => ID)
  id!: string
  @Field(() => [SurroundingsResultType])
  items!: SurroundingsResultType[]
  @Field(() => LocationRatingEnum, { nullable: true })
  accessibility!: LocationRating | null
  @Field(() => LocationRatingEnum, { nullable: true })
  convenience!: LocationRating | null
  @Field(() => Boolean, { nullable: true })
  isKeyFactor!: boolean | null
  @Field(() => String, { nullable: true })
  remark!: string | null
  @Field(() => Int, { nullable: true, description: 'Customers within 30 minutes of the site; null until counted.' })
  customersWithin30Minutes!: number | null
  @Field(() => Int, { nullable: true, description: 'Customers within 60 minutes of the site; null until counted.' })
  customersWithin60Minutes!: number | null
  @Field(() => String)
  byName!: string
  @Field(() => DateTime)
  surveyedAt!: Date
  @Field(() => Int)
  version!: number
}

defineRecord({ name: 'SiteSurvey', entity: SiteSurvey })
extendRecord('StationApplication', {
  many: { siteSurveys: { of: SiteSurvey, by: 'application', order: 'createdAt', limit: 1 } },
})
