import * as z from 'zod/mini'
import { signature } from './agreements.ts'
import {
  described,
  expectedVersion,
  id,
  localDate,
  oneOf,
  optionalLocalDate,
  optionalText,
  reason,
  text,
} from './fields.ts'
import { stationNameLength } from './stations.ts'

const step = { id: id(), expectedVersion: expectedVersion() }
const key = () => z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]{1,39}$/, 'INVALID'))
const files = () =>
  described(z.optional(z.array(id()).check(z.maxLength(10, 'TOO_MANY'))), 'Photos or documents, at most 10.')

export const milestoneStates = ['PLANNED', 'DONE', 'ACCEPTED'] as const
export const milestoneState = oneOf('MilestoneState', milestoneStates)
export type MilestoneState = z.infer<typeof milestoneState>

const plannedMilestone = z.strictObject({
  key: described(key(), 'Key of the milestone in the template.'),
  plannedOn: described(localDate(), 'Day on which it is to be done.'),
})
export const startConstruction = z.strictObject({
  ...step,
  milestones: described(
    z.array(plannedMilestone).check(z.minLength(1, 'REQUIRED'), z.maxLength(30, 'TOO_MANY')),
    'Days for the milestones of the template; those that are not named keep the days of the template.',
  ),
})
export type StartConstruction = z.infer<typeof startConstruction>

export const replanMilestone = z.strictObject({ ...step, plannedOn: localDate(), reason: reason() })
export type ReplanMilestone = z.infer<typeof replanMilestone>

/** The applicant's word that something is built or put right, with what proves it. */
export const proveStep = z.strictObject({ ...step, note: optionalText(500), fileIds: files() })
export type ProveStep = z.infer<typeof proveStep>

export const milestoneReasonStep = z.strictObject({ ...step, reason: reason() })
export type MilestoneReasonStep = z.infer<typeof milestoneReasonStep>

export const plainStep = z.strictObject(step)
export type PlainStep = z.infer<typeof plainStep>

export const inspectionStates = ['OPEN', 'FAILED', 'PASSED'] as const
export const inspectionState = oneOf('InspectionState', inspectionStates)
export type InspectionState = z.infer<typeof inspectionState>

export const inspectionItemKinds = ['SURROUNDINGS', 'CONSTRUCTION'] as const
export const inspectionItemKind = oneOf('InspectionItemKind', inspectionItemKinds)
export type InspectionItemKind = z.infer<typeof inspectionItemKind>

export const inspectionResults = ['PASS', 'FAIL'] as const
export const inspectionResult = oneOf('InspectionResult', inspectionResults)
export type InspectionResult = z.infer<typeof inspectionResult>

export const startInspection = z.strictObject({ applicationId: id() })
export type StartInspection = z.infer<typeof startInspection>

export const recordInspectionItem = z
  .strictObject({
    ...step,
    result: inspectionResult,
    score: described(z.int().check(z.minimum(0, 'RANGE'), z.maximum(100, 'RANGE')), 'Points from 0 to 100.'),
    note: optionalText(500),
    fileIds: files(),
    dueOn: described(optionalLocalDate(), 'By when the applicant puts it right; needed when it fails.'),
  })
  .check(
    z.refine(({ result, dueOn }) => result === 'PASS' || Boolean(dueOn), { message: 'REQUIRED', path: ['dueOn'] }),
    z.refine(({ result, note }) => result === 'PASS' || Boolean(note), { message: 'REQUIRED', path: ['note'] }),
  )
export type RecordInspectionItem = z.infer<typeof recordInspectionItem>

export const answerOpeningCheck = z.strictObject({
  applicationId: id(),
  key: key(),
  isDone: z.boolean(),
  note: optionalText(500),
  fileIds: files(),
})
export type AnswerOpeningCheck = z.infer<typeof answerOpeningCheck>

export const draftApplicationAgreement = z
  .strictObject({ ...step, templateId: id(), startsOn: localDate(), endsOn: localDate() })
  .check(z.refine(({ startsOn, endsOn }) => endsOn > startsOn, { message: 'NOT_AFTER_START', path: ['endsOn'] }))
export type DraftApplicationAgreement = z.infer<typeof draftApplicationAgreement>

export const signApplicationAgreement = z.strictObject({ ...step, ...signature })
export type SignApplicationAgreement = z.infer<typeof signApplicationAgreement>

export const openStation = z.strictObject({
  ...step,
  ...signature,
  stationCode: described(text(20), 'Code of the new station.'),
  stationName: described(text(stationNameLength), 'Name of the new station.'),
})
export type OpenStation = z.infer<typeof openStation>
