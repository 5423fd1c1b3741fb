import type { FastifyReply } from 'fastify'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Caller } from '../context.ts'
import { AppError } from '../errors.ts'

// security.md C4: what one caller may ask per minute and at the same time
const atOnce = { caller: 8, program: 4, process: 64 }
/** Several tabs of one person ask together: whoever comes when all turns are taken waits a little before he is refused. */
const patienceMilliseconds = 2000

const limited = (limit: string, maximum: number) => new AppError('RATE_LIMITED', 'limited', { limit, maximum })

interface Waiting {
  key: string
  /** At the same time. */
  most: number
  begin: () => void
}

const perMinute = {
  user: new RateLimiterMemory({ keyPrefix: 'user', points: 600, duration: 60 }),
  address: new RateLimiterMemory({ keyPrefix: 'address', points: 60, duration: 60 }),
  // an applicant's page saves while he types and shows his photos
  link: new RateLimiterMemory({ keyPrefix: 'link', points: 240, duration: 60 }),
}

/** The setting of the running program; load generators need more than a person does. */
export function allowPerMinute(requests: number): void {
  perMinute.user = new RateLimiterMemory({ keyPrefix: 'user', points: requests, duration: 60 })
}

const running = new Map<string, number>()
const queue: Waiting[] = []
let total = 0

const isFree = (key: string, most: number) => (running.get(key) ?? 0) < most && total < atOnce.process

function take(key: string): void {
  running.set(key, (running.get(key) ?? 0) + 1)
  total += 1
}

/** The turn goes to whoever has waited longest among those who may begin. */
function give(key: string): void {
  total -= 1
  const left = (running.get(key) ?? 1) - 1
  if (left > 0) running.set(key, left)
  else running.delete(key)
  const next = queue.findIndex((waiting) => isFree(waiting.key, waiting.most))
  if (next >= 0) queue.splice(next, 1)[0]?.begin()
}

/** True with the turn taken; false when the patience was not enough. */
const waitForTurn = (key: string, most: number) =>
  new Promise<boolean>((resolve) => {
    const begin = () => {
      clearTimeout(timer)
      take(key)
      resolve(true)
    }
    const waiting = { key, most, begin }
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(waiting), 1)
      resolve(false)
    }, patienceMilliseconds)
    queue.push(waiting)
  })

async function begin(key: string, most: number, reply: FastifyReply): Promise<void> {
  if (isFree(key, most)) take(key)
  else if (!(await waitForTurn(key, most))) {
    void reply.header('retry-after', 1)
    throw limited('concurrent', most)
  }
  if (!reply.raw.destroyed) return void reply.raw.once('close', () => give(key))
  give(key) // the caller has gone: nothing else would give the turn back
  throw limited('concurrent', most)
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
  await begin(key, caller.actor?.audience === 'EXTERNAL' ? atOnce.program : atOnce.caller, reply)
}

/** Begins the minute of a person anew, for tests that ask more than people do. */
export const forgetRequests = (userId: string): Promise<boolean> => perMinute.user.delete(userId)
