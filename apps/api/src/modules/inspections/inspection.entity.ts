import { inspectionItemKinds, inspectionResults, inspectionStates } from '@stationmaster/contracts/station-openings'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { flow } from './inspection.rules.ts'

const AcceptanceInspectionSchema = defineEntity({
  name: 'AcceptanceInspection',
  properties: {
    ...document,
    application: () => p.manyToOne(StationApplication),
    provinceId: p.uuid(),
    round: p.integer(),
    state: p.enum(inspectionStates).default(flow.initial),
    inspectorId: p.uuid(),
    inspectorName: p.text(),
    score: p.integer().nullable(),
    finishedAt: p.datetime().nullable(),
  },
})
/** 验收: one visit to the finished station. */
export class AcceptanceInspection extends AcceptanceInspectionSchema.class {}
AcceptanceInspectionSchema.setClass(AcceptanceInspection)

const InspectionItemSchema = defineEntity({
  name: 'InspectionItem',
  properties: {
    ...document,
    inspection: () => p.manyToOne(AcceptanceInspection),
    application: () => p.manyToOne(StationApplication),
    provinceId: p.uuid(),
    kind: p.enum(inspectionItemKinds),
    key: p.text(),
    position: p.integer(),
    titleZh: p.text(),
    titleEn: p.text(),
    result: p.enum(inspectionResults).nullable(),
    score: p.integer().nullable(),
    note: p.text().nullable(),
    fileIds: p.uuid().array(),
    dueOn: p.date().nullable(),
    rectifiedAt: p.datetime().nullable(),
    rectifiedNote: p.text().nullable(),
    rectifiedFileIds: p.uuid().array(),
  },
})
/** What one visit says about one thing, and what the applicant did about it. */
export class InspectionItem extends InspectionItemSchema.class {}
InspectionItemSchema.setClass(InspectionItem)
