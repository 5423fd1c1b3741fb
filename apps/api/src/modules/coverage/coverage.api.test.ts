import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
let admin: Client
let region: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
  region = await world.as('REGION_MANAGER')
})
afterAll(() => world.close())

const save = 'mutation($input: SaveCountyDemandInput!) { saveCountyDemand(input: $input) { rowCount } }'
const coverage = `query($input: CoverageInput!) { networkCoverage(input: $input) {
  minutes totalDemand coveredDemand
  counties { id code isCovered minutes demand stationId provinceId }
  stations { id code nearestDemand reachedDemand aloneDemand }
} }`
const closing =
  'query($input: StationClosingInput!) { stationClosing(input: $input) { lostDemand counties { code demand } } }'
const plan = `query($input: SitePlanInput!) { sitePlan(input: $input) {
  totalDemand coveredDemand plannedDemand sites { gain county { code } } uncovered { code demand }
} }`

interface Coverage {
  minutes: number
  totalDemand: number
  coveredDemand: number
  counties: { id: string; code: string; isCovered: boolean; minutes: number; demand: number; provinceId: string }[]
  stations: { id: string; code: string; nearestDemand: number; reachedDemand: number; aloneDemand: number }[]
}
const covers = async (client: Client, more: object = {}) =>
  (await client.data<{ networkCoverage: Coverage }>(coverage, { input: { measure: 'CUSTOMERS', ...more } }))
    .networkCoverage

/** West Lake in Hangzhou, where station W-A stands, and Lhasa, where nobody is near. */
const rows = [
  { code: '330106', customers: 900, installedUnits: 1000 },
  { code: '330109', customers: 300, installedUnits: 10 },
  { code: '540102', customers: 500, installedUnits: 700 },
  { code: '540103', customers: 200, installedUnits: 100 },
]

test('demand is set as a whole, by headquarters only, for counties that exist', async () => {
  const wrong = { rows: [...rows, { code: '330199', customers: 1, installedUnits: 1 }] }
  expect(await admin.code(save, { input: wrong })).toBe('INPUT_INVALID')
  expect(await admin.data(`{ countyDemands { totalCount } }`)).toEqual({ countyDemands: { totalCount: 0 } })
  expect(await region.code(save, { input: { rows } })).toBe('FORBIDDEN')
  const twice = { rows: [...rows, ...rows.slice(0, 1)] }
  expect(await admin.code(save, { input: twice })).toBe('INPUT_INVALID')
  expect(await admin.data(save, { input: { rows } })).toEqual({ saveCountyDemand: { rowCount: 4 } })
  expect(await admin.data(save, { input: { rows: rows.slice(0, 2) } })).toEqual({ saveCountyDemand: { rowCount: 2 } })
  expect(await admin.data(`{ countyDemands { totalCount } }`)).toEqual({ countyDemands: { totalCount: 4 } })
})

test('what is near a serving station is covered, the rest is not', async () => {
  const { minutes, totalDemand, coveredDemand, counties } = await covers(admin)
  expect([minutes, totalDemand, coveredDemand]).toEqual([120, 1900, 1200])
  const byCode = new Map(counties.map((county) => [county.code, county]))
  expect(byCode.get('330106')).toMatchObject({ isCovered: true, demand: 900 })
  expect(byCode.get('540102')).toMatchObject({ isCovered: false, demand: 500 })
  const units = await covers(admin, { measure: 'INSTALLED_UNITS' })
  expect([units.totalDemand, units.coveredDemand]).toEqual([1810, 1010])
  expect(await admin.code(coverage, { input: { measure: 'CUSTOMERS', minutes: 5 } })).toBe('INPUT_INVALID')
})

test('a plan names the counties that add most; its numbers agree with the map', async () => {
  const { sitePlan } = await admin.data<{
    sitePlan: {
      coveredDemand: number
      plannedDemand: number
      sites: { gain: number; county: { code: string } }[]
      uncovered: { code: string; demand: number }[]
    }
  }>(plan, { input: { measure: 'CUSTOMERS', count: 3 } })
  expect(sitePlan.sites).toHaveLength(1) // one site in Lhasa reaches both, and then nothing is left
  expect(sitePlan.sites[0]?.county.code.startsWith('54')).toBe(true)
  expect([sitePlan.coveredDemand, sitePlan.plannedDemand]).toEqual([1200, 1900])
  expect(sitePlan.uncovered.every(({ demand }) => demand === 0)).toBe(true)
})

test('a closing lists exactly the counties that become uncovered', async () => {
  const [south] = await world.sql<{ code: string }>(
    `select r.code from station s join region r on r.id = s.district_id where s.code = 'W-C'`,
  )
  await admin.data(save, { input: { rows: [{ code: south?.code, customers: 77, installedUnits: 80 }] } })
  const before = await covers(admin, { minutes: 60 })
  const station = before.stations.find(({ aloneDemand }) => aloneDemand > 0)
  expect(station).toBeDefined()
  const input = { measure: 'CUSTOMERS', minutes: 60, stationId: station?.id }
  const { stationClosing } = await admin.data<{
    stationClosing: { lostDemand: number; counties: { code: string }[] }
  }>(closing, { input })
  await world.sql(`update station set state = 'SUSPENDED' where id = $1`, [station?.id])
  const after = await covers(admin, { minutes: 60 })
  await world.sql(`update station set state = 'ACTIVE' where id = $1`, [station?.id])
  const covered = new Set(after.counties.flatMap(({ code, isCovered }) => (isCovered ? [code] : [])))
  const lost = before.counties.flatMap(({ code, isCovered }) => (isCovered && !covered.has(code) ? [code] : []))
  expect(stationClosing.counties.map(({ code }) => code).toSorted()).toEqual(lost.toSorted())
  expect(stationClosing.lostDemand).toBe(before.coveredDemand - after.coveredDemand)
  expect(stationClosing.lostDemand).toBe(station?.aloneDemand)
})

test('a region manager sees the counties of his provinces and plans there', async () => {
  const all = await covers(admin)
  const own = await covers(region)
  expect(own.counties.length).toBeGreaterThan(0)
  expect(own.counties.length).toBeLessThan(all.counties.length)
  expect(own.totalDemand).toBe(1200)
  const owner = await world.as('STATION_OWNER')
  expect(await owner.code(coverage, { input: { measure: 'CUSTOMERS' } })).toBe('FORBIDDEN')
})

test('a site tells its customers within 30 and 60 minutes and the stations near it', async () => {
  const { counties } = await covers(admin)
  const west = counties.find(({ code }) => code === '330106')
  const reach = `query($id: ID!) { siteReach(districtId: $id) { minutes30 minutes60 gain hasDemand stations { code minutes } } }`
  const { siteReach } = await admin.data<{
    siteReach: { minutes30: number; minutes60: number; gain: number; stations: { minutes: number }[] }
  }>(reach, { id: west?.id })
  expect(siteReach.minutes30).toBeGreaterThanOrEqual(900)
  expect(siteReach.minutes60).toBe(1200)
  expect(siteReach.gain).toBe(0)
  const ways = siteReach.stations.map(({ minutes }) => minutes)
  expect(ways).toEqual(ways.toSorted((a, b) => a - b))
})
