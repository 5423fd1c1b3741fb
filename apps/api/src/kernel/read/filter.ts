import type { EntityClass, EntityMetadata } from '@mikro-orm/core'
import { columnOf, expressionOf, metadata, quoted, type Shape } from './shape.ts'

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

/** A condition that a caller's value asks for: what its SQL depends on, and what is bound. */
export interface Condition {
  /** Two conditions of a list with the same variant have the same SQL. */
  variant: string
  values: readonly unknown[]
  /** The SQL for rows of a table under this alias; `places` are the placeholders of the values. */
  sql: (alias: string, places: readonly string[]) => string
}

type Given = Pick<Condition, 'variant' | 'values'> & { sql: (column: string, places: readonly string[]) => string }

const enumName = /^[A-Z][A-Z0-9_]*$/
/** Longer lists are bound: each set of values that stands in the text is a plan of its own. */
const mostLiterals = 3

/** Enum values stand in the text: PostgreSQL then plans once, and for these values. The schema has checked them. */
function enums(values: readonly unknown[], operator: '=' | '&&'): Given {
  const names = [...new Set(values.map(String))].toSorted()
  if (names.length === 0 || names.length > mostLiterals || !names.every((name) => enumName.test(name)))
    return list(values, operator, 'text[]')
  const literals = names.map((name) => `'${name}'`).join(', ')
  const sql =
    operator === '&&'
      ? (column: string) => `${column} && array[${literals}]::text[]`
      : (column: string) => (names.length === 1 ? `${column} = ${literals}` : `${column} in (${literals})`)
  return { variant: names.join(), values: [], sql }
}

const list = (values: readonly unknown[], operator: '=' | '&&', type: string): Given => ({
  variant: '*',
  values: [values],
  sql: (column, [place]) =>
    operator === '&&' ? `${column} && ${place}::${type}` : `${column} = any(${place}::${type})`,
})

/** Two values, two plans: PostgreSQL knows how frequent each is. */
const flag = (wanted: boolean): Given => ({
  variant: String(wanted),
  values: [],
  sql: (column) => `${column} = ${String(wanted)}`,
})

/** Days include both ends; moments include the first and exclude the last. */
function range({ from, to }: Range, type: 'date' | 'timestamptz'): Given {
  const ends = [
    ...(from == null ? [] : [{ operator: '>=', value: from }]),
    ...(to == null ? [] : [{ operator: type === 'date' ? '<=' : '<', value: to }]),
  ]
  return {
    variant: ends.map(({ operator }) => operator).join(),
    values: ends.map(({ value }) => value),
    sql: (column, places) =>
      ends.map(({ operator }, index) => `${column} ${operator} ${places[index]}::${type}`).join(' and ') || 'true',
  }
}

function given(filter: Exclude<FilterKind, { kind: 'has' }>, value: unknown): Given {
  switch (filter.kind) {
    case 'boolean':
      return flag(value === true)
    case 'dayRange':
      return range(value as Range, 'date')
    case 'momentRange':
      return range(value as Range, 'timestamptz')
    case 'enum':
      return enums(value as unknown[], '=')
    case 'anyOf':
      return enums(value as unknown[], '&&')
    case 'id':
      return list(value as unknown[], '=', 'uuid[]')
    case 'text':
      return list(value as unknown[], '=', 'text[]')
  }
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

/** The condition of one declared filter; the value is bound, unless it is of a few that the schema checked. */
export function filterCondition(
  { shape, name, filter }: { shape: Shape; name: string; filter: FilterKind },
  value: unknown,
): Condition {
  if (filter.kind === 'has') return hasCondition(filter, value as unknown[])
  // written out instead of compared with a parameter, so that PostgreSQL plans a semi or anti join
  if (shape.exists?.[name]) {
    const wanted = value === true
    const sql = (alias: string) => `${wanted ? '' : 'not '}${expressionOf(shape, name, alias)}`
    return { variant: String(wanted), values: [], sql }
  }
  const { variant, values, sql } = given(filter, value)
  if (shape.calls?.[name])
    return { variant, values, sql: (alias, places) => sql(expressionOf(shape, name, alias), places) }
  const path = (filter.path ?? name).split('.')
  return { variant, values, sql: (alias, places) => along(shape.meta, alias, path, (column) => sql(column, places)) }
}

function hasCondition(
  { of, by, property }: Extract<FilterKind, { kind: 'has' }>,
  value: readonly unknown[],
): Condition {
  const meta = metadata(of)
  const { variant, values, sql } = enums(value, '=')
  const found = (alias: string, places: readonly string[]) =>
    `x.${quoted(columnOf(meta, by))} = ${alias}.id and ${sql(`x.${quoted(columnOf(meta, property))}`, places)}`
  return {
    variant,
    values,
    sql: (alias, places) => `exists (select 1 from ${quoted(meta.tableName)} x where ${found(alias, places)})`,
  }
}
