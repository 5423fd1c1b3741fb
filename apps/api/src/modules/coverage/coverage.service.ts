import type { CoverageQuestion } from '@stationmaster/contracts/coverage'
import type { Ctx } from '../../kernel/context.ts'
import { policyOn } from '../../kernel/policies.ts'
import { countyCentres, demandByCounty } from '../county-demand/index.ts'
import { Region } from '../regions/region.entity.ts'
import { aloneIn, coveredIn, demandOf, loadNetwork, reachedFromCounties, totalsOf } from './network.ts'
import { globeOf, nearestTo, reachedFrom, type Globe, type Place, type Travel } from './reach.rules.ts'
import { travelPolicy } from './travel.ts'

/** Every county with its nearest station, and every station with what it serves and what only it reaches. */
export async function networkCoverage(ctx: Ctx, question: CoverageQuestion) {
  const network = await loadNetwork(ctx, question)
  const { counties, stations, reached } = network
  const covered = coveredIn(network)
  const nearest = nearestTo(network.globe, network.stationGlobe, network.travel)
  const alone = aloneIn(network)
  const load = new Float64Array(stations.length)
  for (const [point, site] of nearest.site.entries())
    if (covered[point] === 1) load[site] = (load[site] ?? 0) + (counties[point]?.demand ?? 0)
  return {
    ...totalsOf(network, covered),
    counties: counties.map((county, point) => ({
      ...county,
      isCovered: covered[point] === 1,
      minutes: stations.length > 0 ? Math.round(nearest.minutes[point] ?? 0) : null,
      stationId: stations[nearest.site[point] ?? -1]?.id ?? null,
    })),
    stations: stations.map((station, site) => ({
      ...station,
      nearestDemand: load[site] ?? 0,
      reachedDemand: demandOf(network, reached[site] ?? []),
      aloneDemand: demandOf(network, alone[site] ?? []),
    })),
  }
}

/** Customers within reach of the middle of a county, whoever serves them now (N-07). */
export async function customersWithin(ctx: Ctx, districtId: string): Promise<{ minutes30: number; minutes60: number }> {
  const county = await ctx.em.findOne(Region, { id: districtId, level: 'DISTRICT' })
  const place = county && countyCentres.get(county.code)
  if (!place) return { minutes30: 0, minutes60: 0 }
  const { reachMinutes: _, ...travel } = await policyOn(ctx, travelPolicy)
  const numbers = await demandByCounty(ctx)
  const regions = await ctx.em.find(
    Region,
    { id: { $in: [...numbers.keys()] } },
    { fields: ['code'], disableIdentityMap: true },
  )
  const points = regions.flatMap(({ id, code }) => {
    const centre = countyCentres.get(code)
    return centre ? [{ ...centre, customers: numbers.get(id)?.customers ?? 0 }] : []
  })
  const within = (minutes: number) => {
    const [reached = []] = reachedFrom(globeOf([place]), globeOf(points), { minutes, travel })
    return Array.from(reached).reduce((sum, point) => sum + (points[point]?.customers ?? 0), 0)
  }
  return { minutes30: within(30), minutes60: within(60) }
}

const shownStations = 5

/** What a new site in a county would mean: who is near already, and which demand it would add. */
export async function siteReach(ctx: Ctx, districtId: string) {
  const network = await loadNetwork(ctx, { measure: 'CUSTOMERS' })
  const { counties, stations, stationGlobe, travel, minutes } = network
  const index = counties.findIndex(({ id }) => id === districtId)
  const county = counties[index]
  if (!county) return null
  const covered = coveredIn(network)
  const reached = Array.from(reachedFromCounties(network, [county])[0] ?? [])
  const distances = nearestStations(county, stationGlobe, travel)
  return {
    ...(await customersWithin(ctx, districtId)),
    minutes,
    reachedDemand: demandOf(network, reached),
    gain: demandOf(
      network,
      reached.filter((point) => covered[point] === 0),
    ),
    stations: distances.slice(0, shownStations).flatMap(({ index: site, minutes: way }) => {
      const station = stations[site]
      return station ? [{ id: station.id, code: station.code, name: station.name, minutes: Math.round(way) }] : []
    }),
    hasDemand: counties.some(({ demand }) => demand > 0),
  }
}

function nearestStations(county: Place, stationGlobe: Globe, travel: Travel) {
  const { minutes } = nearestTo(stationGlobe, globeOf([county]), travel)
  return Array.from(minutes, (way, index) => ({ index, minutes: way })).toSorted((a, b) => a.minutes - b.minutes)
}
