import { invalidInput } from '../errors.ts'
import { filterCondition, type Condition, type FilterKind } from './filter.ts'
import { afterCursor, checkPage, orderBy, orderOf, type Order, type PageArguments } from './page.ts'
import { checkSearch, searchCondition, type Searched } from './searching.ts'
import { quoted, shapeOf, type Shape } from './shape.ts'

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
  /** Whether the caller's row policy lets every row through. */
  allRows: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const longestList = 250
/** Pages up to here are plans of their own; an offset beyond is bound. */
const literalPages = 20
/** Counting stops behind it, unless the caller asks for the exact number. */
export const largestCount = 10_000

function checkFilter(name: string, filter: FilterKind | undefined, value: unknown): FilterKind {
  const path = `filter.${name}`
  if (!filter) throw invalidInput([{ path, code: 'UNKNOWN_FIELD' }])
  if (!Array.isArray(value)) return filter
  if (value.length > longestList) throw invalidInput([{ path, code: 'TOO_MANY', params: { maximum: longestList } }])
  if (filter.kind === 'id' && value.some((id) => !uuid.test(String(id)))) throw invalidInput([{ path, code: 'ID' }])
  return filter
}

const never: Condition = { variant: '!', values: [], sql: () => 'false' }

interface Named {
  name: string
  condition: Condition
}

function conditionsOf(shape: Shape, source: ListSource, request: ListRequest): Named[] {
  const given = Object.entries(request.filter).filter(([, value]) => value !== null && value !== undefined)
  const filters = given.map(([name, value]) => {
    const filter = checkFilter(name, source.filter[name], value)
    return { name, condition: request.hidden.has(name) ? never : filterCondition({ shape, name, filter }, value) }
  })
  const term = source.search ? checkSearch(request.search) : ''
  if (!source.search || !term) return filters
  const searched = { search: source.search, searchedInPart: source.searchedInPart ?? [] }
  const { hidden, allRows } = request
  return [...filters, { name: '?', condition: searchCondition({ searched, shape, hidden, allRows }, term) }]
}

/** A request made ready: which rows, in which order, how many. Its `variant` and the values say everything. */
export class ListQuery {
  readonly shape: Shape
  readonly limit: number
  readonly skip: number
  readonly order: Order
  private readonly conditions: readonly Named[]
  private readonly after: Condition | null

  constructor(source: ListSource, request: ListRequest) {
    const { limit, skip } = checkPage(request)
    const { property, descending } = request.sort
    this.shape = shapeOf(source.type)
    this.limit = limit
    this.skip = skip
    this.order = orderOf(this.shape, request.hidden.has(property) ? 'id' : property, descending)
    this.conditions = conditionsOf(this.shape, source, request)
    this.after = request.after == null ? null : afterCursor(request.after, this.order)
  }

  /** What the SQL of the page depends on. */
  get variant(): string {
    const { column, descending } = this.order
    const offset = this.hasLiteralSkip ? this.skip : 'n'
    return `${this.countVariant}${column}${descending ? '-' : '+'}${this.limit},${offset}${this.after?.variant ?? ''}`
  }

  /** What the SQL of the count depends on. */
  get countVariant(): string {
    return this.conditions.map(({ name, condition }) => `${name}:${condition.variant};`).join('')
  }

  get countValues(): unknown[] {
    return this.conditions.flatMap(({ condition }) => condition.values)
  }

  get values(): unknown[] {
    return [...this.countValues, ...(this.after?.values ?? []), ...(this.hasLiteralSkip ? [] : [this.skip])]
  }

  /**
   * Whether the best way to the rows depends on values that are bound. A word that one row in a million holds wants its
   * index, one that half of them hold wants the order of the list: planned once for all, one of them takes seconds.
   */
  get isPlannedAnew(): boolean {
    return this.conditions.some(({ condition }) => condition.values.length > 0)
  }

  /** Without rows on a first page, nothing matches. */
  get isFirst(): boolean {
    return this.after === null && this.skip === 0
  }

  /** The page is cut before anything is joined to it; one row more tells whether another page follows. */
  page(alias: string): string {
    const places = placesFrom(1)
    const found = [this.where(alias, places), ...(this.after ? [this.sqlOf(this.after, alias, places)] : [])]
    const offset = this.hasLiteralSkip ? this.skip : places(1)[0]
    const table = `${quoted(this.shape.table)} ${alias}`
    return `select * from ${table} where ${found.join(' and ')} ${this.orderBy(alias)} limit ${this.limit + 1} offset ${offset}`
  }

  /** Every row that matches, up to the limit; `among` ids are bound behind the values of the count. */
  all(alias: string, { limit, among = null }: { limit: number; among?: readonly string[] | null }): string {
    const table = `${quoted(this.shape.table)} ${alias}`
    const chosen = among ? ` and ${alias}.id = any($${this.countValues.length + 1}::uuid[])` : ''
    return `select * from ${table} where ${this.where(alias, placesFrom(1))}${chosen} ${this.orderBy(alias)} limit ${limit}`
  }

  /** How many rows match. Uses the placeholders of the page. */
  count(exactly: boolean): string {
    const from = `from ${quoted(this.shape.table)} c where ${this.where('c', placesFrom(1))}`
    return exactly ? `select count(*) ${from}` : `select count(*) from (select 1 ${from} limit ${largestCount + 1}) c`
  }

  orderBy(alias: string): string {
    return `order by ${orderBy(this.order, alias)}`
  }

  private get hasLiteralSkip(): boolean {
    return this.skip % this.limit === 0 && this.skip / this.limit < literalPages
  }

  private where(alias: string, places: Places): string {
    return this.conditions.map(({ condition }) => this.sqlOf(condition, alias, places)).join(' and ') || 'true'
  }

  private sqlOf(condition: Condition, alias: string, places: Places): string {
    return condition.sql(alias, places(condition.values.length))
  }
}

type Places = (count: number) => string[]

/** Hands out placeholders in the order of the values. */
function placesFrom(first: number): Places {
  let next = first
  return (count) => Array.from({ length: count }, () => `$${next++}`)
}
