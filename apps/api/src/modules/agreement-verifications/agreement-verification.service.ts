import { localDateOf } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { hashOfCode } from '../../kernel/verification-code.ts'
import { limitVisits } from '../../kernel/visitor-limit.ts'
import { agreementWithCode } from './agreement-verification.report.ts'
import { maskedParty, resultOn } from './agreement-verification.rules.ts'

const limited = limitVisits('verification', { visits: 60, minutes: 1 })
const unknown = {
  number: null,
  partyName: null,
  startsOn: null,
  endsOn: null,
  stationSignedAt: null,
  headquartersSignedAt: null,
  contentHash: null,
}

/** Says about a printed agreement what a stranger may know; a wrong code says nothing. */
export async function verify(ctx: Ctx, code: string) {
  await limited(ctx)
  const found = code.length <= 60 ? await agreementWithCode(ctx, hashOfCode(code)) : null
  if (!found) return { ...unknown, result: 'UNKNOWN' as const }
  return { ...found, partyName: maskedParty(found.partyName), result: resultOn(localDateOf(ctx.now), found) }
}
