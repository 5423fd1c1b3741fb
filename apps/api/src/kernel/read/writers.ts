import {
  getNullableType,
  GraphQLNonNull,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql'
import type { Actor } from '../context.ts'
import type { Asked } from './asked.ts'
import { isoOf, printEach, quotedJson, readerOf, type Carrier, type CellKind } from './cells.ts'
import { answersItself } from './own-resolvers.ts'
import { shownOf } from './sight.ts'

/** Prints a value as JSON, as its GraphQL type would answer it. */
export type Write = (value: unknown) => string

/** Thrown where resolvers answer with an error: they shall do it. */
export class NotAsText extends Error {}

/** A place that no text can be planned for: a field of the type has a resolver of its own. */
export class NotPlannable extends Error {}

const nullOf = (type: GraphQLOutputType): Write =>
  type instanceof GraphQLNonNull
    ? () => {
        throw new NotAsText('null where the schema has none')
      }
    : () => 'null'

/** The writer with the answer to null that the type gives. */
export function orNull(type: GraphQLOutputType, write: Write): Write {
  const none = nullOf(type)
  return (value) => (value === null || value === undefined ? none(value) : write(value))
}

export const fieldOf = (type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> => {
  const field = type.getFields()[name]
  if (!field) throw new NotPlannable(`${type.name}.${name}`)
  return field
}

/** Prints values of the program: what computed fields give, and JSON columns. */
export function valueWriter(type: GraphQLOutputType, below: readonly Asked[], actor: Actor | null): Write {
  const inner = getNullableType(type)
  if (isListType(inner)) {
    const item = valueWriter(inner.ofType as GraphQLOutputType, below, actor)
    return orNull(type, (value) => {
      if (!Array.isArray(value)) throw new NotAsText('not a list')
      return `[${printEach(value, item)}]`
    })
  }
  if (isLeafType(inner)) return orNull(type, (value) => JSON.stringify(inner.serialize(value)))
  if (isObjectType(inner)) return orNull(type, objectWriter(inner, below, actor))
  throw new NotPlannable(String(inner))
}

function objectWriter(type: GraphQLObjectType, below: readonly Asked[], actor: Actor | null): Write {
  const parts = below.map(
    ({ key, field: name, nodes, below: inner }): ((source: Record<string, unknown>) => string) => {
      const head = `${quotedJson(key)}:`
      if (name === '__typename') return () => `${head}"${type.name}"`
      const field = fieldOf(type, name)
      if (nodes.some((node) => node.arguments?.length) || !answersItself(field))
        throw new NotPlannable(`${type.name}.${name}`)
      const shown = shownOf(field, actor)
      if (shown === 'hidden') return () => `${head}null`
      const write = valueWriter(field.type, inner, actor)
      return (source) => {
        const value = source[name]
        if (typeof value === 'function') throw new NotAsText(name)
        return head + write(shown !== 'clear' && typeof value === 'string' ? shown(value) : value)
      }
    },
  )
  return (value) => `{${printEach(parts, (part) => part(value as Record<string, unknown>))}}`
}

const plainTexts = new Set(['ID', 'String', 'PhoneNumber', 'LocalDate'])

/** Prints a cell of a leaf without making a value of it, where the type prints what PostgreSQL prints. */
function leafShortcut(type: GraphQLLeafType, kind: CellKind): Write | null {
  if (kind === 'text' && isEnumType(type)) return enumWriter(type)
  switch (`${kind} ${plainTexts.has(type.name) ? 'String' : type.name}`) {
    case 'text String':
      return (cell) => quotedJson(cell as string)
    case 'number Int':
      return String
    case 'number Float':
      return (cell) => String(Number(cell))
    case 'boolean Boolean':
      return (cell) => (cell === 't' || cell === true ? 'true' : 'false')
    case 'moment DateTime':
      return (cell) => `"${isoOf(cell as string)}"`
    default:
      return null
  }
}

function enumWriter(type: GraphQLEnumType): Write {
  const texts = new Map(type.getValues().map(({ name, value }) => [value as unknown, `"${name}"`]))
  return (cell) => {
    const text = texts.get(cell)
    if (text === undefined) throw new NotAsText(`${String(cell)} is no ${type.name}`)
    return text
  }
}

/** PostgreSQL's JSON of a list of texts is ours, unless it holds a null. */
const listShortcut =
  (write: Write): Write =>
  (cell) =>
    (cell as string).includes('null') ? write(JSON.parse(cell as string)) : (cell as string)

const holdsTexts = (type: GraphQLOutputType) => {
  const item = isListType(type) ? getNullableType(type.ofType as GraphQLOutputType) : null
  return item !== null && isLeafType(item) && (isEnumType(item) || plainTexts.has(item.name))
}

export interface Leaf {
  type: GraphQLOutputType
  kind: CellKind
  carrier: Carrier
}

/** Prints the cells of a column. */
export function cellWriter({ type, kind, carrier }: Leaf, below: readonly Asked[], actor: Actor | null): Write {
  const inner = getNullableType(type)
  const direct = isLeafType(inner) ? leafShortcut(inner, kind) : null
  if (direct) return orNull(type, direct)
  const [read, write] = [readerOf(kind, carrier), valueWriter(type, below, actor)]
  if (carrier === 'columns' && kind === 'json' && holdsTexts(inner)) return orNull(type, listShortcut(write))
  return (cell) => write(cell === null ? null : read(cell))
}
