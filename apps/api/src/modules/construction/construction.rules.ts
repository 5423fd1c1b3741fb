import { milestoneStates } from '@stationmaster/contracts/station-openings'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './construction.access.ts'

export const errors = defineErrors('MILESTONE', { NOT_BUILDING: 'conflict', EVIDENCE_MISSING: 'conflict' })

export interface MilestoneFacts {
  isBuilding: boolean
  needsEvidence: boolean
  files: number
}

export const flow = defineFlow<MilestoneFacts>()({
  name: 'ConstructionMilestone',
  states: milestoneStates,
  initial: 'PLANNED',
  steps: {
    complete: { from: ['PLANNED'], to: 'DONE', allow: may.REPORT, guard: mustProve },
    accept: { from: ['DONE'], to: 'ACCEPTED', allow: may.PLAN, guard: mustBeBuilding },
    giveBack: { from: ['DONE', 'ACCEPTED'], to: 'PLANNED', allow: may.PLAN, guard: mustBeBuilding, reason: true },
  },
})

export function mustBeBuilding({ isBuilding }: Pick<MilestoneFacts, 'isBuilding'>): void {
  if (!isBuilding) throw errors.NOT_BUILDING()
}

function mustProve(facts: MilestoneFacts): void {
  mustBeBuilding(facts)
  if (facts.needsEvidence && facts.files === 0) throw errors.EVIDENCE_MISSING()
}
