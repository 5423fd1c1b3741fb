import { defineErrors } from '../errors.ts'
import type { Auth } from './auth.ts'
import { enrolmentOf, newFactorSecret } from './one-time-code.ts'
import { mustUseCode, provePerson, signedIn, type Proof, type Visit } from './prove.ts'
import { activate, keepSecret, recoveryCodesLeft, removeFactor, renewRecoveryCodes } from './second-factor-store.ts'
import { recordSignIn } from './sign-in-audit.ts'

export const secondFactorErrors = defineErrors('SECOND_FACTOR', {
  EXISTS: 'conflict',
  MISSING: 'conflict',
})

/** Whether the visitor has a second factor, since when, and how many recovery codes he has left. */
export async function secondFactorOf(auth: Auth, visit: Visit) {
  const subject = await signedIn(auth, visit)
  const since = subject.second_factor_at
  return { since, recoveryCodesLeft: since ? await recoveryCodesLeft(auth, subject.id) : 0 }
}

/** Begins the enrolment: needs the password; nothing counts before `enableSecondFactor`. */
export async function beginSecondFactor(auth: Auth, visit: Visit, proof: Proof) {
  const subject = await signedIn(auth, visit)
  if (subject.second_factor_at) throw secondFactorErrors.EXISTS()
  await provePerson(auth, visit, { subject, proof })
  const secret = newFactorSecret()
  await keepSecret(auth, subject.id, secret)
  return enrolmentOf(secret, subject.email ?? subject.phone ?? subject.name)
}

/** Ends the enrolment with a first code. @returns the recovery codes, which are shown once */
export async function enableSecondFactor(auth: Auth, visit: Visit, code: string): Promise<string[]> {
  const subject = await signedIn(auth, visit)
  if (subject.second_factor_at) throw secondFactorErrors.EXISTS()
  await mustUseCode(auth, subject.id, code)
  const codes = await activate(auth, subject.id, auth.tokenIn(visit.app, visit.cookies))
  await recordSignIn(auth, { action: 'enableSecondFactor', subject, requestId: visit.requestId })
  return codes
}

async function withFactor(auth: Auth, visit: Visit, proof: Proof) {
  const subject = await signedIn(auth, visit)
  if (!subject.second_factor_at) throw secondFactorErrors.MISSING()
  await provePerson(auth, visit, { subject, proof })
  return subject
}

/** Ends the second factor: needs the password and a code. */
export async function disableSecondFactor(auth: Auth, visit: Visit, proof: Proof): Promise<void> {
  const subject = await withFactor(auth, visit, proof)
  await removeFactor(auth, subject.id)
  await recordSignIn(auth, { action: 'disableSecondFactor', subject, requestId: visit.requestId })
}

/** New recovery codes instead of the old ones. */
export async function newCodes(auth: Auth, visit: Visit, proof: Proof): Promise<string[]> {
  const subject = await withFactor(auth, visit, proof)
  const codes = await renewRecoveryCodes(auth, subject.id)
  await recordSignIn(auth, { action: 'renewRecoveryCodes', subject, requestId: visit.requestId })
  return codes
}
