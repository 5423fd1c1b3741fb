import { RateLimiterRes } from 'rate-limiter-flexible'
import type { Ctx } from './context.ts'
import { errors } from './errors.ts'
import { openCount } from './shared-count.ts'

/**
 * Counts what strangers ask, by network; several servers count each for itself. @returns what throws RATE_LIMITED with the seconds to wait
 */
export function limitVisits(name: string, { visits, minutes }: { visits: number; minutes: number }) {
  const limiter = openCount({ keyPrefix: name, points: visits, duration: minutes * 60 })
  return async ({ network }: Ctx): Promise<void> => {
    try {
      await limiter.consume(network ?? 'program')
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw errors.RATE_LIMITED({ seconds: Math.ceil(refusal.msBeforeNext / 1000) })
    }
  }
}
