import type { GraphQLSchema } from 'graphql'
import type { Ctx } from '../context.ts'
import { invalidInput } from '../errors.ts'
import { query } from '../sql.ts'
import { filterCondition, searchCondition, type FilterKind } from './filter.ts'
import { afterCursor, checkPage, cursorOf, orderBy, orderOf, type PageArguments } from './page.ts'
import type { Selection } from './selection.ts'
import { columnOf, quoted, shapeOf, type Row, type Shape } from './shape.ts'
import { finishOne, Parameters, StatementBuilder } from './statement.ts'

/** The search text of a record. */
export interface Searched {
  /** Text column that holds everything findable, in lower case. */
  search: string
  /** Properties in the search text that not everybody sees: their words are taken out for those who do not. */
  searchedInPart?: readonly string[]
}

const searchedTypes = new Map<string, Searched>()

/** Every list tells how its rows are searched, so that no other search of them forgets what is hidden. */
export function noteSearched({ type, search, searchedInPart = [] }: ListSource): void {
  if (search) searchedTypes.set(type, { search, searchedInPart })
}

export function searchedOf(type: string): Searched {
  const searched = searchedTypes.get(type)
  if (!searched) throw new Error(`${type} has no list with a search text`)
  return searched
}

export interface ListSource extends Partial<Searched> {
  type: string
  filter: Record<string, FilterKind>
}

export interface ListRequest extends PageArguments {
  filter: Record<string, unknown>
  search: string
  sort: { property: string; descending: boolean }
  /** Fields that are null for the caller, and therefore in his filters and orders too: no row matches, all are equal. */
  hidden: ReadonlySet<string>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const longestList = 250
const longestSearch = 64

function checkFilter(name: string, filter: FilterKind | undefined, value: unknown): FilterKind {
  const path = `filter.${name}`
  if (!filter) throw invalidInput([{ path, code: 'UNKNOWN_FIELD' }])
  if (!Array.isArray(value)) return filter
  if (value.length > longestList) throw invalidInput([{ path, code: 'TOO_MANY', params: { maximum: longestList } }])
  if (filter.kind === 'id' && value.some((id) => !uuid.test(String(id)))) throw invalidInput([{ path, code: 'ID' }])
  return filter
}

/** The term without blanks around it; `path` is the argument that it came in. */
export function checkSearch(text: string, path = 'search'): string {
  if (text.includes('\0')) throw invalidInput([{ path, code: 'INVALID' }])
  const term = text.trim()
  if (term.length > longestSearch) throw invalidInput([{ path, code: 'TOO_LONG', params: { maximum: longestSearch } }])
  return term
}

interface Conditions {
  source: ListSource
  request: ListRequest
  alias: string
  parameters: Parameters
}

function conditions(ctx: Ctx, { source, request, alias, parameters }: Conditions): string[] {
  const shape = shapeOf(source.type)
  const given = Object.entries(request.filter).filter(([, value]) => value !== null && value !== undefined)
  const filters = given.map(([name, value]) => {
    const filter = checkFilter(name, source.filter[name], value)
    return request.hidden.has(name) ? 'false' : filterCondition({ shape, alias, name, filter }, value, parameters)
  })
  const term = source.search ? checkSearch(request.search) : ''
  if (!source.search || !term) return filters
  const searched = {
    search: source.search,
    ...(source.searchedInPart ? { searchedInPart: source.searchedInPart } : {}),
  }
  return [...filters, textCondition(ctx, { searched, shape, hidden: request.hidden, alias, parameters }, term)]
}

interface SearchedText {
  searched: Searched
  shape: Shape
  hidden: ReadonlySet<string>
  alias: string
  parameters: Parameters
}

/** The term stands in the search text, and still does without the words that the caller does not see. */
export function textCondition(
  ctx: Ctx,
  { searched, shape, hidden, alias, parameters }: SearchedText,
  term: string,
): string {
  const allRows = ctx.actor?.scope.as === 'hq'
  const text = `${alias}.${quoted(columnOf(shape.meta, searched.search))}`
  const unseen = searched.searchedInPart?.filter((property) => hidden.has(property)) ?? []
  const found = searchCondition({ text, allRows }, term, parameters)
  if (unseen.length === 0) return found
  return `${found} and ${searchCondition({ text: without(text, unseen, shape, alias), allRows: false }, term, parameters)}`
}

/** SQL of the search text without the words of these properties. */
const without = (text: string, properties: readonly string[], { meta }: Shape, alias: string) =>
  properties.reduce(
    (rest, property) => `replace(${rest}, coalesce(lower(${alias}.${quoted(columnOf(meta, property))}), ''), '')`,
    text,
  )

/** The rows of one page with what the query selects: the page is cut first, then joined. */
export async function readPage(
  ctx: Ctx,
  source: ListSource,
  request: ListRequest,
  at: { schema: GraphQLSchema; below: Selection },
) {
  const { limit, skip } = checkPage(request)
  const shape = shapeOf(source.type)
  const builder = new StatementBuilder(at.schema)
  const parameters = new Parameters()
  const alias = builder.alias()
  const { property, descending } = request.sort
  const order = orderOf(shape, request.hidden.has(property) ? 'id' : property, descending)
  const where = conditions(ctx, { source, request, alias, parameters })
  if (request.after != null) where.push(afterCursor(request.after, order, alias, parameters))
  const part = builder.record(source.type, at.below, alias)
  const cut = `order by ${orderBy(order, alias)} limit ${limit + 1} offset ${skip}`
  const page = `select * from ${quoted(shape.table)} ${alias} where ${where.join(' and ') || 'true'} ${cut}`
  const columns = `${part.columns.join(', ')}, ${alias}.${quoted(order.column)}::text as sort_value`
  const rows = `select ${columns} from (${page}) ${alias} ${part.joins.join(' ')} order by ${orderBy(order, alias)}`
  const found = await query<{ row: Row; sort_value: string | null }>(
    ctx.em,
    `select row_to_json(q) as row, sort_value from (${rows}) q`,
    parameters.values,
  )
  const shown = found.slice(0, limit)
  for (const { row } of shown) finishOne(row, part.finish, ctx)
  const last = shown.at(-1)
  return {
    nodes: shown.map(({ row }) => row),
    pageInfo: {
      hasNextPage: found.length > limit,
      endCursor: last ? cursorOf(last.sort_value, last.row['id'] as string) : null,
    },
  }
}

const rowsAtOnce = 1000

/** Every row that matches, some at a time, all as of one moment: a cursor in the caller's transaction. */
export async function* readAll(
  ctx: Ctx,
  source: ListSource,
  request: ListRequest,
  at: { schema: GraphQLSchema; below: Selection; limit: number },
): AsyncGenerator<Row[]> {
  const shape = shapeOf(source.type)
  const builder = new StatementBuilder(at.schema)
  const parameters = new Parameters()
  const alias = builder.alias()
  const { property, descending } = request.sort
  const order = orderBy(orderOf(shape, request.hidden.has(property) ? 'id' : property, descending), alias)
  const where = conditions(ctx, { source, request, alias, parameters }).join(' and ') || 'true'
  const part = builder.record(source.type, at.below, alias)
  const cut = `select * from ${quoted(shape.table)} ${alias} where ${where} order by ${order} limit ${at.limit}`
  const rows = `select ${part.columns.join(', ')} from (${cut}) ${alias} ${part.joins.join(' ')} order by ${order}`
  await query(
    ctx.em,
    `declare all_rows no scroll cursor for select row_to_json(q) as row from (${rows}) q`,
    parameters.values,
  )
  for (;;) {
    const found = await query<{ row: Row }>(ctx.em, `fetch ${rowsAtOnce} from all_rows`)
    for (const { row } of found) finishOne(row, part.finish, ctx)
    if (found.length > 0) yield found.map(({ row }) => row)
    if (found.length < rowsAtOnce) break
  }
  await query(ctx.em, 'close all_rows')
}

export interface Target {
  id: string
  version: number
  label: string
}

/** Which records a bulk change means: those that match, or of the chosen ones those that still do; at most `limit` + 1. */
export async function targetsOf(
  ctx: Ctx,
  source: ListSource,
  request: ListRequest,
  { ids, label, limit }: { ids: readonly string[] | null; label: readonly string[]; limit: number },
): Promise<Target[]> {
  const shape = shapeOf(source.type)
  const parameters = new Parameters()
  const where = conditions(ctx, { source, request, alias: 't', parameters })
  if (ids) where.push(`t.id = any(${parameters.bind(ids)}::uuid[])`)
  const names = label.map((property) => `t.${quoted(columnOf(shape.meta, property))}`).join(', ')
  const { property, descending } = request.sort
  const order = orderBy(orderOf(shape, request.hidden.has(property) ? 'id' : property, descending), 't')
  const from = `from ${quoted(shape.table)} t where ${where.join(' and ') || 'true'}`
  const sql = `select t.id, t.version, concat_ws(' · ', ${names}) as label ${from} order by ${order} limit ${limit + 1}`
  return query<Target>(ctx.em, sql, parameters.values)
}

/** How many rows match in the caller's scope. */
export async function countRows(ctx: Ctx, source: ListSource, request: ListRequest): Promise<number> {
  const parameters = new Parameters()
  const where = conditions(ctx, { source, request, alias: 't', parameters })
  const sql = `select count(*)::int as count from ${quoted(shapeOf(source.type).table)} t where ${where.join(' and ') || 'true'}`
  const [row] = await query<{ count: number }>(ctx.em, sql, parameters.values)
  return row?.count ?? 0
}
