import { createHash } from 'node:crypto'
import type { Ctx } from './context.ts'
import { errors, invalidInput } from './errors.ts'
import { query } from './sql.ts'

/** Identifies one requested change: the caller's key, and what it asked for. */
export interface IdempotencyTicket {
  principal: string
  key: string
  operationHash: string
}

export const operationHash = (...parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

export function checkIdempotencyKey(key: string): string {
  if (!/^[\x21-\x7e]{16,255}$/.test(key)) throw invalidInput([{ path: 'Idempotency-Key', code: 'INVALID' }])
  return key
}

/**
 * Claims the key in the transaction of the change. Of two requests with the same key the second waits for the first one's
 * commit (the primary key is the queue) and then finds its answer.
 * @returns the stored answer of an earlier request, or null when this one is the first
 */
export async function claim(
  ctx: Ctx,
  { principal, key, operationHash: hash }: IdempotencyTicket,
): Promise<{ response: unknown } | null> {
  const inserted = await query(
    ctx.em,
    'insert into idempotency (principal, key, operation_hash, created_at) values ($1, $2, $3, $4) on conflict do nothing returning key',
    [principal, key, hash, ctx.now],
  )
  if (inserted.length > 0) return null
  const [earlier] = await query<{ operation_hash: string; response: unknown }>(
    ctx.em,
    'select operation_hash, response from idempotency where principal = $1 and key = $2',
    [principal, key],
  )
  if (!earlier) throw errors.CONFLICT_IN_PROGRESS()
  if (earlier.operation_hash !== hash) throw errors.IDEMPOTENCY_MISMATCH()
  return { response: earlier.response }
}

export async function settle(ctx: Ctx, { principal, key }: IdempotencyTicket, response: unknown): Promise<void> {
  await query(ctx.em, 'update idempotency set response = $3 where principal = $1 and key = $2', [
    principal,
    key,
    JSON.stringify(response ?? null),
  ])
}
