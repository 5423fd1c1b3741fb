import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Ctx } from './context.ts'
import { errors } from './errors.ts'

/**
 * Counts what strangers ask, by network. In memory, because reading needs no written row; behind several servers each
 * counts for itself. @returns what throws RATE_LIMITED with the seconds to wait
 */
export function limitVisits(name: string, { visits, minutes }: { visits: number; minutes: number }) {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points: visits, duration: minutes * 60 })
  return async ({ network }: Ctx): Promise<void> => {
    try {
      await limiter.consume(network ?? 'program')
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw errors.RATE_LIMITED({ seconds: Math.ceil(refusal.msBeforeNext / 1000) })
    }
  }
}
