import type { GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { hiddenFields } from './access.ts'
import type { Actor, Ctx } from './context.ts'
import { registerExport, type ExportSpec } from './export-list.ts'
import { enumType, fieldWords } from './inputs.ts'
import type { FilterKind } from './read/filter.ts'
import { textAskedBy } from './read/answer.ts'
import { askedOf } from './read/asked.ts'
import type { ListRequest, ListSource } from './read/list-query.ts'
import type { PageArguments } from './read/page.ts'
import { fieldKey } from './read/question-key.ts'
import { readPage } from './read/read-page.ts'
import { noteSearched } from './read/searching.ts'
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
  countExactly?: boolean | null
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
  add('totalCount', () => Int, 'How many rows match; counted only when it is selected, and up to 10,000 only.')
  add('totalCountIsCapped', () => Boolean, 'Whether more rows match than totalCount tells: it stops at 10,000.')
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
  add('countExactly', () => Boolean, 'Counts beyond 10,000 as well, which takes its time.')
  ArgsType()(Arguments)
  return Arguments
}

const declared: Pick<ListSpec<string>, 'type' | 'filter' | 'sort' | 'search'>[] = []

/** Every list of the loaded modules, for the check that the database answers them by indexes. */
export const declaredLists = (): readonly (typeof declared)[number][] => declared

/** What may be filtered, sorted and searched, declared once per type. Nothing else is reachable from outside. */
export function defineList<const S extends string>(spec: ListSpec<S>) {
  noteSearched(spec)
  declared.push(spec)
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
    return {
      ...args,
      filter,
      search: args.search ?? '',
      sort: { property, descending },
      hidden,
      allRows: ctx.actor?.scope.as === 'hq',
    }
  }

  /** One statement for the rows and their number, each only when it is selected. */
  async function run(ctx: Ctx, args: ListArguments, info: GraphQLResolveInfo, fixed: Record<string, unknown> = {}) {
    const request = requestOf(ctx, { ...args, filter: { ...args.filter, ...fixed } }, info.schema)
    const text = textAskedBy(info)
    const page = {
      source: spec,
      request,
      countExactly: args.countExactly ?? false,
      asked: text ?? askedOf(selectionOf(info)),
      exit: text ? ('text' as const) : ('objects' as const),
      key: fieldKey(info),
    }
    return readPage(ctx, info.schema, page)
  }

  const Filter = filterInput(spec)
  listings.set(spec.type, { source: spec, Filter, requestOf })
  if (spec.export) registerExport({ ...spec.export, source: spec, Filter, Sort, requestOf })
  return { Page: pageType(spec), Arguments: argumentsType(spec, { Filter, Sort }), run }
}
