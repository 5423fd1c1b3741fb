import type { ServiceAgreementState, VerificationResult } from '@stationmaster/contracts/agreements'

export interface Verified {
  state: ServiceAgreementState
  startsOn: string
  /** Last day on which it holds or held. */
  endsOn: string
}

const signed: readonly ServiceAgreementState[] = ['SIGNED', 'IN_FORCE', 'ENDED', 'TERMINATED', 'SUPERSEDED']
const over: readonly ServiceAgreementState[] = ['ENDED', 'TERMINATED', 'SUPERSEDED']

/** By the days, not only by the state: what ends today holds today, whether or not the nightly turn has run. */
export function resultOn(today: string, { state, startsOn, endsOn }: Verified): VerificationResult {
  if (!signed.includes(state)) return 'NOT_SIGNED'
  if (endsOn < today || (over.includes(state) && endsOn <= today)) return 'ENDED'
  return startsOn > today ? 'NOT_YET_VALID' : 'VALID'
}

/** 杭州西湖恒信家电服务中心 → 杭州****中心: enough to recognise, too little to look up. */
export function maskedParty(name: string): string {
  const signs = Array.from(name)
  return signs.length <= 4 ? `${signs[0] ?? ''}****` : `${signs.slice(0, 2).join('')}****${signs.slice(-2).join('')}`
}
