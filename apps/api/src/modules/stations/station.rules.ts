import { stationStates, type ManagementArea, type StationState } from '@stationmaster/contracts/stations'
import { addDays, type LocalDate } from '../../kernel/clock.ts'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './station.access.ts'

export const errors = defineErrors('STATION', {
  CONTRACT_ENDED: 'conflict',
  HAS_OPEN_WORK: 'conflict',
  FIELD_BY_HEADQUARTERS: 'forbidden',
})

export interface StationFacts {
  today: string
  contractEndsOn: string | null
  /** What must be settled before the end, counted by each module that has such work: staff, orders, stock … */
  openWork: readonly { kind: string; count: number }[]
}

/** domain.md c2. Suspended stops new offers only; open work is listed for decision. */
export const flow = defineFlow<StationFacts>()({
  name: 'Station',
  states: stationStates,
  initial: 'PROBATION',
  steps: {
    confirm: { from: ['PROBATION'], to: 'ACTIVE', allow: may.SET_STATE, guard: mustHaveRunningContract, reason: true },
    putOnProbation: { from: ['ACTIVE'], to: 'PROBATION', allow: may.SET_STATE, reason: true },
    suspend: { from: ['ACTIVE', 'PROBATION'], to: 'SUSPENDED', allow: may.SET_STATE, reason: true, destructive: true },
    resume: { from: ['SUSPENDED'], to: 'ACTIVE', allow: may.SET_STATE, guard: mustHaveRunningContract, reason: true },
    startTermination: {
      from: ['ACTIVE', 'PROBATION', 'SUSPENDED'],
      to: 'TERMINATING',
      allow: may.TERMINATE,
      reason: true,
      destructive: true,
    },
    terminate: {
      from: ['TERMINATING'],
      to: 'TERMINATED',
      allow: may.TERMINATE,
      guard: mustHaveNoOpenWork,
      reason: true,
      destructive: true,
    },
  },
})
export type StationStepName = keyof typeof flow.steps

function mustHaveRunningContract({ contractEndsOn, today }: StationFacts): void {
  if (contractEndsOn && contractEndsOn < today) throw errors.CONTRACT_ENDED({ contractEndsOn })
}

function mustHaveNoOpenWork({ openWork }: StationFacts): void {
  const open = openWork.filter(({ count }) => count > 0)
  if (open.length > 0)
    throw errors.HAS_OPEN_WORK({
      count: open.reduce((sum, { count }) => sum + count, 0),
      kinds: open.map(({ kind }) => kind),
    })
}

/** What a station may change of its own profile; the rest is agreed with headquarters. */
export const ownFields = [
  'servicePhone',
  'principalPhone',
  'openingHours',
  'contacts',
  'latitude',
  'longitude',
] as const

export function mustBeOwnFields(sent: readonly string[]): void {
  const others = sent.filter((name) => !(ownFields as readonly string[]).includes(name))
  if (others.length > 0) throw errors.FIELD_BY_HEADQUARTERS({ fields: others })
}

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
