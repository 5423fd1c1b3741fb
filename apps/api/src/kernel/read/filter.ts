import type { EntityClass, EntityMetadata } from '@mikro-orm/core'
import { columnOf, expressionOf, metadata, quoted, type Shape } from './shape.ts'
import type { Parameters } from './statement.ts'

/**
 * How a declared filter is asked for and answered. `path` leads over to-one properties to the column (`province.parent`);
 * without it the filter's own name is the property.
 */
export type FilterKind =
  | { kind: 'id'; path?: string }
  | { kind: 'enum'; type: object; path?: string }
  | { kind: 'anyOf'; type: object; path?: string }
  | { kind: 'text'; path?: string }
  | { kind: 'boolean'; path?: string }
  | { kind: 'dayRange'; path?: string }
  | { kind: 'momentRange'; path?: string }
  | { kind: 'has'; of: EntityClass; by: string; property: string; type: object }

interface Range {
  from?: unknown
  to?: unknown
}

const mostWords = 5

const castOf: Partial<Record<FilterKind['kind'], string>> = {
  id: 'uuid[]',
  enum: 'text[]',
  anyOf: 'text[]',
  text: 'text[]',
}

function condition(column: string, filter: FilterKind, value: unknown, parameters: Parameters): string {
  switch (filter.kind) {
    case 'boolean':
      return `${column} = ${parameters.bind(value)}::boolean`
    case 'anyOf':
      return `${column} && ${parameters.bind(value)}::text[]`
    case 'dayRange':
      return range(column, value as Range, 'date', parameters)
    case 'momentRange':
      return range(column, value as Range, 'timestamptz', parameters)
    default:
      return `${column} = any(${parameters.bind(value)}::${castOf[filter.kind]})`
  }
}

/** Days include both ends; moments include the first and exclude the last. */
function range(column: string, { from, to }: Range, type: string, parameters: Parameters): string {
  const parts = [
    ...(from == null ? [] : [`${column} >= ${parameters.bind(from)}::${type}`]),
    ...(to == null ? [] : [`${column} ${type === 'date' ? '<=' : '<'} ${parameters.bind(to)}::${type}`]),
  ]
  return parts.length > 0 ? parts.join(' and ') : 'true'
}

/** `province.parent` becomes `province_id in (select id from region where parent_id = …)`: an index answers each step. */
function along(meta: EntityMetadata, alias: string, path: readonly string[], make: (column: string) => string): string {
  const [property, ...rest] = path as [string, ...string[]]
  const column = `${alias}.${quoted(columnOf(meta, property))}`
  if (rest.length === 0) return make(column)
  const target = (meta.properties[property as never] as { targetMeta: EntityMetadata }).targetMeta
  const inner = `${alias}_`
  return `${column} in (select ${inner}.id from ${quoted(target.tableName)} ${inner} where ${along(target, inner, rest, make)})`
}

interface Filtered {
  shape: Shape
  alias: string
  name: string
  filter: FilterKind
}

/** The SQL condition of one declared filter; the value is bound, never spliced. */
export function filterCondition(
  { shape, alias, name, filter }: Filtered,
  value: unknown,
  parameters: Parameters,
): string {
  if (filter.kind === 'has') {
    const meta = metadata(filter.of)
    const [by, property] = [columnOf(meta, filter.by), columnOf(meta, filter.property)]
    const found = `x.${quoted(by)} = ${alias}.id and x.${quoted(property)} = any(${parameters.bind(value)}::text[])`
    return `exists (select 1 from ${quoted(meta.tableName)} x where ${found})`
  }
  // written out instead of compared with a parameter, so that PostgreSQL plans a semi or anti join
  if (shape.exists?.[name]) return `${value === true ? '' : 'not '}${expressionOf(shape, name, alias)}`
  if (shape.calls?.[name]) return condition(expressionOf(shape, name, alias), filter, value, parameters)
  return along(shape.meta, alias, (filter.path ?? name).split('.'), (column) =>
    condition(column, filter, value, parameters),
  )
}

/** `%`, `_` and `\` in a search are letters like any other. */
export const containing = (term: string) => `%${term.replace(/[%_\\]/g, '\\$&')}%`

/**
 * Searching runs on one text column per record that holds everything findable, in lower case. Words of three and more
 * characters are found by its trigram index, of two (the length of most Chinese ones) by the index on its pairs.
 * Under a row policy PostgreSQL may use neither (their operators are not leakproof) and reads the caller's own rows, where
 * plain `like` is the cheaper question.
 */
export function searchCondition(
  { text, allRows }: { text: string; allRows: boolean },
  term: string,
  parameters: Parameters,
): string {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords)
  const conditions = words.map((word) =>
    allRows && [...word].length === 2
      ? `search_pairs(${text}) @> array[${parameters.bind(word)}::text]`
      : `${text} like ${parameters.bind(containing(word))}`,
  )
  return conditions.join(' and ') || 'true'
}
