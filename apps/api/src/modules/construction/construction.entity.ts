import { milestoneStates } from '@stationmaster/contracts/station-openings'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { flow } from './construction.rules.ts'

const ConstructionMilestoneSchema = defineEntity({
  name: 'ConstructionMilestone',
  properties: {
    ...document,
    application: () => p.manyToOne(StationApplication),
    provinceId: p.uuid(),
    key: p.text(),
    position: p.integer(),
    titleZh: p.text(),
    titleEn: p.text(),
    needsEvidence: p.boolean(),
    plannedOn: p.date(),
    state: p.enum(milestoneStates).default(flow.initial),
    note: p.text().nullable(),
    fileIds: p.uuid().array(),
    doneAt: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable(),
    acceptedByName: p.text().nullable(),
    returnedReason: p.text().nullable(),
  },
})
/** One piece of the construction, as the template of the application names it. */
export class ConstructionMilestone extends ConstructionMilestoneSchema.class {}
ConstructionMilestoneSchema.setClass(ConstructionMilestone)
