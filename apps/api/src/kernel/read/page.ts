import { invalidInput } from '../errors.ts'
import type { Condition } from './filter.ts'
import { columnOf, quoted, type Shape } from './shape.ts'

export const largestPage = 100
export const largestOffset = 10_000
export const usualPage = 20

export interface PageArguments {
  first?: number | null
  after?: string | null
  offset?: number | null
}

/** Order of a list: one declared column, ties broken by id in the same direction, so that an index answers it. */
export interface Order {
  column: string
  type: string
  descending: boolean
  nullable: boolean
}

const outOfRange = (path: string, minimum: number, maximum: number) =>
  invalidInput([{ path, code: 'RANGE', params: { minimum, maximum } }])

export function checkPage({ first, after, offset }: PageArguments): { limit: number; skip: number } {
  const limit = first ?? usualPage
  const skip = offset ?? 0
  if (limit < 1 || limit > largestPage) throw outOfRange('first', 1, largestPage)
  if (skip < 0 || skip > largestOffset) throw outOfRange('offset', 0, largestOffset)
  if (after != null && offset != null) throw invalidInput([{ path: 'offset', code: 'INVALID' }])
  return { limit, skip }
}

export function orderOf(shape: Shape, property: string, descending: boolean): Order {
  const { columnTypes, nullable } = shape.property(property) ?? {}
  return {
    column: columnOf(shape.meta, property),
    type: columnTypes?.[0] ?? 'text',
    descending,
    nullable: nullable ?? false,
  }
}

export const orderBy = ({ column, descending }: Order, alias: string) => {
  const direction = descending ? 'desc' : 'asc'
  return `${alias}.${quoted(column)} ${direction}, ${alias}.id ${direction}`
}

type Cursor = [value: string | null, id: string]

export const cursorOf = (value: string | null, id: string) =>
  Buffer.from(JSON.stringify([value, id] satisfies Cursor)).toString('base64url')

export function parseCursor(text: string): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [value, id] = parsed as unknown[]
      if ((value === null || typeof value === 'string') && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
        return [value, id]
    }
  } catch {
    // answered below like every other text that no list has given out
  }
  throw invalidInput([{ path: 'after', code: 'INVALID' }])
}

/** Rows after the cursor. PostgreSQL sorts nulls last when ascending and first when descending. */
export function afterCursor(text: string, order: Order): Condition {
  const [value, id] = parseCursor(text)
  const beyond = order.descending ? '<' : '>'
  const columnIn = (alias: string) => `${alias}.${quoted(order.column)}`
  if (value === null) {
    const sql = (alias: string, [idPlace]: readonly string[]) => {
      const tie = `${alias}.id ${beyond} ${idPlace}::uuid`
      const isNull = `${columnIn(alias)} is null`
      return order.descending ? `(not (${isNull}) or ${tie})` : `(${isNull} and ${tie})`
    }
    return { variant: 'null', values: [id], sql }
  }
  const sql = (alias: string, [valuePlace, idPlace]: readonly string[]) => {
    const strictly = `(${columnIn(alias)}, ${alias}.id) ${beyond} (${valuePlace}::${order.type}, ${idPlace}::uuid)`
    return order.nullable && !order.descending ? `(${strictly} or ${columnIn(alias)} is null)` : strictly
  }
  return { variant: 'value', values: [value, id], sql }
}
