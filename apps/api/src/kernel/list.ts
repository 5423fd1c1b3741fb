import type { GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { hiddenFields } from './access.ts'
import type { Actor, Ctx } from './context.ts'
import { registerExport, type ExportSpec } from './export-list.ts'
import { enumType, fieldWords } from './inputs.ts'
import type { FilterKind } from './read/filter.ts'
import { countRows, noteSearched, readPage, type ListRequest, type ListSource } from './read/list-query.ts'
import { checkPage, type PageArguments } from './read/page.ts'
import { selectionOf } from './read/selection.ts'
import { DateTime, LocalDate } from './scalars.ts'

@ObjectType({ description: 'Where a page of a list stands.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow after this page.' })
  hasNextPage!: boolean
  @Field(() => String, { nullable: true, description: 'Give it as `after` to read on; null on an empty page.' })
  endCursor!: string | null
}

@InputType({ description: 'Days from … to, both included; either end may stay open.' })
export class LocalDateRange {
  @Field(() => LocalDate, { nullable: true, description: 'First day.' })
  from?: string
  @Field(() => LocalDate, { nullable: true, description: 'Last day.' })
  to?: string
}

@InputType({ description: 'Moments from (included) … to (excluded); either end may stay open.' })
export class DateTimeRange {
  @Field(() => DateTime, { nullable: true, description: 'First moment.' })
  from?: Date
  @Field(() => DateTime, { nullable: true, description: 'Moment at which the range has ended.' })
  to?: Date
}

interface ListSpec<S extends string> extends ListSource {
  node: () => new () => object
  /** Sortable properties. Each needs an index that ends in `id`. */
  sort: readonly S[]
  /** Order of a list that asks for none. */
  defaultSort: { property: NoInfer<S>; descending?: boolean }
  /** Conditions that hold for this caller whatever he asks for; they replace his own of the same name. */
  within?: (actor: Actor | null, filter: Record<string, unknown>) => Record<string, unknown>
  /** Lets callers take all matching rows away as a file: a mutation of its own, made by the module `exports`. */
  export?: ExportSpec
}

interface ListArguments extends PageArguments {
  filter?: Record<string, unknown> | null
  sort?: string | null
  search?: string | null
}

/** What a declared list tells of itself to what else is made for it. */
export interface Listing {
  source: ListSource
  Filter: (new () => object) | null
  requestOf: (ctx: Ctx, args: ListArguments, schema: GraphQLSchema) => ListRequest
}
const listings = new Map<string, Listing>()

export function listingOf(type: string): Listing {
  const listing = listings.get(type)
  if (!listing) throw new Error(`${type} has no declared list`)
  return listing
}

const filterType = (filter: FilterKind): unknown => {
  switch (filter.kind) {
    case 'id':
      return [ID]
    case 'text':
      return [String]
    case 'boolean':
      return Boolean
    case 'dayRange':
      return LocalDateRange
    case 'momentRange':
      return DateTimeRange
    default:
      return [filter.type]
  }
}

const upperSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

/** Makes decorators for fields of a class that has none of its own. */
const fieldsOf =
  (type: new () => object, { nullable }: { nullable: boolean }) =>
  (name: string, of: () => unknown, description: string) =>
    Field(of as () => typeof String, { nullable, description })(type.prototype, name)

function filterInput({ type, filter }: ListSource): (new () => object) | null {
  if (Object.keys(filter).length === 0) return null
  class Filter {}
  const add = fieldsOf(Filter, { nullable: true })
  for (const [name, kind] of Object.entries(filter)) add(name, () => filterType(kind), fieldWords(type, name) ?? name)
  InputType(`${type}Filter`, { description: `Narrows a list of ${type} rows; all conditions must hold.` })(Filter)
  return Filter
}

function pageType<S extends string>({ type, node }: ListSpec<S>): new () => object {
  class Page {}
  const add = fieldsOf(Page, { nullable: false })
  add('nodes', () => [node()], 'The rows of this page.')
  add('totalCount', () => Int, 'How many rows match; counted only when it is selected.')
  add('pageInfo', () => PageInfo, 'Where this page stands.')
  ObjectType(`${type}Page`, { description: `A page of ${type} rows.`, simpleResolvers: true })(Page)
  return Page
}

interface Asked {
  Filter: (new () => object) | null
  Sort: object
}

function argumentsType(spec: ListSource, { Filter, Sort }: Asked): new () => object {
  class Arguments {}
  const add = fieldsOf(Arguments, { nullable: true })
  if (Filter) add('filter', () => Filter, 'Conditions that rows must meet.')
  add('sort', () => Sort, 'Order of the rows; ties break on id.')
  if (spec.search) add('search', () => String, 'Words that must all occur in what is searchable.')
  add('first', () => Int, 'Rows per page, 1 to 100; 20 when not given.')
  add('after', () => String, '`endCursor` of the page before.')
  add('offset', () => Int, 'Rows to skip, at most 10,000; not together with `after`.')
  ArgsType()(Arguments)
  return Arguments
}

/** What may be filtered, sorted and searched, declared once per type. Nothing else is reachable from outside. */
export function defineList<const S extends string>(spec: ListSpec<S>) {
  noteSearched(spec)
  const orders = new Map<string, { property: string; descending: boolean }>()
  for (const property of spec.sort) {
    orders.set(`${upperSnake(property)}_ASC`, { property, descending: false })
    orders.set(`${upperSnake(property)}_DESC`, { property, descending: true })
  }
  const Sort = enumType(`${spec.type}Sort`, [...orders.keys()])

  function requestOf(ctx: Ctx, args: ListArguments, schema: GraphQLSchema): ListRequest {
    const { property, descending = false } = orders.get(args.sort ?? '') ?? spec.defaultSort
    const hidden = hiddenFields(schema.getType(spec.type) as GraphQLObjectType, ctx.actor)
    const filter = { ...args.filter, ...spec.within?.(ctx.actor, { ...args.filter }) }
    return { ...args, filter, search: args.search ?? '', sort: { property, descending }, hidden }
  }

  /** At most one statement for the rows and one for the count, each only when it is selected. */
  async function run(ctx: Ctx, args: ListArguments, info: GraphQLResolveInfo, fixed: Record<string, unknown> = {}) {
    const selection = selectionOf(info)
    const request = requestOf(ctx, { ...args, filter: { ...args.filter, ...fixed } }, info.schema)
    checkPage(request)
    const below = selection.get('nodes')?.below ?? new Map()
    const wantsRows = selection.has('nodes') || selection.has('pageInfo')
    const page = wantsRows ? await readPage(ctx, spec, request, { schema: info.schema, below }) : { nodes: [] }
    return { ...page, totalCount: selection.has('totalCount') ? await countRows(ctx, spec, request) : null }
  }

  const Filter = filterInput(spec)
  listings.set(spec.type, { source: spec, Filter, requestOf })
  if (spec.export) registerExport({ ...spec.export, source: spec, Filter, Sort, requestOf })
  return { Page: pageType(spec), Arguments: argumentsType(spec, { Filter, Sort }), run }
}
