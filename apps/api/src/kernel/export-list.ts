import { exportFormats, exportRequest, type ExportRequest } from '@stationmaster/contracts/lists'
import type { Key, Locale } from '@stationmaster/i18n'
import { translateIfKnown } from '@stationmaster/i18n'
import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import { Field, InputType, registerEnumType } from 'type-graphql'
import { clearPersonalFields } from './access.ts'
import type { Ctx } from './context.ts'
import { compileColumns, pathsOf, type ColumnSource } from './export-cells.ts'
import { currentSchema } from './graphql-schema.ts'
import { checkedBy, enumType, fieldWords } from './inputs.ts'
import type { ListRequest, ListSource } from './read/list-query.ts'
import { countRows, readAll } from './read/read-page.ts'

export interface ExportSpec {
  /** Plural of the list, in camel case: `staffMembers` makes the mutation `exportStaffMembers`. */
  name: string
  /** What the file is called. */
  title: Key
  /** Who may: those who may read the list. */
  allow: [string, ...string[]]
  /** What a file may hold, by the key of its words (`fields.<Type>.<key>`). */
  columns: Record<string, ColumnSource>
}

/** Columns with the name of the field that their path begins with: `columnsOf('code name area.name')`. */
export const columnsOf = (paths: string): Record<string, ColumnSource> =>
  Object.fromEntries(paths.split(' ').map((path) => [path.split('.')[0], path]))

interface Registration extends ExportSpec {
  source: ListSource
  Filter: (new () => object) | null
  Sort: object
  requestOf: (ctx: Ctx, args: Pick<ExportRequest, 'filter' | 'sort' | 'search'>, schema: GraphQLSchema) => ListRequest
}

/** A list whose rows may leave as a file. */
export interface ListExport extends ExportSpec {
  mutation: string
  type: string
  Input: new () => object
  count: (ctx: Ctx, request: ExportRequest) => Promise<number>
  /** Whether the columns hold personal data that this caller sees in clear. */
  showsPersonal: (ctx: Ctx, request: ExportRequest) => boolean
  /** Headers in the reader's language. */
  header: (locale: Locale, request: ExportRequest) => string[]
  /** Rows of cells, some at a time: exactly what the list shows this caller in these columns. */
  rows: (ctx: Ctx, request: ExportRequest, limit: number) => AsyncGenerator<string[][]>
}

const lists = new Map<string, ListExport>()

/** Every exportable list of the loaded modules. */
export const exportableLists = () => [...lists.values()]
export const exportableList = (name: string) => lists.get(name)

const Format = enumType('ExportFormat', exportFormats)

const columnName = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

function columnEnum(type: string, keys: readonly string[]): object {
  const values = Object.fromEntries(keys.map((key) => [columnName(key), columnName(key)]))
  const valuesConfig = Object.fromEntries(
    keys.map((key) => [columnName(key), { description: fieldWords(type, key) ?? key }]),
  )
  registerEnumType(values, {
    name: `${type}Column`,
    description: `Columns of an exported list of ${type} rows.`,
    valuesConfig,
  })
  return values
}

function inputType({ name, columns, source, Filter, Sort }: Registration): new () => object {
  const inputName = `Export${pascal(name)}Input`
  const Input = { [inputName]: class {} }[inputName] as new () => object
  const Column = columnEnum(source.type, Object.keys(columns))
  const add = (field: string, of: () => unknown, options: { nullable: boolean; description: string }) =>
    Field(of as () => typeof String, options)(Input.prototype, field)
  if (Filter)
    add('filter', () => Filter, { nullable: true, description: 'Conditions that rows must meet; none for all.' })
  add('sort', () => Sort, { nullable: true, description: 'Order of the rows.' })
  if (source.search) add('search', () => String, { nullable: true, description: 'Words that must all occur.' })
  add('columns', () => [Column], { nullable: false, description: 'What the file holds, in this order.' })
  add('format', () => Format, { nullable: false, description: 'Kind of the file.' })
  InputType(inputName, { description: `Which ${source.type} rows to export, and how.` })(Input)
  checkedBy(inputName, exportRequest)
  return Input
}

/** Called by `defineList` for lists that declare `export`. */
export function registerExport(registration: Registration): void {
  const { name, title, allow, columns, source, requestOf } = registration
  if (lists.has(name)) throw new Error(`Export ${name} is declared twice`)
  const keyOf = new Map(Object.keys(columns).map((key) => [columnName(key), key]))
  const keysOf = (request: ExportRequest) => [...new Set(request.columns)].flatMap((column) => keyOf.get(column) ?? [])
  lists.set(name, {
    name,
    title,
    allow,
    columns,
    mutation: `export${pascal(name)}`,
    type: source.type,
    Input: inputType(registration),
    count: (ctx, request) => countRows(ctx, source, requestOf(ctx, request, currentSchema())),
    showsPersonal: ({ actor }, request) => {
      const type = currentSchema().getType(source.type) as GraphQLObjectType
      const personal = clearPersonalFields(type, actor)
      return keysOf(request).some((key) => pathsOf(columns[key] ?? '').some((path) => personal.has(path)))
    },
    header: (locale, request) =>
      keysOf(request).map((key) => {
        const common = translateIfKnown(locale, `fields.common.${key}`, key)
        return translateIfKnown(locale, `fields.${source.type}.${key}`, common)
      }),
    async *rows(ctx, request, limit) {
      const schema = currentSchema()
      const { selection, cells } = compileColumns(
        schema,
        source.type,
        keysOf(request).flatMap((key) => columns[key] ?? []),
      )
      const at = { schema, below: selection, limit }
      for await (const rows of readAll(ctx, source, requestOf(ctx, request, schema), at))
        yield rows.map((row) => cells(row, ctx))
    },
  })
}
