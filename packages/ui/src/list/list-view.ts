import { AppError, may, newIdempotencyKey, request, say, type Document, type Permission } from '@stationmaster/client'
import { bulkView, type BulkDeclaration, type BulkView } from './bulk-view.ts'
import type { ExportAnswer } from './export.queries.ts'
import type { EnumName, FieldName, Key, TypeName } from '@stationmaster/i18n'

export interface Page<Row> {
  nodes: readonly Row[]
  totalCount: number
}

/** How a cell is changed in its place. */
export type CellEdit = { kind: 'text' | 'phone' | 'day' } | { kind: 'enum'; enum: EnumName }

/** Which rows may be changed in their cells, and how a change is saved. */
export interface InlineEdit<Row> {
  may: (row: Row) => boolean
  save: (row: Row, changes: Record<string, unknown>) => Promise<unknown>
}

interface Shared<Row> {
  /** Makes the cells editable where `inline` of the list allows it. */
  edit?: CellEdit
  /** Makes the cell a link; put it on the first column. */
  to?: (row: Row) => string
  /** Stem of the sort enum: 'CODE' for CODE_ASC and CODE_DESC. */
  sort?: string
  /** Width in px. */
  width?: number
  align?: 'end'
  /** Left out on phones, where a row is a card. */
  hideOnPhone?: boolean
  /** Instead of fields.<type>.<key>. */
  label?: Key
  /** Left out for viewers without it: the server sends them nothing there. */
  permission?: Permission
}

type Kind =
  | { kind?: 'text' | 'moment' | 'day' | 'due' | 'number' | 'money' | 'phone' | 'named' | 'flag' }
  | { kind: 'state' | 'enum' | 'enums'; enum: EnumName }

/** A column as the kit draws it: of the row's own field, or a computed one with `text`. */
export type Column<Row, Own extends string = string, Named extends string = Own> =
  | (Shared<Row> & Kind & { key: Own; text?: undefined })
  | (Shared<Row> & { key: Named; kind?: 'text'; text: (row: Row) => string })

/** A column as a list declares it: its key has words, `fields.<type>.<key>`, and without `text` it is a field of the row. */
type DeclaredColumn<Row, Type extends TypeName> = Column<Row, keyof Row & FieldName<Type>, FieldName<Type>>

export interface Option {
  value: string
  label: string
}

/** Choices that are too many to load at once: the server finds them by what is typed, and names those already chosen. */
export interface Lookup {
  find: (text: string) => Promise<Option[]>
  named: (ids: readonly string[]) => Promise<Option[]>
}

/** A filter of the list's GraphQL filter input; `choice` loads its options once (at most some hundred). */
export type Filter<Name extends string = string> = { key: Name; label?: Key; permission?: Permission } & (
  | { kind: 'enum'; enum: EnumName; values?: readonly string[] }
  | { kind: 'flag' }
  | { kind: 'days' }
  | { kind: 'moments' }
  | { kind: 'choice'; load: () => Promise<Option[]> }
  | ({ kind: 'lookup' } & Lookup)
)

/** A preset of filters above the list; `filter` holds URL values such as { state: 'ACTIVE,PROBATION' }. */
export interface Tab {
  key: string
  label: Key
  permission?: Permission
  filter: () => Record<string, string>
}

export interface ListVariables {
  filter?: object | null | undefined
  sort?: string | null | undefined
  search?: string | null | undefined
  first?: number | null | undefined
  offset?: number | null | undefined
}

export interface ListView<Row> {
  /** Key of the cache and of remembered columns. */
  name: string
  type: TypeName
  words: { title: Key; empty: Key; search?: Key; emptyHint?: Key }
  columns: readonly Column<Row>[]
  filters: readonly Filter[]
  tabs: readonly Tab[]
  /** Sort when the URL has none, such as 'CODE_ASC'. */
  sort: string
  load: (variables: ListVariables, signal: AbortSignal) => Promise<Page<Row>>
  /** After how many milliseconds a list whose rows move by themselves is asked for again. */
  every?: ((rows: readonly Row[]) => number | false) | undefined
  /** All matching rows as a file; lists without it have no export. */
  exportRows?: ((input: object) => Promise<ExportAnswer>) | undefined
  inline?: InlineEdit<Row> | undefined
  /** What can be done with many rows at once, as this viewer may; asked when the list is entered. */
  bulk?: (() => BulkView | undefined) | undefined
}

type FilterNames<Variables> = Variables extends { filter?: infer Input } ? keyof NonNullable<Input> & string : never
type SortNames<Variables> = Variables extends { sort?: infer Input } ? NonNullable<Input> & string : never

/** The rows of a list query: the nodes of its page. */
type RowOf<Result> = {
  [Name in keyof Result]: Result[Name] extends { nodes: readonly (infer Row)[] } ? Row : never
}[keyof Result]

// NoInfer everywhere but in `query` and `type`: a wrong column must be an error and not a guess at another row type.
export interface ListDeclaration<Result, Variables extends ListVariables, Type extends TypeName> {
  name: string
  type: Type
  query: Document<Result, Variables>
  page: NoInfer<(result: Result) => Page<RowOf<Result>>>
  words: ListView<unknown>['words']
  columns: NoInfer<readonly DeclaredColumn<RowOf<Result>, Type>[]>
  sort: NoInfer<SortNames<Variables>>
  every?: NoInfer<(rows: readonly RowOf<Result>[]) => number | false>
  filters?: NoInfer<readonly Filter<FilterNames<Variables>>[]>
  tabs?: readonly Tab[]
  /** The mutation that exports the list; its columns have the names of these columns. */
  exports?: Document<Record<string, ExportAnswer>, never>
  /** The mutation that changes many rows by a job, and its steps. */
  bulk?: BulkDeclaration
  inline?: NoInfer<InlineEdit<RowOf<Result>>>
}

/** Declares a list. Column keys are checked against the query's rows and the words, filters against the query. */
export function defineListView<Result, Variables extends ListVariables, Type extends TypeName>(
  declaration: ListDeclaration<Result, Variables, Type>,
): ListView<RowOf<Result>> {
  const { query, page, filters = [], tabs = [], exports, bulk, ...rest } = declaration
  return {
    ...rest,
    filters,
    tabs,
    bulk: bulk && (() => bulkView(bulk)),
    exportRows: exports && ((input) => runExport(exports, input)),
    load: async (variables, signal) => page(await request(query, variables as Variables, { signal })),
  }
}

async function runExport(exports: Document<Record<string, ExportAnswer>, never>, input: object): Promise<ExportAnswer> {
  const answers = await request(exports, { input } as never, { idempotencyKey: newIdempotencyKey() })
  const [answer] = Object.values(answers)
  if (!answer) throw new AppError('INTERNAL')
  return answer
}

/** The view as this viewer sees it. */
export function permitted<Row>(view: ListView<Row>): ListView<Row> {
  const isShown = ({ permission }: { permission?: Permission }) => !permission || may(permission)
  return {
    ...view,
    columns: view.columns.filter((column) => isShown(column)),
    filters: view.filters.filter((filter) => isShown(filter)),
    tabs: view.tabs.filter((tab) => isShown(tab)),
  }
}

/** What stands over a column. */
export const columnLabel = <Row>(type: TypeName, { key, label }: Pick<Column<Row>, 'key' | 'label'>): string =>
  label ? say.word(label) : say.field(type, key)
