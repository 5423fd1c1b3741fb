import { stationStates } from '@stationmaster/contracts/stations'
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
