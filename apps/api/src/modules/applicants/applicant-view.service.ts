import { phaseOfState, type ApplicationState } from '@stationmaster/contracts/onboarding'
import type { Ctx } from '../../kernel/context.ts'
import { dueOf } from '../../kernel/deadlines.ts'
import { filesOf } from '../application-files/index.ts'
import { formOf } from '../application-forms/index.ts'
import { ownerOf, stepsOf } from '../onboarding/index.ts'
import { type StationApplication, StationApplicationStateChange } from '../onboarding/station-application.entity.ts'
import { Region } from '../regions/region.entity.ts'
import { findOwn, missingIn, type Pass } from './applicant.service.ts'
import { trackerOf } from './applicant.rules.ts'

/** The application that the caller's token opens, as the applicant sees it, or null. */
export async function ownView(ctx: Ctx) {
  const own = await findOwn(ctx)
  return own ? viewOf(ctx, own) : null
}

export async function viewOf(ctx: Ctx, own: StationApplication) {
  const { em } = ctx
  const [district, files, changes, missing] = [
    await em.findOneOrFail(Region, own.district.id),
    await filesOf(ctx, own.id),
    await em.find(
      StationApplicationStateChange,
      { application: own },
      { orderBy: { at: 'desc', id: 'desc' }, limit: 50 },
    ),
    await missingIn(ctx, own),
  ]
  const { id, code, state, stateSince, kind, level, companyName, licenceNo, contactName, phone, email, address } = own
  return {
    id,
    code,
    state,
    stateSince,
    kind,
    level,
    companyName,
    licenceNo,
    contactName,
    phone,
    email,
    address,
    asked: own.asked,
    refusalCode: own.refusalCode,
    submittedAt: own.submittedAt,
    version: own.version,
    phase: phaseOfState[state as ApplicationState],
    owner: ownerOf(state),
    dueAt: await dueOf(ctx, id),
    place: district.path,
    answers: Object.entries(own.answers).map(([question, value]) => ({
      question,
      value: value === null ? null : String(value),
    })),
    files: files.map((file) => ({
      id: file.id,
      slot: file.slot,
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      hasThumbnail: file.hasThumbnail,
    })),
    missing,
    steps: trackerOf(state),
    // what headquarters says among itself stays there: the applicant reads reasons of what concerns him
    history: changes.map(({ to, at, step, reason }) => ({ to, at, reason: told.has(step) ? reason : '' })),
    form: formOf(own.template.content, ctx.locale),
    availableActions: stepsOf(state, null),
  }
}
const told = new Set(['returnForCorrection', 'reject', 'withdraw', 'failItems', 'expire'])

/** What a change answers: it must be in the database first, so that the version is the one to come back with. */
export async function changed(ctx: Ctx, own: StationApplication) {
  await ctx.em.flush()
  return viewOf(ctx, own)
}

export const passOf = async (ctx: Ctx, { token, application }: Pass) => ({
  token,
  application: await changed(ctx, application),
})
