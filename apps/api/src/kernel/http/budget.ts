import type { Caller } from '../context.ts'
import { AppError } from '../errors.ts'

/** What an app of others may ask for, in objects: so many at once, and so many more each second (security.md C4). */
const capacity = 1000
const refillPerSecond = 50

interface Bucket {
  left: number
  at: number
}
const buckets = new Map<string, Bucket>()

export interface Budget {
  cost: number
  left: number
}

/** Pays for an operation of an app; null for people, who pay by the minute. Throws RATE_LIMITED with the seconds to wait. */
export function spend({ actor, now }: Caller, cost: number): Budget | null {
  if (actor?.audience !== 'EXTERNAL') return null
  const at = now().getTime()
  const before = buckets.get(actor.userId) ?? { left: capacity, at }
  const filled = Math.min(capacity, before.left + (Math.max(0, at - before.at) / 1000) * refillPerSecond)
  // what costs more than a full bucket may run when the bucket is full; the next one waits for it
  const needed = Math.min(cost, capacity)
  const left = filled - cost
  buckets.set(actor.userId, { left: filled < needed ? filled : left, at })
  if (filled < needed) {
    const seconds = Math.ceil((needed - filled) / refillPerSecond)
    throw new AppError('RATE_LIMITED', 'limited', { limit: 'cost', maximum: capacity, seconds })
  }
  return { cost, left: Math.floor(left) }
}
