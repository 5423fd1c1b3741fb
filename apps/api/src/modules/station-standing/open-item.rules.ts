import type { ManagementArea, StationState } from '@stationmaster/contracts/stations'
import { addDays, type LocalDate } from '../../kernel/clock.ts'

/** Days within which a thing must be done; they become settings with the policies (Y-09). */
export const dueDays = { probationReview: 90, suspensionDecision: 30, contractNotice: 60, firstAccount: 7 } as const

export interface StationStanding {
  state: StationState
  stateSinceOn: LocalDate
  createdOn: LocalDate
  contractEndsOn: LocalDate | null
  hasOpeningHours: boolean
  hasServicePhone: boolean
  hasContacts: boolean
  hasOwnerAccount: boolean
  staffCount: number
  unskilledStaffCount: number
}

export interface OpenItem {
  area: ManagementArea
  code: string
  dueOn: LocalDate | null
  count?: number
}

type Check = (standing: StationStanding, today: LocalDate) => OpenItem | false

const checks: readonly Check[] = [
  (s) =>
    s.state === 'PROBATION' && {
      area: 'ASSESSMENT',
      code: 'PROBATION_REVIEW',
      dueOn: addDays(s.stateSinceOn, dueDays.probationReview),
    },
  (s) =>
    s.state === 'SUSPENDED' && {
      area: 'ASSESSMENT',
      code: 'SUSPENSION_DECISION',
      dueOn: addDays(s.stateSinceOn, dueDays.suspensionDecision),
    },
  (s, today) =>
    s.contractEndsOn !== null &&
    s.contractEndsOn <= addDays(today, dueDays.contractNotice) && {
      area: 'INTERNAL',
      code: 'CONTRACT_RENEWAL',
      dueOn: s.contractEndsOn,
    },
  (s) => s.contractEndsOn === null && { area: 'INTERNAL', code: 'CONTRACT_MISSING', dueOn: null },
  (s) => !s.hasContacts && { area: 'INTERNAL', code: 'CONTACTS_MISSING', dueOn: null },
  (s) =>
    !s.hasOwnerAccount && {
      area: 'INTERNAL',
      code: 'ACCOUNT_MISSING',
      dueOn: addDays(s.createdOn, dueDays.firstAccount),
    },
  (s) => s.staffCount === 0 && { area: 'TRAINING', code: 'STAFF_MISSING', dueOn: null },
  (s) =>
    s.unskilledStaffCount > 0 && {
      area: 'TRAINING',
      code: 'SKILLS_MISSING',
      dueOn: null,
      count: s.unskilledStaffCount,
    },
  (s) => !s.hasServicePhone && { area: 'FOLLOW_UP', code: 'SERVICE_PHONE_MISSING', dueOn: null },
  (s) => !s.hasOpeningHours && { area: 'FOLLOW_UP', code: 'OPENING_HOURS_MISSING', dueOn: null },
]

/** What is open at a station, the most urgent first; a terminated station has nothing open. */
export function openItemsOf(standing: StationStanding, today: LocalDate): OpenItem[] {
  if (standing.state === 'TERMINATED') return []
  const items = checks.flatMap((check) => check(standing, today) || [])
  return items.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}
