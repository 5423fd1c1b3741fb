import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countyCentres } from '../county-demand/county-centres.ts'
import { globeOf, reachedFrom } from '../coverage/reach.rules.ts'
import { greedySites, planSites, swappedSites, type SiteQuestion } from './site-plan.rules.ts'

const points = 14
const point = fc.integer({ min: 0, max: points - 1 })
const question: fc.Arbitrary<SiteQuestion> = fc
  .record({
    weights: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: points, maxLength: points }),
    coveredPoints: fc.uniqueArray(point, { maxLength: 4 }),
    reached: fc.array(fc.uniqueArray(point, { maxLength: 6 }), { minLength: 1, maxLength: 12 }),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ weights, coveredPoints, reached, count }) => ({
    weights: Float64Array.from(weights),
    covered: Uint8Array.from({ length: points }, (_, index) => (coveredPoints.includes(index) ? 1 : 0)),
    reached: reached.map((each) => Int32Array.from(each)),
    count,
  }))

function gainOf({ weights, covered, reached }: SiteQuestion, sites: readonly number[]): number {
  const gained = new Set(sites.flatMap((site) => [...(reached[site] ?? [])]).filter((each) => covered[each] === 0))
  return [...gained].reduce((sum, each) => sum + (weights[each] ?? 0), 0)
}

/** The best of all subsets, one bit for each candidate: another way than the program's. */
function bestGain(asked: SiteQuestion): number {
  let best = 0
  for (let bits = 0; bits < 2 ** asked.reached.length; bits += 1) {
    const sites = asked.reached.flatMap((_, site) => ((bits >> site) & 1 ? [site] : []))
    if (sites.length <= asked.count) best = Math.max(best, gainOf(asked, sites))
  }
  return best
}

test('up to 12 candidates and 3 sites the plan is the best of all combinations', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const plan = planSites(asked)
      expect(plan.gain).toBe(bestGain(asked))
      expect(plan.gain).toBe(gainOf(asked, plan.sites))
      expect(plan.sites.length).toBeLessThanOrEqual(asked.count)
      expect(plan.gains.reduce((sum, gain) => sum + gain, 0)).toBe(plan.gain)
      expect(plan.gains).toEqual(plan.gains.toSorted((a, b) => b - a))
    }),
    { numRuns: 300 },
  )
})

test('the greedy choice gains at least 1 − 1/e of the best, and replacing never loses', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const greedy = greedySites(asked)
      const gained = gainOf(asked, greedy)
      expect(gained).toBeGreaterThanOrEqual((1 - 1 / Math.E) * bestGain(asked))
      expect(gainOf(asked, swappedSites(asked, greedy))).toBeGreaterThanOrEqual(gained)
    }),
    { numRuns: 300 },
  )
})

test('replacing finds what the greedy choice misses', () => {
  // the large middle is tempting, the two halves together reach more
  const asked = {
    weights: Float64Array.of(4, 4, 4, 4, 1, 1),
    covered: new Uint8Array(6),
    reached: [Int32Array.of(1, 2, 4, 5), Int32Array.of(0, 1), Int32Array.of(2, 3)],
    count: 2,
  }
  const greedy = greedySites(asked)
  expect(gainOf(asked, greedy)).toBe(14)
  expect(gainOf(asked, swappedSites(asked, greedy))).toBe(16)
})

test('the whole country with every county as a candidate is planned', () => {
  const places = [...countyCentres.values()]
  const globe = globeOf(places)
  const within = { minutes: 120, travel: { detourPercent: 130, speed: 45 } }
  const reached = reachedFrom(globe, globe, within)
  const covered = new Uint8Array(places.length)
  for (let station = 0; station < 500; station += 1)
    for (const each of reached[(station * 37) % 1500] ?? []) covered[each] = 1
  const weights = Float64Array.from(places, (_, index) => 1 + ((index * 7919) % 997))
  const plan = planSites({ weights, covered, reached, count: 10 })
  expect(plan.sites).toHaveLength(10)
  expect(plan.gain).toBe(gainOf({ weights, covered, reached, count: 10 }, plan.sites))
})
