import { formatList, fullMoment, t, translateIfKnown, type Locale } from '@stationmaster/i18n'
import { getNamedType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { cover, type FieldAccess } from './access.ts'
import type { Ctx } from './context.ts'
import { formatYuan } from './money.ts'
import type { Selection } from './read/selection.ts'
import type { Row } from './read/shape.ts'

/**
 * Where a column finds its text: a path over fields (`area.name`, `accounts.state`), or several, of which the first with a
 * value counts. `words` is the
 * family of a field that holds a name and not words: `['actions', 'Mutation']`.
 */
export type ColumnSource = string | { path: string | readonly string[]; words?: readonly string[] }

type Fields = readonly GraphQLField<unknown, unknown>[]

interface Column {
  paths: readonly Fields[]
  words: string | undefined
}

export const pathsOf = (source: ColumnSource): readonly string[] =>
  typeof source === 'string' ? [source] : typeof source.path === 'string' ? [source.path] : source.path

function fieldsAlong(type: GraphQLObjectType, path: string): Fields {
  let at: GraphQLObjectType | undefined = type
  return path.split('.').map((name) => {
    const field: GraphQLField<unknown, unknown> | undefined = at?.getFields()[name]
    if (!field) throw new Error(`${type.name} has no ${path} to export`)
    at = getNamedType(field.type) as GraphQLObjectType
    return field
  })
}

function select(selection: Selection, [field, ...rest]: Fields): void {
  if (!field) return
  const entry = selection.get(field.name) ?? { nodes: [], below: new Map() as Selection }
  selection.set(field.name, entry)
  select(entry.below, rest)
}

/** Columns of one export: what must be read for them, and the text of each in a row. */
export function compileColumns(schema: GraphQLSchema, typeName: string, sources: readonly ColumnSource[]) {
  const type = schema.getType(typeName) as GraphQLObjectType
  const columns = sources.map((source): Column => ({
    paths: pathsOf(source).map((path) => fieldsAlong(type, path)),
    words: typeof source === 'string' ? undefined : source.words?.join('.'),
  }))
  const selection: Selection = new Map()
  for (const { paths } of columns) for (const path of paths) select(selection, path)
  return { selection, cells: (row: Row, ctx: Ctx) => columns.map((column) => cellOf(column, row, ctx)) }
}

function cellOf({ paths, words }: Column, row: Row, { actor, locale }: Ctx): string {
  for (const path of paths) {
    const values = valuesAlong(path, row, actor)
    const leaf = path.at(-1)
    if (values.length > 0 && leaf)
      return printable(
        formatList(
          locale,
          values.map((value) => textOf(leaf, value, locale, words)),
        ),
      )
  }
  return ''
}

/** What stands at the end of a path, each step covered as the seal covers it in an answer: nulls are left out. */
function valuesAlong([field, ...rest]: Fields, row: Row, actor: Ctx['actor']): unknown[] {
  if (!field) return [row]
  const values = [cover(field.extensions as FieldAccess, actor, row[field.name])].flat()
  const present = values.filter((value) => value !== null && value !== undefined)
  return rest.length === 0 ? present : present.flatMap((value) => valuesAlong(rest, value as Row, actor))
}

const formats: Record<string, (value: unknown, locale: Locale) => string> = {
  DateTime: (value) => fullMoment(String(value)),
  Money: (value) => formatYuan(Number(value)).replaceAll(',', ''),
  Boolean: (value, locale) => t(locale, value ? 'common.yes' : 'common.no'),
}

function textOf(field: Fields[number], value: unknown, locale: Locale, words: string | undefined): string {
  const { name } = getNamedType(field.type)
  const format = formats[name]
  if (format) return format(value, locale)
  return translateIfKnown(locale, `${words ?? `enums.${name}`}.${String(value)}`, String(value))
}

/** Signs that no spreadsheet can hold are left out: the file would be refused as damaged. */
// eslint-disable-next-line no-control-regex
const printable = (text: string) => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '')
