import * as z from 'zod/mini'
import { described, expectedVersion, id, oneOf, optionalText, reason } from './fields.ts'

/** domain.md c1. */
export const applicationStates = [
  'DRAFT',
  'SUBMITTED',
  'IN_REVIEW',
  'RETURNED',
  'PRELIM_APPROVED',
  'CONSTRUCTION',
  'INSPECTION',
  'RECTIFICATION',
  'OPENING_PREP',
  'SIGNING',
  'OPENED',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
] as const
export const applicationState = oneOf('StationApplicationState', applicationStates)
export type ApplicationState = z.infer<typeof applicationState>

/** The four steps of the handbook (S0 chapter 3): 申请、初审、服务站建设、开张预备和签约. */
export const applicationPhases = ['APPLICATION', 'PRELIMINARY_REVIEW', 'CONSTRUCTION', 'OPENING'] as const
export const applicationPhase = oneOf('ApplicationPhase', applicationPhases)
export type ApplicationPhase = z.infer<typeof applicationPhase>

/** Which of the four steps a state belongs to; where an application ended is told by its history. */
export const phaseOfState = {
  DRAFT: 'APPLICATION',
  RETURNED: 'APPLICATION',
  SUBMITTED: 'PRELIMINARY_REVIEW',
  IN_REVIEW: 'PRELIMINARY_REVIEW',
  PRELIM_APPROVED: 'CONSTRUCTION',
  CONSTRUCTION: 'CONSTRUCTION',
  INSPECTION: 'CONSTRUCTION',
  RECTIFICATION: 'CONSTRUCTION',
  OPENING_PREP: 'OPENING',
  SIGNING: 'OPENING',
  OPENED: 'OPENING',
  REJECTED: 'PRELIMINARY_REVIEW',
  WITHDRAWN: 'APPLICATION',
  EXPIRED: 'APPLICATION',
} as const satisfies Record<ApplicationState, ApplicationPhase>

/** The five conditions of the handbook (S0 chapter 3): 组织机构、硬件、服务人员、管理人员或法人代表、资金. */
export const conditionGroups = ['ORGANIZATION', 'HARDWARE', 'SERVICE_STAFF', 'MANAGEMENT', 'CAPITAL'] as const
export const conditionGroup = oneOf('ConditionGroup', conditionGroups)
export type ConditionGroup = z.infer<typeof conditionGroup>

/** The five surroundings items of the handbook (S0 chapter 3, 周边环境). */
export const surroundingsItems = [
  'VISIBLE_AND_ACCESSIBLE',
  'SIGNPOSTED',
  'SUITED_TO_VISITORS',
  'NOT_DISTURBING',
  'CLEAN',
] as const
export const surroundingsItem = oneOf('SurroundingsItem', surroundingsItems)
export type SurroundingsItem = z.infer<typeof surroundingsItem>

/** Who has to act next. */
export const applicationOwners = ['APPLICANT', 'HEADQUARTERS', 'BOTH', 'NOBODY'] as const
export const applicationOwner = oneOf('ApplicationOwner', applicationOwners)
export type ApplicationOwner = z.infer<typeof applicationOwner>

export const refusalReasons = [
  'CONDITIONS_NOT_MET',
  'TERRITORY_TAKEN',
  'UNTRUE_STATEMENTS',
  'NO_DEMAND',
  'OTHER',
] as const
export const refusalReason = oneOf('RefusalReason', refusalReasons)
export type RefusalReason = z.infer<typeof refusalReason>

export const applicationStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type ApplicationStep = z.infer<typeof applicationStep>

export const applicationReasonStep = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  reason: described(reason(), 'Why the step is taken; kept with the change for ever.'),
})
export type ApplicationReasonStep = z.infer<typeof applicationReasonStep>

export const rejectApplication = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  reasonCode: refusalReason,
  reason: described(reason(), 'What the applicant is told.'),
})
export type RejectApplication = z.infer<typeof rejectApplication>

export const approveApplication = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  overlapReason: described(
    optionalText(500),
    'Why a further station is wanted where the district already has one; required then.',
  ),
})
export type ApproveApplication = z.infer<typeof approveApplication>
