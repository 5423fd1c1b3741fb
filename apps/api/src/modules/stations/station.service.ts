import type { CreateStation, StationStep, UpdateStation } from '@stationmaster/contracts/stations'
import { assignSent, loadToChange } from '../../kernel/change.ts'
import { localDateOf } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { defineEvent } from '../../kernel/outbox.ts'
import { placeOf, type PlaceIds } from '../regions/index.ts'
import { Region } from '../regions/region.entity.ts'
import { Station, StationContact, StationStateChange, StationTerritory } from './station.entity.ts'
import { flow, mustBeOwnFields, type StationStepName } from './station.rules.ts'

const profileFields = [
  'name',
  'creditCode',
  'kind',
  'level',
  'ownership',
  'productLines',
  'address',
  'latitude',
  'longitude',
  'principalName',
  'principalPhone',
  'servicePhone',
  'signedOn',
  'contractEndsOn',
  'remark',
  'openingHours',
] as const

/** A new station starts on probation, with its first state change. */
export async function create(ctx: Ctx, { districtId, ...profile }: CreateStation): Promise<Station> {
  await mustBeFree(ctx, { code: profile.code, creditCode: profile.creditCode })
  const place = await placeOf(ctx, districtId)
  const station = ctx.em.create(Station, {
    ...profile,
    ...placeRefs(ctx, place),
    state: flow.initial,
    stateSince: ctx.now,
    openingHours: [],
    searchText: '',
  })
  station.searchText = searchTextOf(station, place.path)
  noteState(ctx, station, { from: null, step: 'create', reason: '', reference: null })
  return station
}

export async function update(ctx: Ctx, { id, expectedVersion, ...sent }: UpdateStation): Promise<Station> {
  if (ctx.actor?.audience === 'STATION')
    mustBeOwnFields(Object.keys(sent).filter((name) => sent[name as keyof typeof sent] !== undefined))
  const station = await loadToChange(ctx, Station, id, expectedVersion)
  await mustBeFree(ctx, { creditCode: sent.creditCode, except: id })
  assignSent(station, sent, profileFields)
  mustEndAfterSigning(station)
  if (sent.districtId) Object.assign(station, placeRefs(ctx, await placeOf(ctx, sent.districtId)))
  if (sent.contacts) await replaceContacts(ctx, station, sent.contacts)
  if (sent.territoryIds) await replaceTerritories(ctx, station, sent.territoryIds)
  const district = await ctx.em.findOneOrFail(Region, station.district.id)
  Object.assign(station, { searchText: searchTextOf(station, district.path), updatedAt: ctx.now })
  return station
}

export const stationStepTaken = defineEvent<{ id: string }>('stations.stepTaken')

/** Takes one step of the state machine; the reason stays with the change. */
export async function takeStep(
  ctx: Ctx,
  step: StationStepName,
  { id, expectedVersion, reason, reference }: StationStep,
): Promise<Station> {
  const station = await loadToChange(ctx, Station, id, expectedVersion)
  const from = station.state
  const facts = {
    today: localDateOf(ctx.now),
    contractEndsOn: station.contractEndsOn ?? null,
    openWork: step === 'terminate' ? await countOpenWork(ctx, id) : [],
  }
  station.state = flow.next(from, step, facts)
  station.stateSince = ctx.now
  noteState(ctx, station, { from, step, reason, reference: reference ?? null })
  ctx.emit(stationStepTaken({ id }))
  return station
}

type Note = Pick<StationStateChange, 'from' | 'step' | 'reason' | 'reference'>

/** Appends to the history of states; an import uses it for the first state of a station. */
export function noteState(ctx: Ctx, station: Station, note: Note): void {
  const provinceId = station.province.id
  ctx.em.create(StationStateChange, {
    ...note,
    station,
    provinceId,
    to: station.state,
    byName: ctx.actor?.name ?? '',
    at: ctx.now,
  })
}

/** References to the three levels of a place, for the station's columns. */
export const placeRefs = ({ em }: Ctx, { districtId, cityId, provinceId }: Omit<PlaceIds, 'path'>) => ({
  district: em.getReference(Region, districtId),
  city: em.getReference(Region, cityId),
  province: em.getReference(Region, provinceId),
})

type Searchable = Pick<Station, 'code' | 'name' | 'address'> & {
  creditCode?: string | null
  principalName?: string | null
}

/** Everything that a search finds a station by, in lower case; pinyin initials let 杭州服务站 be found by `hzfwz`. */
export function searchTextOf({ code, name, creditCode, address, principalName }: Searchable, place: string): string {
  return [code, name, initialsOf(name), creditCode, place.replaceAll(' / ', ''), address, principalName]
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
}

async function mustBeFree(
  ctx: Ctx,
  { code, creditCode, except }: { code?: string; creditCode?: string | null | undefined; except?: string },
) {
  const others = except ? { id: { $ne: except } } : {}
  if (code && (await ctx.em.count(Station, { code }))) throw invalidInput([{ path: 'code', code: 'DUPLICATE' }])
  if (creditCode && (await ctx.em.count(Station, { creditCode, ...others })))
    throw invalidInput([{ path: 'creditCode', code: 'DUPLICATE' }])
}

/** One of the two days may have been stored before; the contract can compare only what is sent together. */
function mustEndAfterSigning({ signedOn, contractEndsOn }: Pick<Station, 'signedOn' | 'contractEndsOn'>): void {
  if (signedOn && contractEndsOn && contractEndsOn < signedOn)
    throw invalidInput([{ path: 'contractEndsOn', code: 'RANGE' }])
}

async function replaceContacts(
  ctx: Ctx,
  station: Station,
  contacts: NonNullable<UpdateStation['contacts']>,
): Promise<void> {
  await ctx.em.nativeDelete(StationContact, { station })
  for (const contact of contacts)
    ctx.em.create(StationContact, { ...contact, station, provinceId: station.province.id })
}

async function replaceTerritories(ctx: Ctx, station: Station, regionIds: readonly string[]): Promise<void> {
  const regions = await ctx.em.find(Region, { id: { $in: [...regionIds] }, level: { $in: ['DISTRICT', 'CITY'] } })
  if (regions.length < new Set(regionIds).size) throw invalidInput([{ path: 'territoryIds', code: 'NOT_FOUND' }])
  await ctx.em.nativeDelete(StationTerritory, { station })
  for (const region of regions) ctx.em.create(StationTerritory, { station, region, provinceId: station.province.id })
}

type Count = (ctx: Ctx, stationId: string) => Promise<number>
const openWork = new Map<string, Count>()

/** A later module says how much work of its kind a station still has; none may be left when it is terminated (N-14). */
export function registerOpenWork(kind: string, count: Count): void {
  openWork.set(kind, count)
}

const countOpenWork = (ctx: Ctx, stationId: string) =>
  Promise.all([...openWork].map(async ([kind, count]) => ({ kind, count: await count(ctx, stationId) })))
