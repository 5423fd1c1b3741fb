import type {
  MilestoneReasonStep,
  PlainStep,
  ProveStep,
  ReplanMilestone,
  StartConstruction,
} from '@stationmaster/contracts/station-openings'
import { loadToChange } from '../../kernel/change.ts'
import { addDays, localDate, localDateOf } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cancelDeadline, defineDeadline, meetDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { applicantMailAsked } from '../applicants/index.ts'
import { defineSlotRule, mustShowFiles, registerFileUse } from '../application-files/index.ts'
import { advance, loadApplication, loadToAdvance } from '../onboarding/index.ts'
import type { StationApplication } from '../onboarding/station-application.entity.ts'
import { may } from './construction.access.ts'
import { ConstructionMilestone } from './construction.entity.ts'
import { flow, mustBeBuilding } from './construction.rules.ts'

export const milestoneDeadline = defineDeadline({
  key: 'construction.milestone',
  clock: 'days',
  owner: may.PLAN,
  read: [may.READ],
  levels: [100],
  path: ({ app, id }) => (app === 'admin' ? `/applications/part/${id}` : null),
})

defineSlotRule('milestone', (_key, { state }) => state === 'CONSTRUCTION')
registerFileUse(
  async ({ em }, fileId) => (await em.count(ConstructionMilestone, { fileIds: { $contains: [fileId] } })) > 0,
)

/** Plans the milestones of the application's own template version, and begins the construction. */
export async function start(
  ctx: Ctx,
  { id, expectedVersion, milestones }: StartConstruction,
): Promise<StationApplication> {
  const application = await loadToAdvance(ctx, id, expectedVersion)
  const today = localDateOf(ctx.now)
  const asked = new Map(milestones.map(({ key, plannedOn }) => [key, plannedOn]))
  const { milestones: wanted } = application.template.content
  const unknown = milestones.findIndex(({ key }) => !wanted.some((one) => one.key === key))
  if (unknown >= 0) throw invalidInput([{ path: `milestones.${unknown}.key`, code: 'NOT_IN_LIST' }])
  const days = wanted.map(({ key, days: usual }) => asked.get(key) ?? addDays(today, usual))
  const past = milestones.findIndex(({ plannedOn }) => plannedOn < today)
  if (past >= 0) throw invalidInput([{ path: `milestones.${past}.plannedOn`, code: 'PAST' }])
  advance(ctx, application, 'startConstruction', {
    plan: { milestones: wanted.length, endsOn: days.toSorted().at(-1) ?? null },
  })
  for (const [position, { key, title, evidence }] of wanted.entries()) {
    const plannedOn = days[position] ?? today
    const milestone = ctx.em.create(ConstructionMilestone, {
      application,
      provinceId: application.province.id,
      key,
      position,
      titleZh: title.zh,
      titleEn: title.en,
      needsEvidence: evidence,
      plannedOn,
      note: null,
      fileIds: [],
      doneAt: null,
      acceptedAt: null,
      acceptedByName: null,
      returnedReason: null,
    })
    await ctx.em.flush()
    await watch(ctx, milestone, application)
  }
  return application
}

const watch = (
  ctx: Ctx,
  { id, plannedOn, titleZh, provinceId }: ConstructionMilestone,
  { companyName }: StationApplication,
) =>
  startDeadline(ctx, {
    key: milestoneDeadline.key,
    subject: { type: 'CONSTRUCTION_MILESTONE', id, label: `${companyName} · ${titleZh}` },
    provinceId,
    dueOn: localDate(plannedOn),
  })

async function factsOf(ctx: Ctx, milestone: ConstructionMilestone, files: readonly string[]) {
  const application = await loadApplication(ctx, milestone.application.id)
  const facts = {
    isBuilding: application.state === 'CONSTRUCTION',
    needsEvidence: milestone.needsEvidence,
    files: files.length,
  }
  return { application, facts }
}

/** Another day, with the reason; the alarm of the old day is taken back. */
export async function replan(ctx: Ctx, { id, expectedVersion, plannedOn, reason }: ReplanMilestone) {
  const milestone = await loadToChange(ctx, ConstructionMilestone, id, expectedVersion)
  const { application, facts } = await factsOf(ctx, milestone, [])
  mustBeBuilding(facts)
  if (plannedOn < localDateOf(ctx.now)) throw invalidInput([{ path: 'plannedOn', code: 'PAST' }])
  milestone.plannedOn = plannedOn
  await cancelDeadline(ctx, { key: milestoneDeadline.key, subjectId: id, reason })
  if (milestone.state === 'PLANNED') await watch(ctx, milestone, application)
  return milestone
}

/** The applicant reports a milestone, with what proves it. */
export async function complete(ctx: Ctx, { id, expectedVersion, note, fileIds = [] }: ProveStep) {
  mustBeApplicant(ctx)
  const milestone = await loadToChange(ctx, ConstructionMilestone, id, expectedVersion)
  await mustShowFiles(ctx, milestone.application.id, fileIds)
  const { facts } = await factsOf(ctx, milestone, fileIds)
  const state = flow.next(milestone.state, 'complete', facts)
  Object.assign(milestone, { state, note: note ?? null, fileIds, doneAt: ctx.now, returnedReason: null })
  await meetDeadline(ctx, { key: milestoneDeadline.key, subjectId: id })
  return milestone
}

export async function accept(ctx: Ctx, { id, expectedVersion }: PlainStep): Promise<ConstructionMilestone> {
  const milestone = await loadToChange(ctx, ConstructionMilestone, id, expectedVersion)
  const { facts } = await factsOf(ctx, milestone, milestone.fileIds)
  const state = flow.next(milestone.state, 'accept', facts)
  return Object.assign(milestone, { state, acceptedAt: ctx.now, acceptedByName: ctx.actor?.name ?? '' })
}

/** Not good enough: the applicant is told why and reports again. */
export async function giveBack(ctx: Ctx, { id, expectedVersion, reason }: MilestoneReasonStep) {
  const milestone = await loadToChange(ctx, ConstructionMilestone, id, expectedVersion)
  const { application, facts } = await factsOf(ctx, milestone, milestone.fileIds)
  const state = flow.next(milestone.state, 'giveBack', facts)
  Object.assign(milestone, { state, doneAt: null, acceptedAt: null, acceptedByName: null, returnedReason: reason })
  await watch(ctx, milestone, application)
  ctx.emit(applicantMailAsked({ applicationId: application.id, kind: 'GIVEN_BACK' }))
  return milestone
}

export const milestonesOf = ({ em }: Ctx, applicationId: string) =>
  em.find(ConstructionMilestone, { application: applicationId }, { orderBy: { position: 'asc' }, limit: 30 })

/** Those of the application that the caller's link opens; his database role sees no others. */
export async function ownMilestoneIds({ em, actor }: Ctx): Promise<string[]> {
  if (actor) return []
  const own = await em.find(ConstructionMilestone, {}, { orderBy: { position: 'asc' }, limit: 30 })
  return own.map(({ id }) => id)
}

/** What `requestInspection` and `rectify` look at. */
export const builtFacts = async (ctx: Ctx, applicationId: string) =>
  (await milestonesOf(ctx, applicationId)).map(({ state, needsEvidence, fileIds }) => ({
    isDone: state !== 'PLANNED',
    hasEvidence: !needsEvidence || fileIds.length > 0,
  }))

export async function requestInspection(ctx: Ctx, { id, expectedVersion }: PlainStep): Promise<StationApplication> {
  mustBeApplicant(ctx)
  const application = await loadToAdvance(ctx, id, expectedVersion)
  return advance(ctx, application, 'requestInspection', { milestones: await builtFacts(ctx, id) })
}

/** Public fields are open to everybody, the applicant's word is his alone: no account of headquarters gives it for him. */
export function mustBeApplicant({ actor }: Ctx): void {
  if (actor) throw commonErrors.FORBIDDEN({ permission: [may.REPORT] })
}
