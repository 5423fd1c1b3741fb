import { defineErrors, errors } from '../errors.ts'
import type { Auth } from './auth.ts'
import type { App } from './one-time-token.ts'
import { passwordErrors } from './password-policy.ts'
import { useCode } from './second-factor-store.ts'
import { recordSignIn } from './sign-in-audit.ts'
import { findSubject, type Subject } from './subject.ts'

export const codeErrors = defineErrors('SIGN_IN', { CODE_NEEDED: 'unauthenticated', CODE_WRONG: 'unauthenticated' })

/** What the routes know of a request. */
export interface Visit {
  app: App
  address: string
  cookies: string | undefined
  userAgent: string | undefined
  requestId: string
}

/** How somebody proves who he is: what he knows and, when he has a second factor, what he holds. */
export interface Proof {
  password: string
  code?: string | undefined
}

/** Whose session this is. Throws UNAUTHENTICATED. */
export async function signedIn(auth: Auth, { app, cookies }: Visit): Promise<Subject> {
  const actor = await auth.actorOf(app, cookies)
  const subject = actor && (await findSubject(auth.pool, 'id', actor.userId))
  if (!subject) throw errors.UNAUTHENTICATED()
  return subject
}

/** Whether this is the person's password; costs the same for people without one. */
export async function isPassword({ pool, hashing }: Auth, userId: string, password: string): Promise<boolean> {
  const { rows } = await pool.query<{ password: string | null }>(
    `select password from auth.account where user_id = $1 and provider_id = 'credential'`,
    [userId],
  )
  const known = rows[0]?.password
  if (known) return hashing.verify({ hash: known, password })
  await hashing.hash(password)
  return false
}

/** Uses up a code of the second factor, or throws SIGN_IN_CODE_WRONG; tries are counted per account. */
export async function mustUseCode(auth: Auth, userId: string, code: string): Promise<void> {
  await auth.attempts.code(userId)
  if (!(await useCode(auth, userId, code))) throw codeErrors.CODE_WRONG()
  await auth.attempts.codeRight(userId)
}

/** The second step, for those who have one. Throws SIGN_IN_CODE_NEEDED or SIGN_IN_CODE_WRONG. */
export async function takeSecondStep(auth: Auth, subject: Subject, code: string | undefined): Promise<void> {
  if (!subject.second_factor_at) return
  if (!code) throw codeErrors.CODE_NEEDED()
  await mustUseCode(auth, subject.id, code)
}

interface Claim {
  subject: Subject
  proof: Proof
}

/** Somebody signed in proves again that it is he: password, and the code when he has a second factor. */
export async function provePerson(auth: Auth, visit: Visit, { subject, proof }: Claim): Promise<void> {
  const visitor = { identifier: `change:${subject.id}`, address: visit.address }
  await auth.attempts.signIn(visitor)
  if (!(await isPassword(auth, subject.id, proof.password))) throw passwordErrors.WRONG()
  await takeSecondStep(auth, subject, proof.code)
  await auth.attempts.succeeded(visitor)
}

/** Fresh sign-in in place: the session counts as just opened for dangerous steps. */
export async function confirmSignIn(auth: Auth, visit: Visit, proof: Proof): Promise<void> {
  const subject = await signedIn(auth, visit)
  await provePerson(auth, visit, { subject, proof })
  const token = auth.tokenIn(visit.app, visit.cookies)
  await auth.pool.query('update auth.session set authenticated_at = $2 where token = $1', [token, auth.clock.now()])
  await recordSignIn(auth, { action: 'confirmSignIn', subject, requestId: visit.requestId })
}
