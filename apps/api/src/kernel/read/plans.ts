import type { Ctx } from '../context.ts'
import { PlanCache } from './plan-cache.ts'
import { sightOf } from './sight.ts'

const caches: { length: number }[] = []

/** A cache of plans of one kind: some megabytes at most, whatever is asked. */
export function openPlans<V>(): PlanCache<V> {
  const cache = new PlanCache<V>({ entries: 2000, size: 8_000_000 })
  caches.push(cache)
  return cache
}

/** How many plans are kept now. */
export const keptPlans = () => caches.reduce((sum, { length }) => sum + length, 0)

/** What a plan depends on besides what is asked: what the caller may see, and how rows travel to him. */
export const planKey = ({ actor, reads }: Ctx, asked: string): string => `${sightOf(actor)}|${reads.carrier}|${asked}`
