import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addStations, plainStations, type PlainStation } from './many-stations.ts'
import { openWorld, type Client, type World } from './world.ts'

let world: World
let stations: PlainStation[]
let callers: { clients: Client[]; sees: (station: PlainStation) => boolean }[]
let turn = 0

beforeAll(async () => {
  world = await openWorld()
  await addStations(world, 300)
  stations = await plainStations(world)
  const own = await world.stationId('A')
  const provinces = new Set(
    stations.filter(({ code }) => code === 'W-A' || code === 'W-B').map(({ province }) => province),
  )
  const headquarters = [
    'HQ_ADMIN',
    'NETWORK_MANAGER',
    'HQ_READER',
    'AUDITOR',
    'FINANCE',
    'SERVICE_MANAGER',
    'CLAIM_REVIEWER',
  ]
  callers = [
    { clients: await Promise.all(headquarters.map((role) => world.as(role))), sees: () => true },
    { clients: [await world.as('REGION_MANAGER')], sees: ({ province }) => provinces.has(province) },
    { clients: [await world.asOwnerOf('A')], sees: ({ id }) => id === own },
  ]
})
afterAll(() => world.close())

interface Filter {
  state?: string[]
  kind?: string[]
  productLines?: string[]
  signedOn?: { from?: string; to?: string }
  contractEndsOn?: { from?: string; to?: string }
  hasOwnerAccount?: boolean
}
interface Ask {
  filter: Filter
  property: keyof PlainStation
  descending: boolean
  search: string
  first: number
}

/** Mostly not asked for: otherwise hardly a row would meet all conditions. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const some = (...values: string[]) => rarely(fc.subarray(values))
const range = (...days: string[]) => {
  const day = fc.option(fc.constantFrom(...days), { nil: undefined })
  return rarely(fc.record({ from: day, to: day }))
}
const asks: fc.Arbitrary<Ask> = fc.record({
  filter: fc.record({
    state: some('ACTIVE', 'PROBATION', 'SUSPENDED', 'TERMINATED'),
    kind: some('APPLIANCE', 'VEHICLE'),
    productLines: some('SUV', 'FORKLIFT'),
    signedOn: range('2024-02-28', '2024-03-01', '2024-03-10'),
    contractEndsOn: range('2026-12-25', '2027-01-05'),
    hasOwnerAccount: rarely(fc.boolean()),
  }) as fc.Arbitrary<Filter>,
  property: fc.constantFrom('code', 'name', 'state', 'level', 'signedOn', 'contractEndsOn', 'createdAt'),
  descending: fc.boolean(),
  search: fc.constantFrom('', '', '', '', '', '站', '乙站', '%', '_', 'x0', '站 x1'),
  first: fc.integer({ min: 11, max: 100 }),
})

const inRange = (day: string | null, bounds: { from?: string; to?: string } | undefined) => {
  const { from, to } = bounds ?? {}
  if (!from && !to) return true
  return day !== null && (!from || day >= from) && (!to || day <= to)
}
const oneOf = (value: string, list: string[] | undefined) => !list || list.includes(value)

/** The test's own idea of a filter, without SQL. */
const matches =
  ({ filter, search }: Ask) =>
  (station: PlainStation) =>
    oneOf(station.state, filter.state) &&
    oneOf(station.kind, filter.kind) &&
    (!filter.productLines || station.productLines.some((line) => filter.productLines?.includes(line))) &&
    inRange(station.signedOn, filter.signedOn) &&
    inRange(station.contractEndsOn, filter.contractEndsOn) &&
    (filter.hasOwnerAccount === undefined || station.hasOwnerAccount === filter.hasOwnerAccount) &&
    search.split(' ').every((word) => station.searchText.includes(word))

/** Nothing comes last going up and first going down; equal values stand in the order of their ids. */
const inOrder =
  ({ property, descending }: Ask) =>
  (a: PlainStation, b: PlainStation) => {
    const [one, other] = [a[property], b[property]].map((value) => (value === null ? '\uffff' : String(value)))
    const less = one === other ? a.id < b.id : (one ?? '') < (other ?? '')
    return less === descending ? 1 : -1
  }

const upperSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
const text = `query ($filter: StationFilter, $sort: StationSort, $search: String, $first: Int, $after: String, $offset: Int) {
  stations(filter: $filter, sort: $sort, search: $search, first: $first, after: $after, offset: $offset) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`

interface Page {
  totalCount: number
  nodes: { id: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

async function pageOf(
  clients: Client[],
  { filter, property, descending, search, first }: Ask,
  at: { after?: string | null; offset?: number },
): Promise<Page> {
  const client = clients[(turn += 1) % clients.length] as Client
  const sort = `${upperSnake(property)}_${descending ? 'DESC' : 'ASC'}`
  const data: Record<string, Page> = await client.data(text, { filter, sort, search, first, ...at })
  return data['stations'] as Page
}

test('walking all pages gives each row once, in the order of one sorted query, for every caller', async () => {
  let walked = 0
  await fc.assert(
    fc.asyncProperty(asks, fc.nat(2), async (ask, who) => {
      const { clients, sees } = callers[who] as (typeof callers)[number]
      const expected = stations
        .filter((station) => sees(station) && matches(ask)(station))
        .toSorted(inOrder(ask))
        .map(({ id }) => id)
      const found: string[] = []
      let page = await pageOf(clients, ask, {})
      for (;;) {
        found.push(...page.nodes.map(({ id }) => id))
        expect(page.totalCount).toBe(expected.length)
        expect(page.nodes.length).toBe(Math.min(ask.first, expected.length - found.length + page.nodes.length))
        if (!page.pageInfo.hasNextPage) break
        page = await pageOf(clients, ask, { after: page.pageInfo.endCursor })
        walked += 1
      }
      expect(found).toEqual(expected)
      const offset = Math.floor(expected.length / 2)
      expect((await pageOf(clients, ask, { offset })).nodes.map(({ id }) => id)).toEqual(
        expected.slice(offset, offset + ask.first),
      )
    }),
    { numRuns: 60, seed: 20_261_121 },
  )
  expect(walked).toBeGreaterThan(100)
}, 60_000)
