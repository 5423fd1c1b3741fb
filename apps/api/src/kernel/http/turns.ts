import type { FastifyReply } from 'fastify'
import { RateLimiterRes } from 'rate-limiter-flexible'
import type { Caller } from '../context.ts'
import { AppError } from '../errors.ts'
import { openCount } from '../shared-count.ts'

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

const countPerMinute = (keyPrefix: string, points: number) => openCount({ keyPrefix, points, duration: 60 })
const perMinute = {
  user: null as ReturnType<typeof openCount> | null,
  address: countPerMinute('address', 60),
  // an applicant's page saves while he types and shows his photos
  link: countPerMinute('link', 240),
}

/** The setting of the running program; load generators need more than a person does. */
export function allowPerMinute(requests: number): void {
  perMinute.user = countPerMinute('user', requests)
}

function perMinuteOf({ actor, scope }: Caller): ReturnType<typeof openCount> {
  if (!actor) return scope.as === 'public' && scope.linkKey ? perMinute.link : perMinute.address
  if (!perMinute.user) throw new Error('allowPerMinute() has not run')
  return perMinute.user
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
export async function countRequest(caller: Caller, address: string, reply: FastifyReply): Promise<void> {
  const limiter = perMinuteOf(caller)
  await limiter.consume(caller.actor?.userId ?? address).catch((refused: unknown) => {
    if (!(refused instanceof RateLimiterRes)) throw refused
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
export const forgetRequests = async (userId: string): Promise<boolean> =>
  (await perMinute.user?.delete(userId)) ?? false
