import { LockMode, type EntityClass } from '@mikro-orm/core'
import type { Ctx } from './context.ts'
import { errors } from './errors.ts'

interface Versioned {
  id: string
  version: number
}

/**
 * Loads a row to change it: locked until the transaction ends, and only in the version that the caller saw.
 * A foreign row and a missing one give the same NOT_FOUND, because row scope hides the former.
 */
export async function loadToChange<E extends Versioned>(
  ctx: Ctx,
  entity: EntityClass<E>,
  id: string,
  expectedVersion: number,
): Promise<E> {
  const row = await ctx.em.findOne(entity, { id } as never, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!row) throw errors.NOT_FOUND()
  const { version } = row as Versioned
  if (version !== expectedVersion) throw errors.CONFLICT({ expectedVersion, actualVersion: version })
  return row as E
}

/** Copies the fields that were sent (not undefined) by name; the names are listed, so that nothing else can be set. */
export function assignSent<E extends object, K extends keyof E & string>(
  row: E,
  sent: Partial<Pick<E, K>>,
  names: readonly K[],
): void {
  for (const name of names) {
    const value = sent[name]
    if (value !== undefined) row[name] = value as E[K]
  }
}
