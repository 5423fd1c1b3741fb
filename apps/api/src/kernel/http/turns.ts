import type { FastifyReply } from 'fastify'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Caller } from '../context.ts'
import { AppError } from '../errors.ts'

// security.md C4: what one caller may ask per minute and at the same time
const perMinute = {
  user: new RateLimiterMemory({ keyPrefix: 'user', points: 600, duration: 60 }),
  address: new RateLimiterMemory({ keyPrefix: 'address', points: 60, duration: 60 }),
}
const atOnce = { caller: 16, process: 64 }

const running = new Map<string, number>()
let total = 0

const limited = (limit: string, maximum: number) => new AppError('RATE_LIMITED', 'limited', { limit, maximum })

/** Counts the operation against its caller until the answer has been sent; RATE_LIMITED when there are too many. */
export async function takeTurn({ actor }: Caller, address: string, reply: FastifyReply): Promise<void> {
  const key = actor ? actor.userId : address
  const limiter = actor ? perMinute.user : perMinute.address
  await limiter.consume(key).catch((refused: RateLimiterRes) => {
    void reply.header('retry-after', Math.ceil(refused.msBeforeNext / 1000))
    throw limited('minute', limiter.points)
  })
  const mine = running.get(key) ?? 0
  if (mine >= atOnce.caller || total >= atOnce.process) {
    void reply.header('retry-after', 1)
    throw limited('concurrent', atOnce.caller)
  }
  running.set(key, mine + 1)
  total += 1
  reply.raw.once('close', () => {
    total -= 1
    const left = (running.get(key) ?? 1) - 1
    if (left > 0) running.set(key, left)
    else running.delete(key)
  })
}
