import type { FastifyReply } from 'fastify'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { setTimeout as pause } from 'node:timers/promises'
import type { Caller } from '../context.ts'
import { AppError } from '../errors.ts'

// security.md C4: what one caller may ask per minute and at the same time
const perMinute = {
  user: new RateLimiterMemory({ keyPrefix: 'user', points: 600, duration: 60 }),
  address: new RateLimiterMemory({ keyPrefix: 'address', points: 60, duration: 60 }),
  // an applicant's page saves while he types and shows his photos
  link: new RateLimiterMemory({ keyPrefix: 'link', points: 240, duration: 60 }),
}
const atOnce = { caller: 8, program: 4, process: 64 }
/** Several tabs of one person ask together: whoever comes when all turns are taken waits a little before he is refused. */
const patience = { tries: 40, milliseconds: 50 }

const running = new Map<string, number>()
let total = 0

const limited = (limit: string, maximum: number) => new AppError('RATE_LIMITED', 'limited', { limit, maximum })

const isFree = (key: string, most: number) => (running.get(key) ?? 0) < most && total < atOnce.process

async function waitUntilFree(key: string, most: number, reply: FastifyReply): Promise<void> {
  for (let tries = 0; tries < patience.tries && !isFree(key, most); tries += 1) await pause(patience.milliseconds)
  if (isFree(key, most)) return
  void reply.header('retry-after', 1)
  throw limited('concurrent', most)
}

function give(key: string): void {
  total -= 1
  const left = (running.get(key) ?? 1) - 1
  if (left > 0) running.set(key, left)
  else running.delete(key)
}

/** Counts one request against what its caller may ask per minute. */
export async function countRequest({ actor, scope }: Caller, address: string, reply: FastifyReply): Promise<void> {
  const visitor = scope.as === 'public' && scope.linkKey ? perMinute.link : perMinute.address
  const limiter = actor ? perMinute.user : visitor
  await limiter.consume(actor ? actor.userId : address).catch((refused: RateLimiterRes) => {
    void reply.header('retry-after', Math.ceil(refused.msBeforeNext / 1000))
    throw limited('minute', limiter.points)
  })
}

/** Counts the operation against its caller until the answer has been sent; RATE_LIMITED when there are too many. */
export async function takeTurn(caller: Caller, address: string, reply: FastifyReply): Promise<void> {
  const key = caller.actor ? caller.actor.userId : address
  await countRequest(caller, address, reply)
  const most = caller.actor?.audience === 'EXTERNAL' ? atOnce.program : atOnce.caller
  await waitUntilFree(key, most, reply)
  if (reply.raw.destroyed) throw limited('concurrent', most) // the caller has gone: nothing would give the turn back
  running.set(key, (running.get(key) ?? 0) + 1)
  total += 1
  reply.raw.once('close', () => give(key))
}

/** Begins the minute of a person anew, for tests that ask more than people do. */
export const forgetRequests = (userId: string): Promise<boolean> => perMinute.user.delete(userId)
