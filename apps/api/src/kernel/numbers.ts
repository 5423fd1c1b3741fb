import type { EntityManager } from '@mikro-orm/postgresql'
import type { LocalDate } from './clock.ts'
import { query } from './sql.ts'

/**
 * The next readable number of a document kind and day: 'PO-20261121-0007'. No duplicates and no gaps: the row stays
 * locked until the caller's transaction ends, and a rollback gives the number back. So draw it late.
 */
export async function nextNumber(em: EntityManager, prefix: string, day: LocalDate): Promise<string> {
  if (!/^[A-Z]{1,8}$/.test(prefix)) throw new RangeError(`not a prefix of a number range: ${prefix}`)
  const [row] = await query<{ last: number }>(
    em,
    `insert into number_range (prefix, day, last) values ($1, $2, 1)
     on conflict (prefix, day) do update set last = number_range.last + 1 returning last`,
    [prefix, day],
  )
  return `${prefix}-${day.replaceAll('-', '')}-${String(row?.last).padStart(4, '0')}`
}
