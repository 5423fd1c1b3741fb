import { staffStates } from '@stationmaster/contracts/stations'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './staff-member.access.ts'

export const errors = defineErrors('STAFF_MEMBER', {
  STATION_CLOSED: 'conflict',
  LEFT_BEFORE_JOINING: 'invalid',
})

export interface StaffFacts {
  stationState: string
}

/** M-03: whoever has left keeps his record and loses his account. */
export const flow = defineFlow<StaffFacts>()({
  name: 'StaffMember',
  states: staffStates,
  initial: 'ACTIVE',
  steps: {
    deactivate: { from: ['ACTIVE'], to: 'LEFT', allow: may.EDIT, destructive: true },
    reactivate: { from: ['LEFT'], to: 'ACTIVE', allow: may.EDIT, guard: mustBeOpenStation },
  },
})

export function mustBeOpenStation({ stationState }: StaffFacts): void {
  if (stationState === 'TERMINATED') throw errors.STATION_CLOSED()
}
