import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core'
import { createHash, randomInt } from 'node:crypto'
import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { loadToChange } from '../../kernel/change.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { publishedTemplate } from '../onboarding-templates/index.ts'
import { placeOf } from '../regions/index.ts'
import { Region } from '../regions/region.entity.ts'
import { applicant, may } from './station-application.access.ts'
import { StationApplication, StationApplicationStateChange } from './station-application.entity.ts'
import { applicationAdvanced } from './station-application.events.ts'
import { errors, flow, type ApplicationFacts, type ApplicationStepName } from './station-application.rules.ts'

export interface NewApplication {
  companyName: string
  contactName: string
  phone: string
  email?: string | null
  kind: StationKind
  level: StationLevel
  districtId: string
  address?: string | null
}

/** Letters and digits that nobody mistakes for each other: no I, L, O, U, 0, 1. */
const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const block = () => Array.from({ length: 4 }, () => signs.charAt(randomInt(signs.length))).join('')
/** 30^8 codes: with the phone and the attempt limits, nobody finds an application by trying. */
const newCode = () => `SA-${block()}-${block()}`

/** The key of code and phone. A token can never be one: it holds no bar. */
export const resumeHashOf = (code: string, phone: string) =>
  createHash('sha256').update(`resume|${code}|${phone}`).digest('hex')

/** A draft with the template version that is published now; `tokenHash` is the applicant's, none when headquarters begins it. */
export async function begin(
  ctx: Ctx,
  { districtId, ...given }: NewApplication,
  tokenHash: string | null,
): Promise<StationApplication> {
  const template = await publishedTemplate(ctx, given)
  if (!template) throw invalidInput([{ path: 'kind', code: 'NOT_IN_LIST' }])
  const place = await placeOf(ctx, districtId)
  const code = newCode()
  const { em } = ctx
  const application = em.create(StationApplication, {
    ...given,
    code,
    tokenHash,
    template,
    resumeHash: resumeHashOf(code, given.phone),
    state: flow.initial,
    stateSince: ctx.now,
    email: given.email ?? null,
    address: given.address ?? null,
    licenceNo: null,
    locale: ctx.locale,
    district: em.getReference(Region, place.districtId),
    city: em.getReference(Region, place.cityId),
    province: em.getReference(Region, place.provinceId),
    answers: {},
    asked: [],
    refusalCode: null,
    creatorId: ctx.actor?.userId ?? null,
    reviewerId: null,
    reviewerName: null,
    reviewerIds: [],
    inspectorIds: [],
    submittedAt: null,
    consentedAt: ctx.actor ? null : ctx.now,
    activeAt: ctx.now,
    stationId: null,
    searchText: '',
  })
  application.searchText = searchTextOf(application)
  await em.flush()
  note(ctx, application, { from: null, step: 'begin', reason: '' })
  return application
}

type Searchable = Pick<StationApplication, 'code' | 'companyName' | 'contactName'> & { licenceNo?: string | null }

/** Phones are not in it: a search must not tell what the mask hides. */
export const searchTextOf = ({ code, companyName, contactName, licenceNo }: Searchable): string =>
  [code, companyName, initialsOf(companyName), contactName, licenceNo].filter(Boolean).join(' ').toLowerCase()

/** One application of the caller's rows; a foreign one and a missing one are the same. */
export async function loadApplication({ em }: Ctx, id: string): Promise<StationApplication> {
  const application = await em.findOne(StationApplication, { id }, { populate: ['template'] })
  if (!application) throw commonErrors.NOT_FOUND()
  return application
}

/** Locked whatever its version, for what hangs on it and does not change it. Locking what is joined would need more rights. */
export async function lockApplication({ em }: Ctx, id: string): Promise<StationApplication> {
  const application = await em.findOne(StationApplication, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!application) throw commonErrors.NOT_FOUND()
  await em.populate(application, ['template'])
  return application
}

/** The same to change it: locked, and only in the version that the caller saw. */
export async function loadToAdvance(ctx: Ctx, id: string, expectedVersion: number): Promise<StationApplication> {
  const application = await loadToChange(ctx, StationApplication, id, expectedVersion)
  await ctx.em.populate(application, ['template'])
  return application
}

export type StepFacts = Omit<ApplicationFacts, 'people'> & { reason?: string; reference?: string | null }

/**
 * Takes one step of the state machine: permission, guard, history, event. Whoever calls brings the facts that the guard
 * of the step looks at; who is who is read from the application itself.
 */
export function advance(
  ctx: Ctx,
  application: StationApplication,
  step: ApplicationStepName,
  { reason = '', reference = null, ...facts }: StepFacts = {},
): StationApplication {
  mustBeAllowed(ctx, step)
  const from = application.state
  application.state = flow.next(from, step, { ...facts, people: peopleOf(ctx, application) })
  application.stateSince = ctx.now
  keepPeople(ctx, application, step)
  note(ctx, application, { from, step, reason, reference })
  ctx.emit(applicationAdvanced({ id: application.id, step, from, to: application.state }))
  return application
}

/** An applicant has no account: his token opened the row, and gives his own steps only. */
function mustBeAllowed({ actor }: Ctx, step: ApplicationStepName): void {
  const { allow } = flow.steps[step]
  if (allow === '') return
  const { permissions } = actor ?? applicant
  if (!permissions.has(allow)) throw commonErrors.FORBIDDEN({ permission: allow })
}

const peopleOf = ({ actor }: Ctx, { creatorId, reviewerId, reviewerIds, inspectorIds }: StationApplication) => ({
  actorId: actor?.userId ?? null,
  creatorId: creatorId ?? null,
  reviewerId: reviewerId ?? null,
  reviewerIds,
  inspectorIds,
})

const added = (ids: readonly string[], id: string) => [...new Set([...ids, id])]

/** Who had which part; the two-person rule looks at it to the end. */
function keepPeople({ actor, now }: Ctx, application: StationApplication, step: ApplicationStepName): void {
  if (!actor) {
    application.activeAt = now
    return
  }
  const { userId, name } = actor
  if (step === 'takeReview')
    Object.assign(application, {
      reviewerId: userId,
      reviewerName: name,
      reviewerIds: added(application.reviewerIds, userId),
    })
  if (step === 'releaseReview' || step === 'returnForCorrection')
    Object.assign(application, { reviewerId: null, reviewerName: null })
  if (step === 'failItems' || step === 'passInspection')
    application.inspectorIds = added(application.inspectorIds, userId)
}

interface Noted {
  from: ApplicationState | null
  step: string
  reason: string
  reference?: string | null
}

function note(ctx: Ctx, application: StationApplication, { reference = null, ...noted }: Noted): void {
  ctx.em.create(StationApplicationStateChange, {
    ...noted,
    reference,
    application,
    provinceId: application.province.id,
    to: application.state,
    byName: ctx.actor?.name ?? '',
    at: ctx.now,
  })
}

/** Writes what was submitted: the unique index tells that another open application has the licence, but not whose. */
export async function flushLicence({ em }: Ctx): Promise<void> {
  try {
    await em.flush()
  } catch (error) {
    const taken = error instanceof UniqueConstraintViolationException && error.message.includes('licence_unique')
    throw taken ? errors.LICENCE_TAKEN() : error
  }
}

export const mayDecide = ({ actor }: Ctx): boolean => actor?.permissions.has(may.DECIDE) ?? false

/** Marks are set by who holds the review, while it runs. */
export function mustHoldReview({ actor }: Ctx, { state, reviewerId }: StationApplication): void {
  if (state !== 'IN_REVIEW' || !actor || reviewerId !== actor.userId) throw errors.NOT_REVIEWER()
}

/** Steps that the caller may try now: the applicant's own with a token, else those of the permissions. */
export { ownerOf } from './station-application.rules.ts'
export const stepsOf = (state: ApplicationState, actor: Ctx['actor']) => flow.actionsFor(state, actor ?? applicant)
