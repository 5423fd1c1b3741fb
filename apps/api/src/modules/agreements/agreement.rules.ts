import { serviceAgreementStates } from '@stationmaster/contracts/agreements'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './agreement.access.ts'

export const errors = defineErrors('AGREEMENT', {
  TEXT_DIFFERS: 'conflict',
  SAME_PERSON: 'forbidden',
  BLOCKED: 'conflict',
  OVER: 'conflict',
  WITHOUT_STATION: 'conflict',
  STATION_CLOSED: 'conflict',
  STATION_GOES_ON: 'conflict',
  IN_MAKING: 'conflict',
  OVERLAPS: 'conflict',
  NOT_BEGUN: 'conflict',
})

export interface AgreementFacts {
  today: string
  startsOn: string
  endsOn: string
  /** Null as long as the applicant has not become a station. */
  stationState: string | null
  isDrafter: boolean
  /** What other modules say against signing: codes, worded as enums.SigningObstacle. */
  obstacles: readonly string[]
}

/** features.md N-11, N-14. Steps without a permission are taken by the calendar or by another agreement. */
export const flow = defineFlow<AgreementFacts>()({
  name: 'ServiceAgreement',
  states: serviceAgreementStates,
  initial: 'DRAFT',
  steps: {
    offer: { from: ['DRAFT'], to: 'OFFERED', allow: may.EDIT, guard: mustNotBeOver },
    sign: { from: ['OFFERED'], to: 'SIGNED_BY_STATION', allow: may.SIGN_FOR_STATION, guard: mustNotBeOver },
    countersign: { from: ['SIGNED_BY_STATION'], to: 'SIGNED', allow: may.SIGN, guard: mustBeSignable },
    begin: { from: ['SIGNED'], to: 'IN_FORCE', allow: '', guard: mustHaveBegun },
    withdraw: {
      from: ['DRAFT', 'OFFERED', 'SIGNED_BY_STATION', 'SIGNED'],
      to: 'WITHDRAWN',
      allow: may.EDIT,
      reason: true,
      destructive: true,
    },
    end: { from: ['IN_FORCE'], to: 'ENDED', allow: '' },
    supersede: { from: ['IN_FORCE'], to: 'SUPERSEDED', allow: '' },
    terminate: {
      from: ['IN_FORCE'],
      to: 'TERMINATED',
      allow: may.TERMINATE,
      guard: mustBeParting,
      reason: true,
      destructive: true,
    },
  },
})
export type AgreementStep = keyof typeof flow.steps

function mustNotBeOver({ endsOn, today }: AgreementFacts): void {
  if (endsOn < today) throw errors.OVER({ endsOn })
}

function mustBeSignable(facts: AgreementFacts): void {
  mustNotBeOver(facts)
  if (facts.stationState === null) throw errors.WITHOUT_STATION()
  if (facts.isDrafter) throw errors.SAME_PERSON()
  if (facts.obstacles.length > 0) throw errors.BLOCKED({ obstacles: [...facts.obstacles] })
}

function mustHaveBegun({ startsOn, today }: AgreementFacts): void {
  if (startsOn > today) throw errors.NOT_BEGUN({ startsOn })
}

/** An agreement is cut short only where the partnership stops or stands still; else it is renewed or runs out. */
function mustBeParting({ stationState }: AgreementFacts): void {
  if (stationState === 'ACTIVE' || stationState === 'PROBATION') throw errors.STATION_GOES_ON()
}

/** States in which an agreement still binds or may come to bind. */
export const openStates = ['DRAFT', 'OFFERED', 'SIGNED_BY_STATION', 'SIGNED', 'IN_FORCE'] as const
export const statesInMaking = ['DRAFT', 'OFFERED', 'SIGNED_BY_STATION', 'SIGNED'] as const

export function mustBeText(own: string, shown: string): void {
  if (own !== shown) throw errors.TEXT_DIFFERS()
}

/** A renewal follows the agreement in force; a first agreement follows nothing. */
export function mustFollow(startsOn: string, inForce: { startsOn: string } | null): void {
  if (inForce && startsOn <= inForce.startsOn) throw errors.OVERLAPS({ startsOn: inForce.startsOn })
}
