import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { addMinutes } from './clock.ts'
import type { Ctx } from './context.ts'
import { defineErrors } from './errors.ts'
import { query } from './sql.ts'

/**
 * Proof of work for forms that anybody may send: the browser looks for the number below `maximum` whose sum with the salt
 * is the challenge, a second of its time. Nothing is stored until a solution comes; each counts once. No service of
 * others is asked, so it works without internet.
 */
export const puzzleErrors = defineErrors('PUZZLE', { WRONG: 'invalid', EXPIRED: 'invalid', USED: 'conflict' })

const maximum = 60_000
const lifetimeMinutes = 20

export interface Puzzle {
  salt: string
  challenge: string
  maximum: number
  expiresAt: Date
  signature: string
}

export interface Solution {
  salt: string
  challenge: string
  expiresAt: Date
  signature: string
  number: number
}

let secret: string | null = null
/** Called once at start; only who knows the secret can make puzzles. */
export const configurePuzzles = (value: string): void => void (secret = value)

const sumOf = (salt: string, number: number) => createHash('sha256').update(`${salt}${number}`).digest('hex')

function signatureOf({ salt, challenge, expiresAt }: Pick<Puzzle, 'salt' | 'challenge' | 'expiresAt'>): string {
  if (!secret) throw new Error('configurePuzzles() has not run')
  return createHmac('sha256', secret).update(`puzzle|${salt}|${challenge}|${expiresAt.toISOString()}`).digest('hex')
}

export function makePuzzle(now: Date): Puzzle {
  const salt = randomBytes(12).toString('hex')
  const unsigned = { salt, challenge: sumOf(salt, randomInt(maximum)), expiresAt: addMinutes(now, lifetimeMinutes) }
  return { ...unsigned, maximum, signature: signatureOf(unsigned) }
}

const equal = (left: string, right: string) =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))

/** Throws unless the puzzle is ours, in time and solved. */
export function checkSolution(solution: Solution, now: Date): void {
  if (!equal(signatureOf(solution), solution.signature)) throw puzzleErrors.WRONG()
  if (solution.expiresAt <= now) throw puzzleErrors.EXPIRED()
  if (!equal(sumOf(solution.salt, solution.number), solution.challenge)) throw puzzleErrors.WRONG()
}

/** Checks a solution and uses it up in the caller's transaction: of two requests with the same one, one is refused. */
export async function useSolution(ctx: Ctx, solution: Solution): Promise<void> {
  checkSolution(solution, ctx.now)
  const insert = 'insert into used_puzzle (salt, expires_at) values ($1, $2)'
  await query(ctx.em, insert, [solution.salt, solution.expiresAt]).catch((error: { code?: string }) => {
    throw error.code === '23505' ? puzzleErrors.USED() : error
  })
}
