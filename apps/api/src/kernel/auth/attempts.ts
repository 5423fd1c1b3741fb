import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { type AppError, defineErrors } from '../errors.ts'

const limits = {
  /** One account from one network: then that network waits, and the owner can still sign in from elsewhere. */
  'account-network': { points: 5, duration: 15 * 60 },
  /** One account from everywhere: answers become slow; nobody can lock somebody else out. */
  account: { points: 30, duration: 15 * 60 },
  address: { points: 20, duration: 60 },
  reset: { points: 3, duration: 60 * 60 },
  /** Codes of one account from everywhere: whoever gets this far knows the password already. */
  code: { points: 5, duration: 15 * 60 },
} as const
type Limit = keyof typeof limits

const slowAnswerMilliseconds = 2_000
const minuteMilliseconds = 60_000

export const attemptErrors = defineErrors('SIGN_IN', { LOCKED: 'limited' })

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** The neighbourhood of an address: /24 of IPv4, /64 of IPv6, so that changing the last digits is no new visitor. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  if (!isIPv6(mapped)) return mapped.split('.').slice(0, 3).join('.')
  const [head = '', tail] = mapped.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

interface Visitor {
  /** What was typed, normalised: counted whether or not anybody has it. */
  identifier: string
  address: string
}

interface Options {
  slowDown?: (milliseconds: number) => Promise<unknown>
}

/** Counts tries before they are answered, so that parallel guesses count too. */
export function makeAttempts(pool: pg.Pool, { slowDown = sleep }: Options = {}) {
  const limiter = (name: Limit) =>
    new RateLimiterPostgres({
      storeClient: pool,
      schemaName: 'auth',
      tableName: 'attempt',
      tableCreated: true,
      keyPrefix: name,
      ...limits[name],
    })
  const limiters = {
    'account-network': limiter('account-network'),
    account: limiter('account'),
    address: limiter('address'),
    reset: limiter('reset'),
    code: limiter('code'),
  }

  /** Milliseconds until the window ends when this try was one too many, else 0. */
  async function count(name: Limit, key: string): Promise<number> {
    try {
      await limiters[name].consume(digest(key))
      return 0
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
      throw refusal
    }
  }

  const locked = (milliseconds: number): AppError =>
    attemptErrors.LOCKED({ minutes: Math.ceil(milliseconds / minuteMilliseconds) })
  async function mustFit(name: Limit, key: string) {
    const wait = await count(name, key)
    if (wait > 0) throw locked(wait)
  }
  const pairOf = ({ identifier, address }: Visitor) => `${identifier}|${networkOf(address)}`

  return {
    /** Throws SIGN_IN_LOCKED with the minutes to wait; slows down when the account is tried from everywhere. */
    async signIn(visitor: Visitor) {
      await mustFit('address', visitor.address)
      await mustFit('account-network', pairOf(visitor))
      if ((await count('account', visitor.identifier)) > 0) await slowDown(slowAnswerMilliseconds)
    },
    /** A right password ends the count of its network, and the address was not guessing. */
    async succeeded(visitor: Visitor) {
      await limiters['account-network'].delete(digest(pairOf(visitor)))
      await limiters.address.reward(digest(visitor.address))
    },
    async reset(visitor: Visitor) {
      await mustFit('address', visitor.address)
      await mustFit('reset', visitor.identifier)
    },
    code: (userId: string) => mustFit('code', userId),
    codeRight: (userId: string) => limiters.code.delete(digest(userId)),
    link: (address: string) => mustFit('address', address),
    linkFound: (address: string) => limiters.address.reward(digest(address)),
  }
}
export type Attempts = ReturnType<typeof makeAttempts>
