import type { SitePlanQuestion, StationClosingQuestion } from '@stationmaster/contracts/coverage'
import type { Ctx } from '../../kernel/context.ts'
import {
  aloneIn,
  coveredIn,
  demandOf,
  loadNetwork,
  reachedFromCounties,
  totalsOf,
  type County,
} from '../coverage/index.ts'
import { planSites } from './site-plan.rules.ts'

const byDemand = (a: County, b: County) => b.demand - a.demand || a.code.localeCompare(b.code)

/** Where new stations would reach most of what no station reaches now. Sites are counties. */
export async function planNewSites(ctx: Ctx, { count, provinceId, ...question }: SitePlanQuestion) {
  const network = await loadNetwork(ctx, question)
  const { counties } = network
  const candidates = counties.filter((county) => !provinceId || county.provinceId === provinceId)
  const covered = coveredIn(network)
  const reached = reachedFromCounties(network, candidates)
  const weights = Float64Array.from(counties, ({ demand }) => demand)
  const plan = planSites({ weights, covered, reached, count })
  const totals = totalsOf(network, covered)
  for (const site of plan.sites) for (const point of reached[site] ?? []) covered[point] = 1
  return {
    ...totals,
    plannedDemand: totals.coveredDemand + plan.gain,
    sites: plan.sites.flatMap((site, place) => {
      const county = candidates[site]
      return county ? [{ county, gain: plan.gains[place] ?? 0 }] : []
    }),
    uncovered: counties.filter((_, point) => covered[point] === 0).toSorted(byDemand),
  }
}

/** What breaks when a station closes: the counties that no other station reaches; null when it serves nobody. */
export async function simulateClosing(ctx: Ctx, { stationId, ...question }: StationClosingQuestion) {
  const network = await loadNetwork(ctx, question)
  const index = network.stations.findIndex(({ id }) => id === stationId)
  const lost = aloneIn(network)[index]
  if (!lost) return null
  return {
    minutes: network.minutes,
    lostDemand: demandOf(network, lost),
    counties: network.counties.filter((_, point) => lost.includes(point)).toSorted(byDemand),
  }
}
