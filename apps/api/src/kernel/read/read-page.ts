import { getNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import type { Ctx } from '../context.ts'
import { query } from '../sql.ts'
import { sealedAnswer } from './answer.ts'
import { askedOf, type Asked } from './asked.ts'
import { printEach, quotedJson, type Cells } from './cells.ts'
import { largestCount, ListQuery, type ListRequest, type ListSource } from './list-query.ts'
import { cursorOf } from './page.ts'
import { RecordPlanner, type Exit, type RecordReader } from './plan-record.ts'
import { openPlans, planBytes, planKey } from './plans.ts'
import type { Selection } from './selection.ts'
import { columnOf, quoted, type Caller, type Row } from './shape.ts'
import { statementOf, type Statement } from './statement.ts'
import { fieldOf, NotPlannable } from './writers.ts'

export interface PageRequest {
  source: ListSource
  request: ListRequest
  countExactly: boolean
  /** Fields of the page. */
  asked: readonly Asked[]
  exit: Exit
  /** Names what is asked, so that the plan is found again. */
  key: string
}

/** The rows of one page and what is known of the others. */
interface Page {
  shown: readonly Cells[]
  hasNextPage: boolean
  endCursor: () => string | null
  /** Counted at most one beyond `largestCount`, unless exactly. */
  total: number
}

interface PagePlan {
  /** Null when only the count is asked. */
  rows: { statement: Statement; sortPlace: number; totalPlace: number | null; reader: RecordReader } | null
  /** For pages without rows, and when nothing but the count is asked. */
  count: Statement
  wantsCount: boolean
  print: (page: Page, caller: Caller) => string
}

const plans = openPlans<PagePlan>()

const isCountOf = (exactly: boolean) => (total: number) => (exactly ? total : Math.min(total, largestCount))

interface Shown {
  /** Of the rows; null for every other field. */
  reader: RecordReader | null
  shownCount: (total: number) => number
}

/** What prints one field of the page; like all readers it keeps nothing of the document. */
function partOf(type: GraphQLObjectType, { key, field, below }: Asked, at: Shown): PagePlan['print'] {
  const head = `${quotedJson(key)}:`
  const { reader, shownCount } = at
  switch (field) {
    case '__typename':
      return () => `${head}"${type.name}"`
    case 'nodes':
      return ({ shown }, caller) => `${head}[${printEach(shown, (cells) => reader?.text(cells, caller) ?? '')}]`
    case 'totalCount':
      return ({ total }) => head + shownCount(total)
    case 'totalCountIsCapped':
      return ({ total }) => head + String(shownCount(total) < total)
    case 'pageInfo': {
      const parts = pageInfoParts(getNamedType(fieldOf(type, field).type).name, below)
      return (page) => `${head}{${printEach(parts, (part) => part(page))}}`
    }
    default:
      throw new NotPlannable(`${type.name}.${field}`)
  }
}

const pageInfoParts = (typeName: string, asked: readonly Asked[]) =>
  asked.map(({ key, field }): ((page: Page) => string) => {
    const head = `${quotedJson(key)}:`
    if (field === '__typename') return () => `${head}"${typeName}"`
    if (field === 'hasNextPage') return ({ hasNextPage }) => head + String(hasNextPage)
    if (field === 'endCursor') return ({ endCursor }) => head + JSON.stringify(endCursor())
    throw new NotPlannable(`${typeName}.${field}`)
  })

const printerOf =
  (parts: readonly PagePlan['print'][]): PagePlan['print'] =>
  (found, caller) =>
    `{${printEach(parts, (part) => part(found, caller))}}`

const rowFields = new Set(['nodes', 'pageInfo'])
const countFields = new Set(['totalCount', 'totalCountIsCapped'])

function planPage(ctx: Ctx, schema: GraphQLSchema, page: PageRequest, listed: ListQuery): PagePlan {
  const { source, asked, exit, countExactly } = page
  const planner = new RecordPlanner(schema, exit, ctx.actor)
  const alias = planner.alias()
  const from = planner.from(source.type, { alias, carrier: ctx.reads.carrier })
  const type = schema.getType(`${source.type}Page`) as GraphQLObjectType
  const shownCount = isCountOf(countExactly)
  const parts = (exit === 'text' ? asked : []).map((field) =>
    partOf(type, field, { reader: field.field === 'nodes' ? planner.record(from, field.below) : null, shownCount }),
  )
  const objects = exit === 'objects' ? asked.filter(({ field }) => field === 'nodes').flatMap(({ below }) => below) : []
  const reader = planner.record(from, objects)
  const wantsCount = asked.some(({ field }) => countFields.has(field))
  const counted = `(${listed.count(countExactly)})`
  const count = statementOf(`select ${counted} as "0"`, listed)
  const print = printerOf(parts)
  if (!asked.some(({ field }) => rowFields.has(field))) return { rows: null, count, wantsCount, print }
  const sortPlace = from.columns.take(`${alias}.${listed.order.column}::text`)
  const totalPlace = wantsCount ? from.columns.take(counted, 'number') : null
  const joined = `from (${listed.page(alias)}) ${alias} ${from.joins.join(' ')} ${listed.orderBy(alias)}`
  const statement = statementOf(`select ${from.columns.select()} ${joined}`, listed)
  return { rows: { statement, sortPlace, totalPlace, reader }, count, wantsCount, print }
}

async function countWith(ctx: Ctx, statement: Statement, listed: ListQuery): Promise<number> {
  const [cells] = await ctx.reads.ask({ statement, values: listed.countValues })
  return Number(cells?.[0])
}

async function pageWith(ctx: Ctx, plan: PagePlan, listed: ListQuery): Promise<Page> {
  const { rows, count, wantsCount } = plan
  const none = { shown: [], hasNextPage: false, endCursor: () => null }
  if (!rows) return { ...none, total: wantsCount ? await countWith(ctx, count, listed) : 0 }
  const found = await ctx.reads.ask({ statement: rows.statement, values: listed.values })
  const shown = found.length > listed.limit ? found.slice(0, listed.limit) : found
  const last = shown.at(-1)
  if (!last) return { ...none, total: wantsCount && !listed.isFirst ? await countWith(ctx, count, listed) : 0 }
  return {
    shown,
    hasNextPage: found.length > listed.limit,
    endCursor: () => cursorOf(last[rows.sortPlace] as string | null, last[0] as string),
    total: rows.totalPlace === null ? 0 : Number(last[rows.totalPlace]),
  }
}

/** The page that was asked for: as an answer, or as objects with rows by field names. */
export async function readPage(ctx: Ctx, schema: GraphQLSchema, page: PageRequest) {
  const listed = new ListQuery(page.source, page.request)
  const key = planKey(ctx, `${page.exit}${page.key}|${page.countExactly ? '=' : ''}${listed.variant}`)
  const make = () => planPage(ctx, schema, page, listed)
  const plan = plans.take(key, make, ({ rows, count }) =>
    planBytes(page.asked, [rows?.statement.text ?? '', count.text]),
  )
  const found = await pageWith(ctx, plan, listed)
  if (page.exit === 'text') return sealedAnswer((caller) => plan.print(found, caller))
  const total = isCountOf(page.countExactly)(found.total)
  return {
    nodes: found.shown.map((cells) => plan.rows?.reader.object(cells, ctx)),
    pageInfo: { hasNextPage: found.hasNextPage, endCursor: found.endCursor() },
    totalCount: plan.wantsCount ? total : null,
    totalCountIsCapped: total < found.total,
  }
}

/** How many rows match in the caller's scope, however many. */
export async function countRows(ctx: Ctx, source: ListSource, request: ListRequest): Promise<number> {
  const listed = new ListQuery(source, request)
  return countWith(ctx, statementOf(`select (${listed.count(true)}) as "0"`, listed), listed)
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
  const listed = new ListQuery(source, request)
  const names = label.map((property) => `t.${quoted(columnOf(listed.shape.meta, property))}`).join(', ')
  const chosen = listed.all('t', { limit: limit + 1, among: ids })
  const sql = `select t.id, t.version, concat_ws(' · ', ${names}) as label from (${chosen}) t ${listed.orderBy('t')}`
  return query<Target>(ctx.em, sql, [...listed.countValues, ...(ids ? [ids] : [])])
}

const rowsAtOnce = 1000

/** Every row that matches, some at a time, all as of one moment: a cursor in the caller's transaction. */
export async function* readAll(
  ctx: Ctx,
  source: ListSource,
  request: ListRequest,
  at: { schema: GraphQLSchema; below: Selection; limit: number },
): AsyncGenerator<Row[]> {
  const listed = new ListQuery(source, request)
  const planner = new RecordPlanner(at.schema, 'objects', ctx.actor)
  const alias = planner.alias()
  const from = planner.from(source.type, { alias, carrier: 'json' })
  const reader = planner.record(from, askedOf(at.below))
  const rows = `select ${from.columns.select()} from (${listed.all(alias, { limit: at.limit })}) ${alias} ${from.joins.join(' ')} ${listed.orderBy(alias)}`
  await query(
    ctx.em,
    `declare all_rows no scroll cursor for select row_to_json(q) as row from (${rows}) q`,
    listed.countValues,
  )
  for (;;) {
    const found = await query<{ row: Cells }>(ctx.em, `fetch ${rowsAtOnce} from all_rows`)
    if (found.length > 0) yield found.map(({ row }) => reader.object(row, ctx))
    if (found.length < rowsAtOnce) break
  }
  await query(ctx.em, 'close all_rows')
}
