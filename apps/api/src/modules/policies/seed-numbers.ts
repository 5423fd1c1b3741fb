import {
  policyChoice,
  policyCount,
  policyDays,
  policyDuration,
  policyPercent,
  type PolicyDuration,
} from '@stationmaster/contracts/policies'
import { definePolicy } from '../../kernel/policies.ts'

/**
 * The numbers of glossary a6, each with the meaning of its source (S0 to S4). They stand here until the module that
 * works by them comes; it takes its own along.
 */
const hours = (amount: number, clock: PolicyDuration['clock']): PolicyDuration => ({ minutes: amount * 60, clock })

const duration = (key: string, initial: PolicyDuration) =>
  definePolicy({ key: `sla.${key}`, group: 'sla', schema: policyDuration, initial })

duration('repairResponse', hours(2, 'SERVICE'))
duration('guidanceFollowUp', hours(2, 'SERVICE'))
duration('emailReply', hours(24, 'WALL'))
duration('complaintResponse', hours(24, 'WALL'))

definePolicy({ key: 'returnVisit.offsetDays', group: 'returnVisit', schema: policyDays(60), initial: 3 })
definePolicy({ key: 'returnVisit.retry', group: 'returnVisit', schema: policyDays(30), initial: 1 })
definePolicy({ key: 'returnVisit.maxAttempts', group: 'returnVisit', schema: policyCount(1, 10), initial: 3 })
definePolicy({ key: 'complaint.revisitOffsetDays', group: 'returnVisit', schema: policyDays(60), initial: 3 })

const rhythms = ['WORKING_DAY', 'DAY', 'WEEK', 'MONTH'] as const
const rhythm = () => policyChoice('ReportRhythm', rhythms)
definePolicy({ key: 'report.daily', group: 'report', schema: rhythm(), initial: 'WORKING_DAY' })
definePolicy({ key: 'report.weekly', group: 'report', schema: rhythm(), initial: 'WEEK' })

definePolicy({ key: 'churn.afterBadService', group: 'risk', schema: policyPercent(), initial: 80 })
