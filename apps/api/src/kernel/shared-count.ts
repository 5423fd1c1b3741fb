import cluster from 'node:cluster'
import { RateLimiterCluster, RateLimiterMemory } from 'rate-limiter-flexible'

export interface Count {
  keyPrefix: string
  points: number
  /** Seconds. */
  duration: number
}

/**
 * Counts in memory, since most requests write no row. Where several processes answer (WORKERS) their first one counts for
 * all. Of a name the first count that is made stands.
 */
export const openCount = (count: Count): RateLimiterMemory | RateLimiterCluster =>
  cluster.isWorker ? new RateLimiterCluster({ ...count, timeoutMs: 3000 }) : new RateLimiterMemory(count)
