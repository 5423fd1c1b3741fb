import type { EntityManager } from '@mikro-orm/postgresql'
import { CompiledQuery, type Transaction } from 'kysely'
import { begun } from './lazy-transaction.ts'

/**
 * Runs one statement in the EntityManager's open transaction, values bound by PostgreSQL (`$1`), never spliced into the text
 * as the ORM's own `execute` does.
 */
export async function query<R>(em: EntityManager, sql: string, values: readonly unknown[] = []): Promise<R[]> {
  await begun(em)
  const transaction = em.getTransactionContext<Transaction<unknown>>()
  if (!transaction) throw new Error('No transaction is open: statements run inside withScope only')
  const { rows } = await transaction.executeQuery<R>(CompiledQuery.raw(sql, [...values]))
  return rows
}
