import { normalisePhone } from '@stationmaster/contracts/normalise'
import { getNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { hiddenFields } from '../access.ts'
import type { Ctx } from '../context.ts'
import { readerOf } from './cells.ts'
import { checkSearch, searchCondition, searchedOf } from './searching.ts'
import { columnOf, quoted, shapeOf, targetMeta, type Shape } from './shape.ts'
import { statementOf } from './statement.ts'

/** How records of a type are found from everywhere; their search text is that of their list. */
export interface SearchSpec {
  /** Name of the record type. */
  type: string
  /** Permission that its readers hold. */
  allow: string
  /** Property that names a record. */
  label: string
  /** What tells records of one name apart: properties, also of to-one relations (`city.name`). */
  detail: readonly string[]
  /** Property with the station that the record belongs to, if it is shown there. */
  station?: string
  /** Properties that a whole term finds at once: codes, addresses. Each needs an index. */
  exact?: readonly string[]
  /**
   * Numbers that the search text does not hold, found by their beginning: properties, also of rows below (`contacts.phone`).
   * Each needs a text_pattern_ops index.
   */
  phones?: readonly string[]
}

export interface SearchHit {
  type: string
  id: string
  label: string
  detail: string
  stationId: string | null
}

interface FoundRow extends SearchHit {
  rank: number
}

const specs = new Map<string, SearchSpec>()

/** Makes a record type findable from everywhere. Hidden fields of the caller neither find it nor are shown. */
export function defineSearch(spec: SearchSpec): void {
  if (specs.has(spec.type)) throw new Error(`Search of ${spec.type} is declared twice`)
  specs.set(spec.type, spec)
}

/** How many rows each way of finding hands on to be ranked: a frequent word must not sort half the table. */
const candidates = 60
/** A shorter beginning of a number is no number yet. */
const phoneBeginning = /^\+?\d[\d -]{3,}$/

/** Sorts after every letter. */
const highest = '\u{10ffff}'

/** Parameters of one statement, numbered as they are bound. Callers' values travel only here. */
class Parameters {
  readonly values: unknown[] = []
  /** Binds a value and answers its placeholder. */
  bind(value: unknown): string {
    return `$${this.values.push(value)}`
  }
}

interface Search {
  ctx: Ctx
  schema: GraphQLSchema
  term: string
  parameters: Parameters
  limit: number
}

const hiddenOf = ({ ctx, schema }: Search, type: string) =>
  hiddenFields(schema.getType(type) as GraphQLObjectType, ctx.actor)

/** Every way to this type as `select id, rank`: 0 is what was asked for, 1 begins with it, 2 contains it. */
function waysOf(search: Search, spec: SearchSpec, shape: Shape): string[] {
  const { ctx, term, parameters } = search
  const hidden = hiddenOf(search, spec.type)
  const table = `${quoted(shape.table)} t`
  const wholeTerms = [...new Set([term, term.toLowerCase(), term.toUpperCase(), normalisePhone(term) ?? term])]
  const exact = (spec.exact ?? [])
    .filter((property) => !hidden.has(property))
    .map(
      (property) =>
        `select t.id, 0 as rank from ${table} where t.${quoted(columnOf(shape.meta, property))} = any(${parameters.bind(wholeTerms)}::text[])`,
    )
  const label = `lower(t.${quoted(columnOf(shape.meta, spec.label))})`
  const rank = `case when starts_with(${label}, ${parameters.bind(term.toLowerCase())}) then 1 else 2 end`
  const allRows = ctx.actor?.scope.as === 'hq'
  const found = searchCondition({ searched: searchedOf(spec.type), shape, hidden, allRows }, term)
  const text = found.sql(
    't',
    found.values.map((value) => parameters.bind(value)),
  )
  return [
    ...exact,
    ...phoneWays(search, spec, shape),
    `select t.id, ${rank} as rank from ${table} where ${text} limit ${candidates}`,
  ]
}

function phoneWays(search: Search, spec: SearchSpec, shape: Shape): string[] {
  const { term, parameters } = search
  if (!phoneBeginning.test(term)) return []
  const number = normalisePhone(term) ?? term.replaceAll(' ', '')
  return (spec.phones ?? []).flatMap((path) => {
    const place = phonePlace(search, shape, path)
    if (!place) return []
    const rank = `case when ${place.column} = ${parameters.bind(number)} then 0 else 1 end`
    // not `like`: these operators are leakproof, so that the index answers under a row policy too
    const begins = `${place.column} ~>=~ ${parameters.bind(number)} and ${place.column} ~<~ ${parameters.bind(`${number}${highest}`)}`
    return `select ${place.id} as id, ${rank} as rank from ${place.table} p where ${begins} limit ${candidates}`
  })
}

/** Where a number stands and which column names the record; null when the caller does not see it in clear. */
function phonePlace(search: Search, shape: Shape, path: string) {
  const [first, below] = path.split('.') as [string, string?]
  const type = search.schema.getType(shape.name) as GraphQLObjectType
  if (hiddenOf(search, shape.name).has(first)) return null
  if (!below) return { table: quoted(shape.table), id: 'p.id', column: `p.${quoted(columnOf(shape.meta, first))}` }
  const { targetMeta: meta, mappedBy } = shape.property(first) ?? {}
  if (!meta || !mappedBy) throw new Error(`${shape.name}.${first} has no rows below`)
  if (hiddenOf(search, getNamedType(type.getFields()[first]?.type)?.name ?? '').has(below)) return null
  const id = `p.${quoted(columnOf(meta, mappedBy))}`
  return { table: quoted(meta.tableName), id, column: `p.${quoted(columnOf(meta, below))}` }
}

/** SQL of one property, or of a to-one relation's (`city.name`). */
function valueOf(shape: Shape, path: string): string {
  const [property, below] = path.split('.') as [string, string?]
  const column = `t.${quoted(columnOf(shape.meta, property))}`
  if (!below) return column
  const target = targetMeta(shape.meta, property)
  return `(select r.${quoted(columnOf(target, below))} from ${quoted(target.tableName)} r where r.id = ${column})`
}

function statementFor(search: Search, spec: SearchSpec): string {
  const shape = shapeOf(spec.type)
  const hidden = hiddenOf(search, spec.type)
  const ways = waysOf(search, spec, shape).map((way) => `(${way})`)
  const shown = spec.detail.filter((path) => !hidden.has(path.split('.')[0] ?? ''))
  const detail = `concat_ws(' · ', ${shown.map((path) => valueOf(shape, path)).join(', ')})`
  const label = valueOf(shape, spec.label)
  const found = `select id, min(rank) as rank from (${ways.join(' union all ')}) w group by id`
  const station = spec.station ? valueOf(shape, spec.station) : 'null::uuid'
  const columns = `${search.parameters.bind(spec.type)}::text as type, t.id, ${label} as label, ${detail} as detail, ${station} as "stationId", f.rank`
  return `(select ${columns} from (${found}) f join ${quoted(shape.table)} t on t.id = f.id order by f.rank, length(${label}), ${label}, t.id limit ${search.limit})`
}

/** The best of each type first, so that a frequent station name does not crowd out the one person of that name. */
function merged(rows: readonly FoundRow[], limit: number): SearchHit[] {
  const seen = new Map<string, number>()
  const placed = rows.map((row) => {
    const place = seen.get(row.type) ?? 0
    seen.set(row.type, place + 1)
    return { row, place }
  })
  return placed
    .toSorted((a, b) => a.row.rank - b.row.rank || a.place - b.place)
    .slice(0, limit)
    .map(({ row: { rank: _, ...hit } }) => hit)
}

/** What the caller may read and the term finds, in one statement over all declared types. */
export async function searchEverything(
  ctx: Ctx,
  schema: GraphQLSchema,
  { term: text, limit }: { term: string; limit: number },
): Promise<SearchHit[]> {
  const term = checkSearch(text, 'term')
  const readable = [...specs.values()].filter(({ allow }) => ctx.actor?.permissions.has(allow))
  if (!term || readable.length === 0) return []
  const search = { ctx, schema, term, limit, parameters: new Parameters() }
  const sql = readable.map((spec) => statementFor(search, spec)).join(' union all ')
  const statement = statementOf(`select row_to_json(q) as "0" from (${sql}) q`, { isPlannedAnew: true })
  const found = await ctx.reads.ask({ statement, values: search.parameters.values })
  const read = readerOf('json', ctx.reads.carrier)
  return merged(
    found.map((cells) => read(cells[0]) as FoundRow),
    limit,
  )
}
