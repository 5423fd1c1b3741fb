import type {
  OwnApplicationStep,
  PuzzleSolution,
  RemoveApplicationFile,
  ResumeStationApplication,
  SaveStationApplication,
  StartStationApplication,
  WithdrawStationApplication,
} from '@stationmaster/contracts/applicants'
import { LockMode } from '@mikro-orm/core'
import { newToken } from '../../kernel/auth/one-time-token.ts'
import { assignSent } from '../../kernel/change.ts'
import { parseMoment } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors } from '../../kernel/errors.ts'
import { withLink } from '../../kernel/link.ts'
import { countPublic, forgetPublic } from '../../kernel/public-limits.ts'
import { useSolution } from '../../kernel/puzzle.ts'
import { filesOf, remove } from '../application-files/index.ts'
import { advance, begin, flushLicence, resumeHashOf, searchTextOf } from '../onboarding/index.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { applicantMailAsked, type ApplicantMail } from './applicant.events.ts'
import { changedAnswers, errors, limits, missingOf, mustBeOpen } from './applicant.rules.ts'

export interface Pass {
  /** Shown once; what is kept is its hash. */
  token: string
  application: StationApplication
}

const solve = (ctx: Ctx, { expiresAt, ...solution }: PuzzleSolution) =>
  useSolution(ctx, { ...solution, expiresAt: parseMoment(expiresAt) ?? ctx.now })

/** Begins a draft: the token is the applicant's key on this device, code and phone open it elsewhere. */
export async function start(
  ctx: Ctx,
  { puzzle: solution, consent: _agreed, ...given }: StartStationApplication,
): Promise<Pass> {
  await countPublic(limits.startByAll, 'all')
  await countPublic(limits.startByAddress, ctx.network ?? '')
  await solve(ctx, solution)
  await countPublic(limits.startByPhone, given.phone)
  const { token, tokenHash } = newToken()
  await withLink(ctx, tokenHash)
  const application = await begin(ctx, { ...given, email: given.email ?? null }, tokenHash)
  mail(ctx, application, 'CODE')
  return { token, application }
}

/** Opens a draft on another device; the token of the former one ends. A wrong code and a wrong phone get one answer. */
export async function resume(ctx: Ctx, { code, phone, puzzle: solution }: ResumeStationApplication): Promise<Pass> {
  await countPublic(limits.resumeByAddress, ctx.network ?? '')
  await countPublic(limits.resumeByPhone, phone)
  await countPublic(limits.resumeByCode, code)
  await solve(ctx, solution)
  const resumeHash = resumeHashOf(code, phone)
  await withLink(ctx, resumeHash)
  const application = await ctx.em.findOne(StationApplication, { resumeHash }, { populate: ['template'] })
  if (!application) throw errors.CODE_OR_PHONE_WRONG()
  await forgetPublic(limits.resumeByPhone, phone)
  await forgetPublic(limits.resumeByCode, code)
  const { token, tokenHash } = newToken()
  Object.assign(application, { tokenHash, activeAt: ctx.now })
  await ctx.em.flush()
  await withLink(ctx, tokenHash)
  return { token, application }
}

/** The application that the caller's token opens, or null: his database role sees no other. */
export const findOwn = ({ em, actor }: Ctx): Promise<StationApplication | null> =>
  actor
    ? Promise.resolve(null)
    : em.findOne(StationApplication, { tokenHash: { $ne: null } }, { populate: ['template'] })

/** The same to change it, locked and in the version that the caller saw. */
export async function loadOwn(ctx: Ctx, expectedVersion: number): Promise<StationApplication> {
  const { em } = ctx
  const own = await findOwn(ctx)
  if (!own) throw commonErrors.NOT_FOUND()
  await em.lock(own, LockMode.PESSIMISTIC_WRITE)
  await em.refresh(own, { populate: ['template'] })
  if (own.version !== expectedVersion) throw commonErrors.CONFLICT({ expectedVersion, actualVersion: own.version })
  return own
}

export async function save(
  ctx: Ctx,
  { expectedVersion, answers, ...sent }: SaveStationApplication,
): Promise<StationApplication> {
  const own = await loadOwn(ctx, expectedVersion)
  mustBeOpen(own)
  const asked = own.asked.map(({ question }) => question)
  if (
    own.state === 'RETURNED' &&
    !asked.includes('licenceNo') &&
    sent.licenceNo !== undefined &&
    sent.licenceNo !== own.licenceNo
  )
    throw errors.QUESTION_CLOSED({ question: 'licenceNo' })
  assignSent(own, sent, ['companyName', 'contactName', 'email', 'address', 'licenceNo'])
  if (answers) own.answers = changedAnswers(own.template.content, own.answers, answers, { state: own.state, asked })
  Object.assign(own, { activeAt: ctx.now, searchText: searchTextOf(own) })
  return own
}

export async function submit(ctx: Ctx, { expectedVersion }: OwnApplicationStep): Promise<StationApplication> {
  const own = await loadOwn(ctx, expectedVersion)
  const again = own.state === 'RETURNED'
  advance(ctx, own, 'submit', { missing: await missingIn(ctx, own), licenceTaken: false })
  own.submittedAt = ctx.now
  await flushLicence(ctx)
  mail(ctx, own, again ? 'SUBMITTED_AGAIN' : 'SUBMITTED')
  return own
}

export async function withdraw(
  ctx: Ctx,
  { expectedVersion, reason }: WithdrawStationApplication,
): Promise<StationApplication> {
  return advance(ctx, await loadOwn(ctx, expectedVersion), 'withdraw', { reason })
}

export async function removeFile(ctx: Ctx, { id }: RemoveApplicationFile): Promise<StationApplication> {
  const application = await remove(ctx, id)
  application.activeAt = ctx.now
  return application
}

/** Sends the tracking code to the address of the application, three times an hour at most. */
export async function mailCode(ctx: Ctx, { expectedVersion }: OwnApplicationStep): Promise<StationApplication> {
  const own = await loadOwn(ctx, expectedVersion)
  await countPublic(limits.mail, own.id)
  mail(ctx, own, 'CODE')
  return own
}

function mail(ctx: Ctx, { id, email }: StationApplication, kind: ApplicantMail): void {
  if (email) ctx.emit(applicantMailAsked({ applicationId: id, kind }))
}

/** What the application still lacks before it can be submitted. */
export async function missingIn(ctx: Ctx, { id, template, answers, licenceNo, address }: StationApplication) {
  const files = await filesOf(ctx, id, 'question:')
  const filed = new Set(files.map(({ slot }) => slot.slice('question:'.length)))
  return missingOf({
    content: template.content,
    answers,
    licenceNo: licenceNo ?? null,
    address: address ?? null,
    filed,
  })
}
