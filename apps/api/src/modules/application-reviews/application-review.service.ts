import type { MarkApplicationItem } from '@stationmaster/contracts/application-reviews'
import type { ApplicationStep, ApproveApplication, RejectApplication } from '@stationmaster/contracts/onboarding'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { applicantMailAsked } from '../applicants/index.ts'
import { advance, loadToAdvance, lockApplication, mayDecide, mustHoldReview } from '../onboarding/index.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { ApplicationMark } from './application-mark.entity.ts'
import { askedOf, isQuestion, scoresOf } from './application-review.rules.ts'

/** Of two who take the same application, one gets CONFLICT: the version has moved. */
export async function take(ctx: Ctx, { id, expectedVersion }: ApplicationStep): Promise<StationApplication> {
  const application = advance(ctx, await loadToAdvance(ctx, id, expectedVersion), 'takeReview')
  // what was asked back has been answered and is judged anew
  await ctx.em.nativeDelete(ApplicationMark, { application, verdict: 'ASK' })
  return application
}

export const release = async (ctx: Ctx, { id, expectedVersion }: ApplicationStep) =>
  advance(ctx, await loadToAdvance(ctx, id, expectedVersion), 'releaseReview', { mayDecide: mayDecide(ctx) })

/** Marks one item; only who holds the review may, and only while it runs. Marks do not count as changes of the application. */
export async function mark(
  ctx: Ctx,
  { id, question, verdict, note = null }: MarkApplicationItem,
): Promise<StationApplication> {
  const { em, actor } = ctx
  const application = await lockApplication(ctx, id)
  if (!actor) throw commonErrors.UNAUTHENTICATED()
  mustHoldReview(ctx, application)
  if (!isQuestion(application.template.content, question)) throw invalidInput([{ path: 'question', code: 'NOT_FOUND' }])
  const present = await em.findOne(ApplicationMark, { application, question })
  const said = { note, byId: actor.userId, byName: actor.name }
  if (!verdict) {
    if (present) em.remove(present)
  } else if (present) Object.assign(present, { ...said, verdict })
  else em.create(ApplicationMark, { ...said, verdict, application, provinceId: application.province.id, question })
  return application
}

const marksOf = ({ em }: Ctx, application: StationApplication) =>
  em.find(ApplicationMark, { application }, { limit: 200 })

/** Everything that is marked to be asked back goes to the applicant in one message. */
export async function askBack(ctx: Ctx, { id, expectedVersion }: ApplicationStep): Promise<StationApplication> {
  const application = await loadToAdvance(ctx, id, expectedVersion)
  const asked = askedOf(application.template.content, await marksOf(ctx, application))
  advance(ctx, application, 'returnForCorrection', { asked, reason: asked.map(({ reason }) => reason).join('；') })
  application.asked = asked
  tell(ctx, application, 'RETURNED')
  return application
}

export async function approve(
  ctx: Ctx,
  { id, expectedVersion, overlapReason = null }: ApproveApplication,
): Promise<StationApplication> {
  const application = await loadToAdvance(ctx, id, expectedVersion)
  const { template, licenceNo } = application
  const stations = await countNear(ctx, application)
  advance(ctx, application, 'approvePreliminary', {
    scores: scoresOf(template.content, await marksOf(ctx, application)),
    overlap: { stations, reason: overlapReason },
    licenceTaken: await isLicenceOfStation(ctx, licenceNo ?? ''),
    reason: overlapReason ?? '',
  })
  application.asked = []
  tell(ctx, application, 'APPROVED')
  return application
}

export async function reject(
  ctx: Ctx,
  { id, expectedVersion, reasonCode, reason }: RejectApplication,
): Promise<StationApplication> {
  const application = await loadToAdvance(ctx, id, expectedVersion)
  advance(ctx, application, 'reject', { reasonCode, reason })
  application.refusalCode = reasonCode
  tell(ctx, application, 'REJECTED')
  return application
}

const tell = (ctx: Ctx, { id }: StationApplication, kind: 'RETURNED' | 'APPROVED' | 'REJECTED') =>
  ctx.emit(applicantMailAsked({ applicationId: id, kind }))

/** Score per condition, from the marks so far. */
export async function scoresIn(ctx: Ctx, applicationId: string) {
  const application = await ctx.em.findOne(StationApplication, { id: applicationId }, { populate: ['template'] })
  return application ? scoresOf(application.template.content, await marksOf(ctx, application)) : []
}

/** How many stations of its kind already serve the district of the application. */
export async function stationsNear(ctx: Ctx, applicationId: string): Promise<number> {
  const application = await ctx.em.findOne(StationApplication, { id: applicationId })
  return application ? countNear(ctx, application) : 0
}

const countNear = ({ em }: Ctx, { district, kind }: StationApplication) =>
  em.count(Station, { district, kind, state: { $ne: 'TERMINATED' } })
const isLicenceOfStation = async ({ em }: Ctx, creditCode: string) =>
  (await em.count(Station, { creditCode, state: { $ne: 'TERMINATED' } })) > 0
