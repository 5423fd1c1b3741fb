import { credentialStates, personalKinds, type CredentialKind } from '@stationmaster/contracts/credentials'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './credential.access.ts'

export const errors = defineErrors('CREDENTIAL', {
  OWN_SUBMISSION: 'forbidden',
  RENEWAL_WAITS: 'conflict',
  OVER: 'conflict',
  NEEDS_HOLDER: 'invalid',
  BELONGS_TO_STATION: 'invalid',
})

export interface CredentialFacts {
  today: string
  validUntil: string | null
  submittedById: string | null
  deciderId: string | null
}

/**
 * N-12. The program takes `expire` on the day after the last one. `renew` is taken when the renewal is approved; until then
 * the old one goes on as it is. What was sent back is corrected in its place.
 */
export const flow = defineFlow<CredentialFacts>()({
  name: 'Credential',
  states: credentialStates,
  initial: 'SUBMITTED',
  steps: {
    approve: { from: ['SUBMITTED'], to: 'APPROVED', allow: may.DECIDE, guard: mustBeApprovable },
    reject: { from: ['SUBMITTED'], to: 'REJECTED', allow: may.DECIDE, guard: mustBeSecondPerson, reason: true },
    correct: { from: ['REJECTED'], to: 'SUBMITTED', allow: may.SUBMIT },
    withdraw: { from: ['SUBMITTED', 'REJECTED'], to: 'WITHDRAWN', allow: may.SUBMIT },
    expire: { from: ['APPROVED'], to: 'EXPIRED', allow: '' },
    renew: { from: ['APPROVED', 'EXPIRED'], to: 'SUPERSEDED', allow: may.SUBMIT },
  },
})

function mustBeSecondPerson({ submittedById, deciderId }: CredentialFacts): void {
  if (submittedById !== null && submittedById === deciderId) throw errors.OWN_SUBMISSION()
}

function mustBeApprovable(facts: CredentialFacts): void {
  mustBeSecondPerson(facts)
  if (facts.validUntil !== null && facts.validUntil < facts.today) throw errors.OVER({ validUntil: facts.validUntil })
}

/** A personal kind names its holder, the others belong to the station. */
export function mustHaveRightHolder(kind: CredentialKind, staffMemberId: string | null): void {
  const isPersonal = personalKinds.includes(kind)
  if (isPersonal && !staffMemberId) throw errors.NEEDS_HOLDER()
  if (!isPersonal && staffMemberId) throw errors.BELONGS_TO_STATION()
}
