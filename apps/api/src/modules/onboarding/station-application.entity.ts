import { applicationStates, refusalReasons } from '@stationmaster/contracts/onboarding'
import { stationKinds, stationLevels } from '@stationmaster/contracts/stations'
import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { ApplicationTemplate } from '../onboarding-templates/application-template.entity.ts'
import { Region } from '../regions/region.entity.ts'
import { flow } from './station-application.rules.ts'

/** The answer to one question; the files lie in `application_file` under the question's key. */
export type AnswerValue = string | number | boolean | null
export type Answers = Record<string, AnswerValue>

/** What the reviewer asks back, by question. */
export interface AskedItem {
  question: string
  reason: string
}

const StationApplicationSchema = defineEntity({
  name: 'StationApplication',
  properties: {
    ...document,
    /** Tracking code, not guessable: SA-7K3M-9QXD. */
    code: p.text().unique('station_application_code_unique'),
    /** SHA-256 of the token that the applicant's browser holds; a later resume replaces it. */
    tokenHash: p.text().nullable(),
    /** SHA-256 of code and phone, by which a draft is resumed. */
    resumeHash: p.text(),
    state: p.enum(applicationStates).default(flow.initial),
    stateSince: p.datetime(),
    kind: p.enum(stationKinds),
    level: p.enum(stationLevels),
    template: () => p.manyToOne(ApplicationTemplate),
    companyName: p.text(),
    /** Unified social credit code; unique while the application is open (partial index). */
    licenceNo: p.text().nullable(),
    contactName: p.text(),
    phone: p.text(),
    email: p.text().nullable(),
    locale: p.enum(['zh-CN', 'en'] as const).default('zh-CN'),
    /** Row scope of region managers goes by province. */
    province: () => p.manyToOne(Region),
    city: () => p.manyToOne(Region),
    district: () => p.manyToOne(Region),
    address: p.text().nullable(),
    answers: p.json<Answers>(),
    asked: p.json<AskedItem[]>(),
    refusalCode: p.enum(refusalReasons).nullable(),
    /** Somebody of headquarters who began it for the firm; none when the firm came by itself. */
    creatorId: p.uuid().nullable(),
    reviewerId: p.uuid().nullable(),
    reviewerName: p.text().nullable(),
    reviewerIds: p.uuid().array(),
    inspectorIds: p.uuid().array(),
    submittedAt: p.datetime().nullable(),
    /** When the applicant agreed to the use of his data (PIPL). */
    consentedAt: p.datetime().nullable(),
    /** When the applicant last did something; idle applications expire. */
    activeAt: p.datetime(),
    /** The station that the opening made. */
    stationId: p.uuid().nullable(),
    searchText: p.text(),
  },
})
/** 建站申请: from the first word of a firm to the opened station. */
export class StationApplication extends StationApplicationSchema.class {}
StationApplicationSchema.setClass(StationApplication)

const ChangeSchema = defineEntity({
  name: 'StationApplicationStateChange',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    application: () => p.manyToOne(StationApplication),
    provinceId: p.uuid(),
    from: p.enum(applicationStates).nullable().fieldName('from_state'),
    to: p.enum(applicationStates).fieldName('to_state'),
    step: p.text(),
    reason: p.text(),
    reference: p.text().nullable(),
    /** Empty: the applicant, or the clock. */
    byName: p.text(),
    at: createdAt,
  },
})
/** Every state change with its reason: appended, never changed. */
export class StationApplicationStateChange extends ChangeSchema.class {}
ChangeSchema.setClass(StationApplicationStateChange)
