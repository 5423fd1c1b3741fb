import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import { addDays, localDateOf } from '../kernel/clock.ts'
import type { Actor, Ctx } from '../kernel/context.ts'
import type { KeptFile } from '../kernel/files/store.ts'
import { add as addFile } from '../modules/application-files/index.ts'
import * as construction from '../modules/construction/construction.service.ts'
import { InspectionItem, type AcceptanceInspection } from '../modules/inspections/inspection.entity.ts'
import * as inspections from '../modules/inspections/inspection.service.ts'
import type { StationApplication } from '../modules/onboarding/station-application.entity.ts'
import { addressedTo, prepare, signAndOpen } from './demo-opening.ts'

export interface Cast {
  network: Actor
  region: Actor
  auditor: Actor
  admin: Actor
}

export interface Building {
  application: StationApplication
  state: ApplicationState
  /** Days since the construction began, and since the application came into its state. */
  plannedDays: number
  stateDays: number
  picture: KeptFile
  cast: Cast
  /** The same transaction so many days ago, as somebody; nobody is the applicant. */
  at: (days: number, actor: Actor | null) => Ctx
}

/** The second half of the way, by the services that people use, up to the state that the scene wants. */
export async function build(scene: Building): Promise<void> {
  await plan(scene)
  if (scene.state === 'CONSTRUCTION') return
  await finish(scene)
  const open = await firstRound(scene)
  if (scene.state === 'RECTIFICATION') return putRight(scene, open.slice(0, 1), scene.stateDays - 2)
  await putRight(scene, open, scene.stateDays + 4)
  await secondRound(scene, open)
  if (scene.state === 'INSPECTION') return
  await prepare(scene)
  if (scene.state === 'OPENING_PREP') return
  await signAndOpen(scene)
}

export async function photo(
  { application, picture, at }: Building,
  { slot, days, by = null }: { slot: string; days: number; by?: Actor | null },
) {
  const ctx = at(days, by)
  const name = `现场照片-${localDateOf(ctx.now)}.jpg`
  const file = await addFile(ctx, application, {
    applicationId: application.id,
    slot,
    isInternal: false,
    name,
    kept: picture,
  })
  file.createdAt = ctx.now
  await ctx.em.flush()
  return file.id
}

/** Three milestones on their way, of which one is accepted and one waits for a look; the fitting-out is late. */
async function plan(scene: Building): Promise<void> {
  const { application, state, plannedDays, cast, at } = scene
  const today = localDateOf(at(0, null).now)
  const isUnderWay = state === 'CONSTRUCTION'
  const milestones = isUnderWay
    ? [
        { key: 'fitting', plannedOn: addDays(today, -3) },
        { key: 'recruiting', plannedOn: addDays(today, 18) },
      ]
    : []
  await construction.start(at(plannedDays, cast.region), { ...addressedTo(application), milestones })
  await at(0, null).em.flush()
  if (!isUnderWay) return
  await report(scene, 'layout', plannedDays - 6)
  await report(scene, 'equipment', 2)
  const [layout] = await construction.milestonesOf(at(0, null), application.id)
  if (layout) await construction.accept(at(plannedDays - 8, cast.region), addressedTo(layout))
  await at(0, null).em.flush()
}

async function report(scene: Building, key: string, days: number): Promise<void> {
  const { application, at } = scene
  const milestone = (await construction.milestonesOf(at(0, null), application.id)).find((each) => each.key === key)
  if (!milestone) return
  const fileIds = [await photo(scene, { slot: `milestone:${key}`, days })]
  await construction.complete(at(days, null), { ...addressedTo(milestone), note: '已按要求完成', fileIds })
  await at(days, null).em.flush()
}

async function finish(scene: Building): Promise<void> {
  const { application, plannedDays, cast, at } = scene
  const built = await construction.milestonesOf(at(0, null), application.id)
  for (const [index, milestone] of built.entries()) {
    await report(scene, milestone.key, plannedDays - 6 * (index + 1))
    await construction.accept(at(plannedDays - 6 * (index + 1) - 1, cast.region), addressedTo(milestone))
  }
  await at(0, null).em.flush()
  await construction.requestInspection(at(plannedDays - 34, null), addressedTo(application))
  await at(0, null).em.flush()
}

const faults: Record<string, string> = {
  SIGNPOSTED: '停车场入口没有指示牌，顾客容易走错',
  signs: '收费标准未上墙，门头灯箱有一处不亮',
}

async function itemsOf({ at }: Building, { id }: AcceptanceInspection): Promise<InspectionItem[]> {
  return at(0, null).em.find(InspectionItem, { inspection: id }, { orderBy: { position: 'asc' }, limit: 50 })
}

/** The region's manager finds two faults; what he found is answered as the items that are open. */
async function firstRound(scene: Building): Promise<InspectionItem[]> {
  const { application, plannedDays, cast, at } = scene
  const ctx = at(plannedDays - 37, cast.region)
  const round = await inspections.start(ctx, { applicationId: application.id })
  await ctx.em.flush()
  const items = await itemsOf(scene, round)
  for (const item of items) await judge(scene, item, { ctx, fault: faults[item.key] })
  await inspections.fail(ctx, addressedTo(round))
  await ctx.em.flush()
  return items.filter(({ result }) => result === 'FAIL')
}

async function judge(scene: Building, item: InspectionItem, { ctx, fault }: { ctx: Ctx; fault?: string | undefined }) {
  const days = Math.round((scene.at(0, null).now.getTime() - ctx.now.getTime()) / 86_400_000)
  const fileIds = [await photo(scene, { slot: `inspection:${item.id}`, days, by: ctx.actor })]
  const dueOn = addDays(localDateOf(ctx.now), 9)
  const verdict = fault
    ? { result: 'FAIL' as const, score: 55, note: fault, dueOn }
    : { result: 'PASS' as const, score: 96 }
  await inspections.record(ctx, { ...addressedTo(item), ...verdict, fileIds })
  await ctx.em.flush()
}

async function putRight(scene: Building, items: readonly InspectionItem[], days: number): Promise<void> {
  const { at } = scene
  for (const item of items) {
    const fileIds = [await photo(scene, { slot: `rectification:${item.id}`, days })]
    await inspections.rectifyItem(at(days, null), { ...addressedTo(item), note: '已整改，见照片', fileIds })
  }
  await at(days, null).em.flush()
}

/** Another inspector looks at what was open, and at nothing else. */
async function secondRound(scene: Building, open: readonly InspectionItem[]): Promise<void> {
  const { application, state, stateDays, cast, at } = scene
  const days = state === 'INSPECTION' ? stateDays : stateDays + 3
  await inspections.requestReinspection(at(days, null), addressedTo(application))
  await at(0, null).em.flush()
  const ctx = at(days - 1, cast.auditor)
  const round = await inspections.start(ctx, { applicationId: application.id })
  await ctx.em.flush()
  const items = await itemsOf(scene, round)
  for (const item of state === 'INSPECTION' ? items.slice(0, open.length - 1) : items) await judge(scene, item, { ctx })
  if (state === 'INSPECTION') return
  await inspections.pass(ctx, addressedTo(round))
  await ctx.em.flush()
}
