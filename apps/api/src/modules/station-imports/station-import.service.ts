import { createStation, productLines, stationState, updateStation } from '@stationmaster/contracts/stations'
import { LockMode } from '@mikro-orm/core'
import { assignSent } from '../../kernel/change.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'
import type { ExistingRecord, KnownRecords, Values } from '../../kernel/imports/declaration.ts'
import type { RowToWrite, WrittenRecord } from '../../kernel/imports/source.ts'
import { allPlaces, type PlaceIds } from '../regions/index.ts'
import { Region } from '../regions/region.entity.ts'
import { noteState, placeRefs, searchTextOf } from '../stations/index.ts'
import { Station } from '../stations/station.entity.ts'
import { regionLookup } from './region-lookup.rules.ts'
import { stationsInUse } from './station-import.report.ts'
import type { StationImportFacts } from './station-import.rules.ts'

export const facts = async (ctx: Ctx): Promise<StationImportFacts> => ({ regions: regionLookup(await allPlaces(ctx)) })

const plainFields = [
  'name',
  'creditCode',
  'kind',
  'level',
  'address',
  'principalName',
  'principalPhone',
  'servicePhone',
  'signedOn',
  'contractEndsOn',
  'remark',
] as const

/** A station as the import's fields see it; product lines in their declared order, so that sets compare equal. */
function valuesOf(station: Station): Values {
  const plain = plainFields.map((field) => [field, station[field] ?? null] as const)
  const lines = productLines.filter((line) => station.productLines.includes(line))
  const { code, state, district } = station
  return { code, state, districtId: district.id, productLines: lines, ...Object.fromEntries(plain) }
}

const asExisting = (station: Station): ExistingRecord => ({
  id: station.id,
  version: station.version,
  values: valuesOf(station),
})

/** What is only read need not be watched for changes: with thousands of rows each flush would compare them all. */
const reading = { disableIdentityMap: true } as const

/** As in the form, a credit code belongs to the station that has it, whatever its state. */
export async function known({ em }: Ctx, wanted: ReadonlyMap<string, readonly string[]>): Promise<KnownRecords> {
  const codes = [...(wanted.get('code') ?? [])]
  const creditCodes = [...(wanted.get('creditCode') ?? [])]
  const existing = await em.find(Station, { code: { $in: codes } }, reading)
  const holders = await em.find(
    Station,
    { creditCode: { $in: creditCodes } },
    { ...reading, fields: ['code', 'creditCode'] },
  )
  return {
    existing: new Map(existing.map((station) => [station.code, asExisting(station)])),
    holders: { creditCode: new Map(holders.map(({ creditCode, code }) => [creditCode ?? '', code])) },
  }
}

/** Writes stations as the file says; an existing one keeps its state. */
export async function write(ctx: Ctx, rows: readonly RowToWrite[]): Promise<WrittenRecord[]> {
  const targets = await locked(
    ctx,
    rows.flatMap(({ target }) => target?.id ?? []),
  )
  const places = await placesOf(
    ctx,
    rows.map(({ values }) => String(values['districtId'])),
  )
  const written = rows.map(({ values, target }) => {
    const station = target ? targets.get(target.id) : undefined
    if (target && station?.version !== target.version) throw errors.CONFLICT()
    return station ? change(ctx, station, values, places) : create(ctx, values, places)
  })
  await ctx.em.flush()
  return written.map(({ station, before }) => ({ id: station.id, version: station.version, before }))
}

async function locked({ em }: Ctx, ids: readonly string[]): Promise<Map<string, Station>> {
  const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const
  const found = await em.find(Station, { id: { $in: [...ids] } }, options)
  return new Map(found.map((station) => [station.id, station]))
}

type Places = ReadonlyMap<string, PlaceIds>

async function placesOf({ em }: Ctx, districtIds: readonly string[]): Promise<Places> {
  const districts = await em.find(Region, { id: { $in: [...new Set(districtIds)] } }, { populate: ['parent'] })
  const entries = districts.map(({ id, parent, path }): [string, PlaceIds] => [
    id,
    { districtId: id, cityId: parent?.id ?? '', provinceId: parent?.parent?.id ?? '', path },
  ])
  return new Map(entries)
}

function placeIn(places: Places, districtId: string): PlaceIds {
  const place = places.get(districtId)
  if (!place) throw errors.NOT_FOUND()
  return place
}

/** Text of several lines is as the file has it; the contract would put it on one. */
const remarkOf = ({ remark }: Values) => (typeof remark === 'string' ? { remark } : {})

function create(ctx: Ctx, values: Values, places: Places) {
  const { state, remark: _, ...profile } = values
  const { districtId, ...parsed } = createStation.parse({ productLines: [], ...profile })
  const place = placeIn(places, districtId)
  const station = ctx.em.create(Station, {
    ...parsed,
    ...remarkOf(values),
    ...placeRefs(ctx, place),
    state: stationState.parse(state),
    stateSince: ctx.now,
    openingHours: [],
    searchText: searchTextOf(parsed, place.path),
  })
  noteState(ctx, station, { from: null, step: 'import', reason: '', reference: null })
  return { station, before: null }
}

function change(ctx: Ctx, station: Station, values: Values, places: Places) {
  const before = valuesOf(station)
  set(ctx, station, values, places)
  return { station, before: Object.fromEntries(Object.keys(values).map((field) => [field, before[field] ?? null])) }
}

function set(ctx: Ctx, station: Station, values: Values, places: Places): void {
  const { code: _code, state: _state, remark, ...profile } = values
  const { districtId, ...sent } = updateStation.parse({ id: station.id, expectedVersion: station.version, ...profile })
  assignSent(station, sent, [...plainFields, 'productLines'])
  if (remark !== undefined) station.remark = typeof remark === 'string' ? remark : null
  const place = placeIn(places, districtId ?? station.district.id)
  Object.assign(station, placeRefs(ctx, place), { searchText: searchTextOf(station, place.path) })
}

/** New stations go, changed ones get their fields back; a new one that people or files belong to counts as touched. */
export async function undo(ctx: Ctx, records: readonly WrittenRecord[]): Promise<string[]> {
  const stations = await locked(
    ctx,
    records.map(({ id }) => id),
  )
  const added = records.filter(({ before }) => before === null).map(({ id }) => id)
  const changed = records.filter(({ id, version }) => stations.get(id)?.version !== version).map(({ id }) => id)
  const touched = [...new Set([...changed, ...(await stationsInUse(ctx, added))])]
  if (touched.length > 0) return touched
  const restored = records.flatMap(({ before }) => (before ? [before] : []))
  const places = await placesOf(
    ctx,
    restored.map(({ districtId }) => String(districtId)),
  )
  for (const { id, before } of records) {
    const station = stations.get(id)
    if (before && station) set(ctx, station, before, places)
  }
  await ctx.em.flush()
  await ctx.em.nativeDelete(Station, { id: { $in: added } })
  return []
}
