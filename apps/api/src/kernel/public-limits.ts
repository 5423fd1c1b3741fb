import { createHash } from 'node:crypto'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { defineErrors } from './errors.ts'

export const publicLimitErrors = defineErrors('PUBLIC_LIMIT', { REACHED: 'limited' })

/** How often visitors without an account may do something, `points` in `duration` seconds. */
export interface PublicLimit {
  key: string
  points: number
  duration: number
}

let pool: pg.Pool | null = null
/** Called once at start. Counted over a connection of its own: a refused request must count although it rolls back. */
export function configurePublicLimits(value: pg.Pool): void {
  pool = value
  limiters.clear()
}

const limiters = new Map<string, RateLimiterPostgres>()

function limiterOf({ key, points, duration }: PublicLimit): RateLimiterPostgres {
  if (!pool) throw new Error('configurePublicLimits() has not run')
  const name = `${key}:${points}:${duration}`
  const known = limiters.get(name)
  if (known) return known
  const common = { storeClient: pool, schemaName: 'auth', tableName: 'attempt', tableCreated: true }
  const limiter = new RateLimiterPostgres({ ...common, keyPrefix: `public-${key}`, points, duration })
  limiters.set(name, limiter)
  return limiter
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Counts one try for `subject` (an address, a phone); RATE_LIMITED with the minutes to wait when there were too many. */
export async function countPublic(limit: PublicLimit, subject: string): Promise<void> {
  try {
    await limiterOf(limit).consume(digest(subject))
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const minutes = Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000))
    throw publicLimitErrors.REACHED({ minutes })
  }
}

/** The try was right: it was no guess, and the count of the subject begins anew. */
export const forgetPublic = async (limit: PublicLimit, subject: string): Promise<void> =>
  void (await limiterOf(limit).delete(digest(subject)))
