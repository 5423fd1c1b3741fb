import { identifierOf } from '@stationmaster/contracts/identity'
import type { Config } from '../config.ts'
import { both, say } from '../console-words.ts'
import { removeFactor } from '../kernel/auth/second-factor-store.ts'
import { recordSignIn } from '../kernel/auth/sign-in-audit.ts'
import { findSubject } from '../kernel/auth/subject.ts'
import { systemClock } from '../kernel/clock.ts'
import { connectionAs, openPool, type Connection } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'

/** `second-factor:reset <e-mail or phone>`: for the only administrator, who lost his phone and his recovery codes. */
export async function resetSecondFactor(owner: Connection, _: Config, [typed = '']: string[]): Promise<void> {
  const known = identifierOf(typed)
  if (!known) throw new Error(both('startUp.secondFactorUsage'))
  const pool = openPool(connectionAs(owner)('app_auth'), 1)
  try {
    const subject = await findSubject(pool, known.by, known.value)
    if (!subject?.second_factor_at) throw new Error(both('startUp.secondFactorNone', { identifier: known.value }))
    await removeFactor({ pool }, subject.id, { endingSessions: true })
    const auth = { pool, clock: systemClock }
    await recordSignIn(auth, { action: 'resetSecondFactor', subject, byProgram: true, requestId: newId() })
    say('startUp.secondFactorReset', { identifier: known.value })
  } finally {
    await pool.end()
  }
}
