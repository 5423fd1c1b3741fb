import type { CoverageQuestion, DemandMeasure } from '@stationmaster/contracts/coverage'
import type { StationKind } from '@stationmaster/contracts/stations'
import type { Ctx } from '../../kernel/context.ts'
import { policyOn } from '../../kernel/policies.ts'
import { countyCentres, demandByCounty } from '../county-demand/index.ts'
import { countiesOf, servingStations, type CountyRow, type StationRow } from './coverage.report.ts'
import { aloneReached, globeOf, reachedFrom, type Globe, type Place, type Travel } from './reach.rules.ts'
import { travelPolicy } from './travel.ts'

export interface County extends CountyRow, Place {
  customers: number
  installedUnits: number
  /** What it counts as, by the measure that was asked for. */
  demand: number
}

type PlacedStation = StationRow & Place & { isPlacedByCounty: boolean }

/** Counties, stations and their distances as one question sees them. */
export interface Network {
  counties: County[]
  stations: PlacedStation[]
  globe: Globe
  stationGlobe: Globe
  travel: Travel
  minutes: number
  reached: Int32Array[]
}

const measured = (measure: DemandMeasure, county: { customers: number; installedUnits: number }) =>
  measure === 'CUSTOMERS' ? county.customers : county.installedUnits

async function loadCounties(ctx: Ctx, measure: DemandMeasure): Promise<County[]> {
  const numbers = await demandByCounty(ctx)
  return (await countiesOf(ctx)).flatMap((row) => {
    const place = countyCentres.get(row.code)
    if (!place) return [] // a division of a later code without a place of its own is not on the map
    const demand = numbers.get(row.id) ?? { customers: 0, installedUnits: 0 }
    return [{ ...row, ...place, ...demand, demand: measured(measure, demand) }]
  })
}

async function loadStations(ctx: Ctx, kind: StationKind | null): Promise<PlacedStation[]> {
  return (await servingStations(ctx, kind)).flatMap((row): PlacedStation[] => {
    const { latitude, longitude } = row
    if (latitude !== null && longitude !== null) return [{ ...row, latitude, longitude, isPlacedByCounty: false }]
    const place = countyCentres.get(row.countyCode)
    return place ? [{ ...row, ...place, isPlacedByCounty: true }] : []
  })
}

export async function loadNetwork(ctx: Ctx, { measure, minutes, kind }: CoverageQuestion): Promise<Network> {
  const { reachMinutes, ...travel } = await policyOn(ctx, travelPolicy)
  const [counties, stations] = [await loadCounties(ctx, measure), await loadStations(ctx, kind ?? null)]
  const [globe, stationGlobe] = [globeOf(counties), globeOf(stations)]
  const within = { minutes: minutes ?? reachMinutes, travel }
  return { counties, stations, globe, stationGlobe, ...within, reached: reachedFrom(stationGlobe, globe, within) }
}

/** 1 for each county that a station reaches in time. */
export function coveredIn({ counties, reached }: Network): Uint8Array {
  const covered = new Uint8Array(counties.length)
  for (const each of reached) for (const point of each) covered[point] = 1
  return covered
}

/** The counties within reach of each of some counties, as if stations stood there. */
export const reachedFromCounties = ({ globe, minutes, travel }: Network, from: readonly County[]): Int32Array[] =>
  reachedFrom(globeOf(from), globe, { minutes, travel })

/** For each station the counties that it alone reaches. */
export const aloneIn = ({ counties, reached }: Network): Int32Array[] => aloneReached(reached, counties.length)

export function demandOf({ counties }: Network, points: Iterable<number>): number {
  let sum = 0
  for (const point of points) sum += counties[point]?.demand ?? 0
  return sum
}

export function totalsOf(network: Network, covered: Uint8Array) {
  const points = [...network.counties.keys()]
  return {
    minutes: network.minutes,
    totalDemand: demandOf(network, points),
    coveredDemand: demandOf(
      network,
      points.filter((point) => covered[point] === 1),
    ),
  }
}
