import * as z from 'zod/mini'
import { described, expectedVersion, id, localDate, oneOf, reason } from './fields.ts'

/** SERVICE counts working time, WALL every minute, DAYS whole calendar days up to midnight. */
export const deadlineClocks = ['SERVICE', 'WALL', 'DAYS'] as const
export const deadlineClock = oneOf('DeadlineClock', deadlineClocks)
export type DeadlineClock = z.infer<typeof deadlineClock>

/** BREACHED stays when it is done late: `endedAt` tells when. */
export const deadlineStates = ['RUNNING', 'HELD', 'MET', 'BREACHED', 'CANCELLED'] as const
export const deadlineState = oneOf('DeadlineState', deadlineStates)
export type DeadlineState = z.infer<typeof deadlineState>

/** Whom a level tells; the policy `deadlines.escalation` says who is told when. */
export const deadlineAudiences = ['OWNER', 'REGION', 'HEADQUARTERS'] as const
export type DeadlineAudience = (typeof deadlineAudiences)[number]

export const deadlineReason = z.strictObject({ id: id(), expectedVersion: expectedVersion(), reason: reason() })
export type DeadlineReason = z.infer<typeof deadlineReason>

export const extendDeadline = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  dueOn: described(localDate(), 'New last day; it must lie after the present one.'),
  reason: reason(),
})
export type ExtendDeadline = z.infer<typeof extendDeadline>
