import { identifierOf } from '@stationmaster/contracts/identity'
import { APIError } from 'better-auth/api'
import { AppError, defineErrors } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Auth } from './auth.ts'
import { issueToken, setPasswordByLink, subjectOfLink } from './credentials.ts'
import { linkFor, linkMail } from './link-mail.ts'
import type { App, Purpose } from './one-time-token.ts'
import { isPassword, signedIn, takeSecondStep, type Proof, type Visit } from './prove.ts'
import { passwordErrors, passwordProblem } from './password-policy.ts'
import { recordSignIn } from './sign-in-audit.ts'
import { addressHeader, loginKey } from './sign-in-library.ts'
import { appOf, findSubject, type Subject } from './subject.ts'

export const signInErrors = defineErrors('SIGN_IN', { FAILED: 'unauthenticated' })

const headersOf = ({ address, cookies, userAgent }: Visit) =>
  new Headers({
    [addressHeader]: address,
    'user-agent': (userAgent ?? '').slice(0, 300),
    ...(cookies ? { cookie: cookies } : {}),
  })

/** Runs one call of better-auth; a refusal of ours or a wrong password becomes `failure`. */
async function asked<T>(failure: () => Error, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw failure()
    throw error
  }
}

const find = async ({ pool }: Auth, identifier: string): Promise<Subject | null> => {
  const known = identifierOf(identifier)
  return known && findSubject(pool, known.by, known.value)
}

const mayEnter = ({ rightsOf }: Auth, app: App, subject: Subject | null): subject is Subject =>
  subject !== null && subject.state === 'ACTIVE' && appOf(subject.audience) === app && rightsOf(subject) !== null

/**
 * Checks identifier and password and opens a session. Unknown, deactivated, of the other app and wrong are one answer and
 * cost the same hashing. Whoever has a second factor gets no session before its code (SIGN_IN_CODE_NEEDED).
 * @returns the Set-Cookie headers
 */
export async function signIn(auth: Auth, visit: Visit, input: Proof & { identifier: string }): Promise<string[]> {
  const visitor = {
    identifier: identifierOf(input.identifier)?.value ?? input.identifier.trim(),
    address: visit.address,
  }
  await auth.attempts.signIn(visitor)
  const subject = await find(auth, input.identifier)
  const entering = mayEnter(auth, visit.app, subject)
  const opening = openSession(auth, visit, { subject: entering ? subject : null, proof: input })
  const { headers } = await opening.catch((error: unknown) => {
    if (subject) auth.inBackground(noteFailure(auth, { visit, subject, error }))
    throw error
  })
  await auth.attempts.succeeded(visitor)
  if (entering) await noteSignIn(auth, visit, subject)
  return headers.getSetCookie()
}

/** With a second factor, better-auth is asked for a session only when both steps are done. */
async function openSession(auth: Auth, visit: Visit, { subject, proof }: { subject: Subject | null; proof: Proof }) {
  if (subject?.second_factor_at) {
    if (!(await isPassword(auth, subject.id, proof.password))) throw signInErrors.FAILED()
    await takeSecondStep(auth, subject, proof.code)
  }
  const body = { email: loginKey(subject?.id ?? newId()), password: proof.password }
  return asked(signInErrors.FAILED, () =>
    auth.library[visit.app].api.signInEmail({ body, headers: headersOf(visit), returnHeaders: true }),
  )
}

const noted = new Set(['SIGN_IN_FAILED', 'SIGN_IN_CODE_WRONG'])

interface Failure {
  visit: Visit
  subject: Subject
  error: unknown
}

/** A password was checked and refused: that stands in the trail of the person whose account was tried. */
async function noteFailure(auth: Auth, { visit, subject, error }: Failure): Promise<void> {
  if (!(error instanceof AppError) || !noted.has(error.code)) return
  await recordSignIn(auth, { action: 'signIn', subject, errorCode: error.code, requestId: visit.requestId })
}

/** The browser's session before ends, and what has run out is swept away. */
async function noteSignIn(auth: Auth, visit: Visit, subject: Subject): Promise<void> {
  const now = auth.clock.now()
  const before = auth.tokenIn(visit.app, visit.cookies)
  await auth.pool.query('delete from auth.session where token = $1 or (user_id = $2 and expires_at <= $3)', [
    before,
    subject.id,
    now,
  ])
  await auth.pool.query('select auth.note_sign_in($1, $2)', [subject.id, now])
  await recordSignIn(auth, { action: 'signIn', subject, requestId: visit.requestId })
}

/** Ends the session of this browser, if there is one. */
export async function signOut(auth: Auth, visit: Visit): Promise<string[]> {
  const actor = await auth.actorOf(visit.app, visit.cookies)
  const { headers } = await auth.library[visit.app].api.signOut({ headers: headersOf(visit), returnHeaders: true })
  const subject = actor && (await findSubject(auth.pool, 'id', actor.userId))
  if (subject) await recordSignIn(auth, { action: 'signOut', subject, requestId: visit.requestId })
  return headers.getSetCookie()
}

/** Sends a reset link when somebody has this identifier. The answer and its time are the same when nobody has. */
export async function forgot(auth: Auth, visit: Visit, identifier: string): Promise<void> {
  const value = identifierOf(identifier)?.value ?? identifier.trim()
  await auth.attempts.reset({ identifier: value, address: visit.address })
  auth.inBackground(sendReset(auth, visit, identifier))
}

async function sendReset(auth: Auth, { app }: Visit, identifier: string): Promise<void> {
  const subject = await find(auth, identifier)
  if (!mayEnter(auth, app, subject) || !subject.email) return
  const token = await issueToken(auth.pool, subject.id, 'reset', auth.clock.now())
  const link = linkFor(auth.publicUrl, subject, { purpose: 'reset', token })
  await auth.mailer.send(linkMail({ ...subject, email: subject.email }, 'reset', link))
}

interface LinkVisit {
  purpose: Purpose
  token: string
}

/** Whom an unused link is for; guessing links counts like guessing passwords. */
export async function readLink(auth: Auth, visit: Visit, link: LinkVisit): Promise<Subject> {
  await auth.attempts.link(visit.address)
  const subject = await subjectOfLink(auth.pool, link, auth.clock.now())
  await auth.attempts.linkFound(visit.address)
  return subject
}

/** Sets the password of the person whom the link is for; the link then is used up and older sessions are ended. */
export async function setPassword(
  auth: Auth,
  visit: Visit,
  { password, ...link }: LinkVisit & { password: string },
): Promise<void> {
  const subject = await readLink(auth, visit, link)
  const problem = passwordProblem(password, subject)
  if (problem) throw problem
  const passwordHash = await auth.hashing.hash(password)
  await setPasswordByLink(auth.pool, { ...link, passwordHash }, auth.clock.now())
  await recordSignIn(auth, { action: 'setPassword', subject, requestId: visit.requestId })
}

/** Changes the own password; every other session ends and this browser gets a fresh one. */
export async function changePassword(
  auth: Auth,
  visit: Visit,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<string[]> {
  const subject = await signedIn(auth, visit)
  const visitor = { identifier: `change:${subject.id}`, address: visit.address }
  await auth.attempts.signIn(visitor)
  const problem = passwordProblem(newPassword, subject)
  if (problem) throw problem
  const body = { currentPassword, newPassword, revokeOtherSessions: true }
  const { headers } = await asked(passwordErrors.WRONG, () =>
    auth.library[visit.app].api.changePassword({ body, headers: headersOf(visit), returnHeaders: true }),
  )
  await auth.attempts.succeeded(visitor)
  await recordSignIn(auth, { action: 'changePassword', subject, requestId: visit.requestId })
  return headers.getSetCookie()
}
