import { policyStates } from '@stationmaster/contracts/policies'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './policy.access.ts'

export const errors = defineErrors('POLICY', {
  UNCHANGED: 'conflict',
  OWN_PROPOSAL: 'forbidden',
  PROPOSAL_OPEN: 'conflict',
  TOO_LATE: 'conflict',
})

export interface PolicyFacts {
  today: string
  effectiveOn: string
  proposedById: string | null
  deciderId: string | null
  state: string
}

/** Y-09: what holds today has been approved by a second person before today, so nothing changes in the past. */
export const flow = defineFlow<PolicyFacts>()({
  name: 'PolicyVersion',
  states: policyStates,
  initial: 'PROPOSED',
  steps: {
    approve: { from: ['PROPOSED'], to: 'APPROVED', allow: may.APPROVE, guard: mustBeApprovable },
    reject: { from: ['PROPOSED'], to: 'REJECTED', allow: may.APPROVE, guard: mustBeSecondPerson, reason: true },
    withdraw: {
      from: ['PROPOSED', 'APPROVED'],
      to: 'WITHDRAWN',
      allow: may.PROPOSE,
      guard: mustNotHoldYet,
      reason: true,
      destructive: true,
    },
  },
})

function mustBeSecondPerson({ proposedById, deciderId }: PolicyFacts): void {
  if (!isSecondPerson(proposedById, deciderId)) throw errors.OWN_PROPOSAL()
}

function mustBeApprovable(facts: PolicyFacts): void {
  mustBeSecondPerson(facts)
  mustBeAhead(facts)
}

/** A proposal may always be taken back, an approved version only until it holds. */
function mustNotHoldYet(facts: PolicyFacts): void {
  if (facts.state === 'APPROVED') mustBeAhead(facts)
}

/** The first day must still come. */
export function mustBeAhead({ today, effectiveOn }: Pick<PolicyFacts, 'today' | 'effectiveOn'>): void {
  if (effectiveOn <= today) throw errors.TOO_LATE({ effectiveOn })
}

export const isSecondPerson = (proposedById: string | null, deciderId: string | null): boolean =>
  deciderId !== null && deciderId !== proposedById

/** What a version offers this person now; the guards say it again when the step is tried. */
export const stepsFor = (state: PolicyFacts['state'], facts: PolicyFacts, steps: readonly string[]): string[] =>
  steps.filter((step) => {
    if (step === 'withdraw') return state === 'PROPOSED' || facts.effectiveOn > facts.today
    const second = isSecondPerson(facts.proposedById, facts.deciderId)
    return step === 'approve' ? second && facts.effectiveOn > facts.today : second
  })
