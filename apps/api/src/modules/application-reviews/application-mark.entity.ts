import { reviewVerdicts } from '@stationmaster/contracts/application-reviews'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'

const { version: _, ...dated } = document

const ApplicationMarkSchema = defineEntity({
  name: 'ApplicationMark',
  properties: {
    ...dated,
    application: () => p.manyToOne(StationApplication),
    provinceId: p.uuid(),
    question: p.text(),
    verdict: p.enum(reviewVerdicts),
    note: p.text().nullable(),
    byId: p.uuid(),
    byName: p.text(),
  },
})
/** What the reviewer says about one question. */
export class ApplicationMark extends ApplicationMarkSchema.class {}
ApplicationMarkSchema.setClass(ApplicationMark)
