import { addDays, localDateOf } from '../kernel/clock.ts'
import type { Actor } from '../kernel/context.ts'
import * as construction from '../modules/construction/construction.service.ts'
import { InspectionItem, type AcceptanceInspection } from '../modules/inspections/inspection.entity.ts'
import * as inspections from '../modules/inspections/inspection.service.ts'
import { prepare, signAndOpen } from './demo-opening.ts'
import { addressedTo, photos, type Building } from './demo-scene.ts'

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
  const fileIds = await photos(scene, { slots: [`milestone:${key}`], days })
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
  const days = plannedDays - 37
  const ctx = at(days, cast.region)
  const round = await inspections.start(ctx, { applicationId: application.id })
  await ctx.em.flush()
  const items = await itemsOf(scene, round)
  await judge(scene, items, { days, by: cast.region, faults })
  await inspections.fail(ctx, addressedTo(round))
  await ctx.em.flush()
  return items.filter(({ result }) => result === 'FAIL')
}

interface Judging {
  days: number
  by: Actor
  faults: Record<string, string>
}

async function judge(scene: Building, items: readonly InspectionItem[], { days, by, faults }: Judging): Promise<void> {
  const ctx = scene.at(days, by)
  const files = await photos(scene, { slots: items.map(({ id }) => `inspection:${id}`), days, by })
  const dueOn = addDays(localDateOf(ctx.now), 9)
  for (const [index, item] of items.entries()) {
    const note = faults[item.key]
    const verdict = note ? { result: 'FAIL' as const, score: 55, note, dueOn } : { result: 'PASS' as const, score: 96 }
    await inspections.record(ctx, { ...addressedTo(item), ...verdict, fileIds: files.slice(index, index + 1) })
  }
  await ctx.em.flush()
}

async function putRight(scene: Building, items: readonly InspectionItem[], days: number): Promise<void> {
  const { at } = scene
  const files = await photos(scene, { slots: items.map(({ id }) => `rectification:${id}`), days })
  for (const [index, item] of items.entries()) {
    const proof = { note: '已整改，见照片', fileIds: files.slice(index, index + 1) }
    await inspections.rectifyItem(at(days, null), { ...addressedTo(item), ...proof })
  }
  await at(days, null).em.flush()
}

/** Another inspector looks at what was open, and at nothing else. */
async function secondRound(scene: Building, open: readonly InspectionItem[]): Promise<void> {
  const { application, state, stateDays, cast, at } = scene
  const isGoingOn = state === 'INSPECTION'
  const days = isGoingOn ? stateDays : stateDays + 3
  await inspections.requestReinspection(at(days, null), addressedTo(application))
  await at(0, null).em.flush()
  const ctx = at(days - 1, cast.auditor)
  const round = await inspections.start(ctx, { applicationId: application.id })
  await ctx.em.flush()
  const items = await itemsOf(scene, round)
  const seen = isGoingOn ? items.slice(0, open.length - 1) : items
  await judge(scene, seen, { days: days - 1, by: cast.auditor, faults: {} })
  if (isGoingOn) return
  await inspections.pass(ctx, addressedTo(round))
  await ctx.em.flush()
}
