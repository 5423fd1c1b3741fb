import type { SurroundingsItem } from '@stationmaster/contracts/onboarding'
import type {
  PlainStep,
  ProveStep,
  RecordInspectionItem,
  StartInspection,
} from '@stationmaster/contracts/station-openings'
import { LockMode } from '@mikro-orm/core'
import { loadToChange } from '../../kernel/change.ts'
import { localDate, localDateOf } from '../../kernel/clock.ts'
import { personOf, type Ctx } from '../../kernel/context.ts'
import { defineDeadline, meetDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/ids.ts'
import { defineSlotRule, mustShowFiles, registerFileUse } from '../application-files/index.ts'
import { builtFacts, milestonesOf, mustBeApplicant } from '../construction/index.ts'
import { ConstructionMilestone } from '../construction/construction.entity.ts'
import { advance, loadApplication, loadToAdvance } from '../onboarding/index.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { may } from './inspection.access.ts'
import { AcceptanceInspection, InspectionItem } from './inspection.entity.ts'
import {
  errors,
  flow,
  latestOf,
  mustBeAnotherInspector,
  mustBeInspector,
  scoreOf,
  type InspectionFacts,
  type Judged,
} from './inspection.rules.ts'

export const rectificationDeadline = defineDeadline({
  key: 'inspection.rectification',
  clock: 'days',
  owner: may.INSPECT,
  levels: [100],
  path: ({ app, id }) => (app === 'admin' ? `/applications/part/${id}` : null),
})

defineSlotRule('rectification', (_item, { state }) => state === 'RECTIFICATION')
registerFileUse(async ({ em }, fileId) => {
  const used = { $contains: [fileId] }
  return (await em.count(InspectionItem, { $or: [{ fileIds: used }, { rectifiedFileIds: used }] })) > 0
})

interface Listed {
  kind: InspectionItem['kind']
  key: string
  titleZh: string
  titleEn: string
}

/** The first round lists everything, a later one only what failed in the one before. */
async function itemsFor(
  ctx: Ctx,
  application: StationApplication,
  before: AcceptanceInspection | undefined,
): Promise<Listed[]> {
  if (before) {
    const failed = await ctx.em.find(
      InspectionItem,
      { inspection: before.id, result: 'FAIL' },
      { orderBy: { position: 'asc' }, limit: 50 },
    )
    return failed.map(({ kind, key, titleZh, titleEn }) => ({ kind, key, titleZh, titleEn }))
  }
  const { surroundings } = application.template.content
  const built = await milestonesOf(ctx, application.id)
  return [
    ...surroundings.map(({ item, title }) => ({
      kind: 'SURROUNDINGS' as const,
      key: item,
      titleZh: title.zh,
      titleEn: title.en,
    })),
    ...built.map(({ key, titleZh, titleEn }) => ({ kind: 'CONSTRUCTION' as const, key, titleZh, titleEn })),
  ]
}

export const inspectionsOf = ({ em }: Ctx, applicationId: string) =>
  em.find(AcceptanceInspection, { application: applicationId }, { orderBy: { round: 'asc' }, limit: 50 })

async function lockedApplication({ em }: Ctx, id: string): Promise<StationApplication> {
  const application = await em.findOne(StationApplication, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!application) throw commonErrors.NOT_FOUND()
  await em.populate(application, ['template']) // apart: a template is not the inspector's to lock
  return application
}

/** What failed in the last round that is over, of the application that the caller's link opens; his role sees no others. */
export async function ownFindingIds({ em, actor }: Ctx): Promise<string[]> {
  if (actor) return []
  const [last] = await em.find(
    AcceptanceInspection,
    { state: { $ne: 'OPEN' } },
    { orderBy: { round: 'desc' }, limit: 1 },
  )
  if (!last) return []
  const failed = await em.find(
    InspectionItem,
    { inspection: last, result: 'FAIL' },
    { orderBy: { position: 'asc' }, limit: 50 },
  )
  return failed.map(({ id }) => id)
}

/** The application to which a milestone or an inspected item belongs: deadlines are about these. */
export async function applicationOfPart({ em }: Ctx, id: string): Promise<string | null> {
  if (!isUuid(id)) throw invalidInput([{ path: 'id', code: 'ID' }])
  const part = (await em.findOne(ConstructionMilestone, id)) ?? (await em.findOne(InspectionItem, id))
  return part?.application.id ?? null
}

/** Begins the next round, as its inspector. The unique index lets one of two who begin at once win. */
export async function start(ctx: Ctx, { applicationId }: StartInspection): Promise<AcceptanceInspection> {
  const application = await lockedApplication(ctx, applicationId)
  const rounds = await inspectionsOf(ctx, applicationId)
  const before = rounds.at(-1)
  if (application.state !== 'INSPECTION' || before?.state === 'OPEN') throw errors.NOT_ASKED_FOR()
  const { userId: inspectorId, name: inspectorName } = personOf(ctx)
  mustBeAnotherInspector(inspectorId, [
    application.creatorId ?? '',
    ...application.reviewerIds,
    ...(before ? [before.inspectorId] : []),
  ])
  const shared = { application, provinceId: application.province.id }
  const inspection = ctx.em.create(AcceptanceInspection, {
    ...shared,
    round: (before?.round ?? 0) + 1,
    inspectorId,
    inspectorName,
    score: null,
    finishedAt: null,
  })
  const judged = { result: null, score: null, note: null, fileIds: [], dueOn: null }
  const rectified = { rectifiedAt: null, rectifiedNote: null, rectifiedFileIds: [] }
  for (const [position, item] of (await itemsFor(ctx, application, before)).entries())
    ctx.em.create(InspectionItem, { ...shared, ...item, ...judged, ...rectified, inspection, position })
  return inspection
}

export async function record(ctx: Ctx, { id, expectedVersion, fileIds = [], ...judgement }: RecordInspectionItem) {
  const item = await loadToChange(ctx, InspectionItem, id, expectedVersion)
  const inspection = await ctx.em.findOneOrFail(AcceptanceInspection, item.inspection.id)
  if (inspection.state !== 'OPEN') throw errors.CLOSED()
  mustBeInspector({ isInspector: inspection.inspectorId === ctx.actor?.userId })
  const { result, score, note = null, dueOn = null } = judgement
  if (dueOn && dueOn < localDateOf(ctx.now)) throw invalidInput([{ path: 'dueOn', code: 'PAST' }])
  await mustShowFiles(ctx, item.application.id, fileIds)
  if (item.kind === 'SURROUNDINGS' && result === 'PASS' && fileIds.length === 0) throw errors.PHOTO_MISSING()
  return Object.assign(item, { result, score, note, fileIds, dueOn: result === 'FAIL' ? dueOn : null })
}

const itemsOf = ({ em }: Ctx, inspection: AcceptanceInspection) =>
  em.find(InspectionItem, { inspection: inspection.id }, { orderBy: { position: 'asc' }, limit: 50 })

const judgedOf = ({ kind, key, result = null, score = null, fileIds }: InspectionItem): Judged => ({
  kind,
  key,
  result,
  score,
  files: fileIds.length,
})

async function close(ctx: Ctx, { id, expectedVersion }: PlainStep, step: 'fail' | 'pass') {
  const inspection = await loadToChange(ctx, AcceptanceInspection, id, expectedVersion)
  const items = await itemsOf(ctx, inspection)
  const facts: InspectionFacts = {
    isInspector: inspection.inspectorId === ctx.actor?.userId,
    items: items.map(judgedOf),
  }
  const state = flow.next(inspection.state, step, facts)
  const rounds = await inspectionsOf(ctx, inspection.application.id)
  const all = await Promise.all(rounds.map(async (round) => (await itemsOf(ctx, round)).map(judgedOf)))
  const latest = latestOf(all)
  Object.assign(inspection, { state, finishedAt: ctx.now, score: scoreOf(latest) })
  const application = await loadApplication(ctx, inspection.application.id)
  await ctx.em.lock(application, LockMode.PESSIMISTIC_WRITE)
  return { inspection, items, latest, application }
}

/** What failed goes back to the applicant, each with its day. */
export async function fail(ctx: Ctx, step: PlainStep): Promise<AcceptanceInspection> {
  const { inspection, items, application } = await close(ctx, step, 'fail')
  const failed = items.filter(({ result }) => result === 'FAIL')
  advance(ctx, application, 'failItems', { failed: failed.map(({ dueOn = null }) => ({ dueOn })) })
  await ctx.em.flush()
  for (const { id, dueOn, titleZh, provinceId } of failed)
    if (dueOn)
      await startDeadline(ctx, {
        key: rectificationDeadline.key,
        subject: { type: 'INSPECTION_ITEM', id, label: `${application.companyName} · ${titleZh}` },
        provinceId,
        dueOn: localDate(dueOn),
      })
  return inspection
}

export async function pass(ctx: Ctx, step: PlainStep): Promise<AcceptanceInspection> {
  const { inspection, latest, application } = await close(ctx, step, 'pass')
  advance(ctx, application, 'passInspection', {
    inspection: { score: scoreOf(latest), passMark: application.template.content.inspectionPassMark },
    surroundings: latest
      .filter(({ kind }) => kind === 'SURROUNDINGS')
      .map(({ key, result, files }) => ({ item: key as SurroundingsItem, passed: result === 'PASS', photos: files })),
  })
  return inspection
}

/** The applicant says that a failed item is put right, with what proves it. */
export async function rectifyItem(ctx: Ctx, { id, expectedVersion, note = null, fileIds = [] }: ProveStep) {
  mustBeApplicant(ctx)
  const item = await loadToChange(ctx, InspectionItem, id, expectedVersion)
  const application = await loadApplication(ctx, item.application.id)
  const last = (await inspectionsOf(ctx, application.id)).at(-1)
  if (application.state !== 'RECTIFICATION' || last?.id !== item.inspection.id || item.result !== 'FAIL')
    throw errors.NOT_FAILED()
  await mustShowFiles(ctx, application.id, fileIds)
  if (fileIds.length === 0) throw invalidInput([{ path: 'fileIds', code: 'REQUIRED' }])
  Object.assign(item, { rectifiedAt: ctx.now, rectifiedNote: note, rectifiedFileIds: fileIds })
  await meetDeadline(ctx, { key: rectificationDeadline.key, subjectId: id })
  return item
}

export async function requestReinspection(ctx: Ctx, { id, expectedVersion }: PlainStep): Promise<StationApplication> {
  mustBeApplicant(ctx)
  const application = await loadToAdvance(ctx, id, expectedVersion)
  const last = (await inspectionsOf(ctx, id)).at(-1)
  const items = last ? await itemsOf(ctx, last) : []
  const open = items.filter(({ result, rectifiedAt }) => result === 'FAIL' && !rectifiedAt).length
  if (open > 0) throw errors.RECTIFICATION_OPEN({ count: open })
  return advance(ctx, application, 'rectify', { milestones: await builtFacts(ctx, id) })
}
