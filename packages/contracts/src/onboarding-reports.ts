import * as z from 'zod/mini'
import { described, id, moment, oneOf } from './fields.ts'
import type { ApplicationState } from './onboarding.ts'
import { stationKind, stationLevel } from './stations.ts'

/** How far an application has come, once and for all. */
export const funnelStages = ['BEGUN', 'SUBMITTED', 'APPROVED', 'ACCEPTED', 'OPENED'] as const
export const funnelStage = oneOf('FunnelStage', funnelStages)
export type FunnelStage = z.infer<typeof funnelStage>

/** The state whose first entry makes the stage; every application has begun. */
export const stateOfStage = {
  BEGUN: null,
  SUBMITTED: 'SUBMITTED',
  APPROVED: 'PRELIM_APPROVED',
  ACCEPTED: 'OPENING_PREP',
  OPENED: 'OPENED',
} as const satisfies Record<FunnelStage, ApplicationState | null>

const orNone = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema))

export const onboardingReport = z.strictObject({
  from: described(orNone(moment()), 'Applications begun at this moment or later.'),
  to: described(orNone(moment()), 'Applications begun before this moment.'),
  areaId: described(orNone(id()), 'Only sites in this large region.'),
  provinceId: described(orNone(id()), 'Only sites in this province.'),
  kind: described(orNone(stationKind), 'Only stations of this kind.'),
  level: described(orNone(stationLevel), 'Only stations of this level.'),
})
export type OnboardingReportQuestion = z.infer<typeof onboardingReport>
