import { locationRatings, type SurroundingsResult } from '@stationmaster/contracts/application-reviews'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'

const SiteSurveySchema = defineEntity({
  name: 'SiteSurvey',
  properties: {
    ...document,
    application: () => p.manyToOne(StationApplication),
    provinceId: p.uuid(),
    items: p.json<SurroundingsResult[]>(),
    /** N-07, asked of whoever visits: how well customers reach the site, how convenient it is, whether that decides. */
    accessibility: p.enum(locationRatings).nullable(),
    convenience: p.enum(locationRatings).nullable(),
    isKeyFactor: p.boolean().nullable(),
    remark: p.text().nullable(),
    /** N-07, counted by `coverage` when the survey is saved; none before it was. */
    customersWithin30Minutes: p.integer().nullable().fieldName('customers_within_30_minutes'),
    customersWithin60Minutes: p.integer().nullable().fieldName('customers_within_60_minutes'),
    byName: p.text(),
    surveyedAt: p.datetime(),
  },
})
/** What somebody saw at the planned site: five surroundings items with photos, and the place itself. */
export class SiteSurvey extends SiteSurveySchema.class {}
SiteSurveySchema.setClass(SiteSurvey)
