import type { EntityClass } from '@mikro-orm/core'
import { getNamedType, getNullableType, GraphQLNonNull, isListType, isObjectType } from 'graphql'
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql'
import type { Actor } from '../context.ts'
import type { Asked } from './asked.ts'
import { kindOf, printEach, readerOf, quotedJson, type Carrier, type Cells, type CellKind } from './cells.ts'
import { Columns } from './columns.ts'
import { answersItself } from './own-resolvers.ts'
import {
  columnOf,
  expressionOf,
  isRecord,
  metadata,
  quoted,
  shapeOf,
  targetMeta,
  type Caller,
  type Computed,
  type Row,
  type Shape,
} from './shape.ts'
import { shownOf } from './sight.ts'
import { cellWriter, fieldOf, NotAsText, NotPlannable, valueWriter } from './writers.ts'

const nestedLimit = 100

/**
 * Where an answer goes. `text`: the finished JSON, with everything that the caller may not see left out. `objects`: rows by
 * field names for resolvers and exports, which cover what is hidden themselves; fields unknown here have resolvers.
 */
export type Exit = 'text' | 'objects'

/** Reads what was asked of one record from its row. */
export interface RecordReader {
  text: (cells: Cells, caller: Caller) => string
  object: (cells: Cells, caller: Caller) => Row
}

interface FieldReader {
  text?: (cells: Cells, caller: Caller) => string
  /** Puts the field's value into the row. */
  put?: (cells: Cells, row: Row, caller: Caller) => void
}

/** The rows that fields are read from: a table under an alias, and what hangs on it by to-one relations. */
export interface Source {
  shape: Shape
  alias: string
  columns: Columns
  joins: string[]
}

interface Field {
  source: Source
  asked: Asked
  declared: GraphQLField<unknown, unknown>
}

/** Whether PostgreSQL knows the field's value by itself. */
const isStored = (shape: Shape, name: string) =>
  Boolean(shape.calls?.[name] ?? shape.exists?.[name] ?? shape.property(name)?.fieldNames?.[0])

function readerOfFields(id: number, readers: readonly FieldReader[]): RecordReader {
  const texts = readers.flatMap(({ text }) => text ?? [])
  const puts = readers.flatMap(({ put }) => put ?? [])
  return {
    text: (cells, caller) => `{${printEach(texts, (text) => text(cells, caller))}}`,
    object: (cells, caller) => {
      const row: Row = { id: cells[id] }
      for (const put of puts) put(cells, row, caller)
      return row
    },
  }
}

/**
 * Turns what is asked of a record into columns, joins and readers. Plans are kept long: readers take along what they print,
 * never what was asked, which holds on to the whole document.
 */
export class RecordPlanner {
  private aliases = 0

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly exit: Exit,
    private readonly actor: Actor | null,
  ) {}

  alias(): string {
    return `t${this.aliases++}`
  }

  /** Begins to read rows of a type; everything read of them adds its columns and joins to the source. */
  from(typeName: string, at: { alias: string; carrier: Carrier }): Source {
    return { shape: shapeOf(typeName), alias: at.alias, columns: new Columns(at.carrier), joins: [] }
  }

  record(source: Source, asked: readonly Asked[]): RecordReader {
    const id = source.columns.take(`${source.alias}.id`)
    const type = this.schema.getType(source.shape.name) as GraphQLObjectType
    const readers = asked.map((field) => this.field(source, type, field))
    return readerOfFields(id, readers)
  }

  private field(source: Source, type: GraphQLObjectType, asked: Asked): FieldReader {
    const head = `${quotedJson(asked.key)}:`
    if (asked.field === '__typename') return { text: () => `${head}"${type.name}"` }
    const field = { source, asked, declared: fieldOf(type, asked.field) }
    if (this.exit === 'objects') return this.known(field) ?? {}
    if (asked.nodes.some((node) => node.arguments?.length) || !answersItself(field.declared))
      throw new NotPlannable(`${type.name}.${asked.field}`)
    if (shownOf(field.declared, this.actor) === 'hidden') return { text: () => `${head}null` }
    const { text } = this.known(field) ?? {}
    if (!text) throw new NotPlannable(`${type.name}.${asked.field}`)
    return { text: (cells, caller) => head + text(cells, caller) }
  }

  /** Null when the declarations do not tell where the field comes from. */
  private known(field: Field): FieldReader | null {
    const { shape } = field.source
    const name = field.asked.field
    if (shape.computed?.[name]) return this.computed(field)
    const target = getNamedType(field.declared.type)
    if (!isObjectType(target) || !isRecord(target.name)) return isStored(shape, name) ? this.leaf(field) : null
    const many = this.manyOf(shape, name)
    if (many) return this.toMany(field, many)
    return shape.one?.[name] || shape.property(name)?.targetMeta ? this.toOne(field) : null
  }

  private cellOf({ shape, alias, columns }: Source, name: string): { place: number; kind: CellKind } {
    const kind = shape.exists?.[name] ? 'boolean' : shape.calls?.[name] ? 'json' : kindOf(shape.property(name))
    return { place: columns.take(expressionOf(shape, name, alias), kind), kind }
  }

  private leaf({ source, asked, declared }: Field): FieldReader {
    const { place, kind } = this.cellOf(source, asked.field)
    const { carrier } = source.columns
    const { key } = asked
    if (this.exit === 'objects') {
      const read = readerOf(kind, carrier)
      return { put: (cells, row) => void (row[key] = cells[place] === null ? null : read(cells[place])) }
    }
    const write = cellWriter({ type: declared.type, kind, carrier }, asked.below, this.actor)
    const shown = shownOf(declared, this.actor)
    if (typeof shown !== 'function') return { text: (cells) => write(cells[place]) }
    if (kind !== 'text') throw new NotPlannable(asked.field) // resolvers mask what is no plain text
    return { text: (cells) => write(cells[place] === null ? null : shown(cells[place] as string)) }
  }

  private needsOf(source: Source, { needs }: Computed) {
    return ['id', ...needs].map((name) => {
      const { place, kind } = this.cellOf(source, name)
      return { name, place, read: readerOf(kind, source.columns.carrier) }
    })
  }

  private computed({ source, asked, declared }: Field): FieldReader {
    const computed = source.shape.computed?.[asked.field]
    if (!computed) throw new NotPlannable(asked.field)
    const needs = this.needsOf(source, computed)
    const { key } = asked
    const compute = (cells: Cells, caller: Caller) => {
      const row: Row = {}
      for (const { name, place, read } of needs) row[name] = cells[place] === null ? null : read(cells[place])
      return computed.compute(row, caller)
    }
    if (this.exit === 'objects') return { put: (cells, row, caller) => void (row[key] = compute(cells, caller)) }
    const write = valueWriter(declared.type, asked.below, this.actor)
    const shown = shownOf(declared, this.actor)
    return {
      text: (cells, caller) => {
        const value = compute(cells, caller)
        return write(typeof shown === 'function' && typeof value === 'string' ? shown(value) : value)
      },
    }
  }

  private toOne({ source, asked, declared }: Field): FieldReader {
    const path = source.shape.one?.[asked.field] ?? [asked.field]
    const shape = shapeOf(getNamedType(declared.type).name)
    let { meta } = source.shape
    let { alias } = source
    for (const [step, property] of path.entries()) {
      const next = step === path.length - 1 ? shape.meta : targetMeta(meta, property)
      const to = this.alias()
      const on = `${to}.id = ${alias}.${quoted(columnOf(meta, property))}`
      source.joins.push(`left join ${quoted(next.tableName)} ${to} on ${on}`)
      meta = next
      alias = to
    }
    const place = source.columns.take(`${alias}.id`)
    const inner = this.record({ ...source, shape, alias }, asked.below)
    const isRequired = declared.type instanceof GraphQLNonNull
    const { key, field } = asked
    return {
      text: (cells, caller) => {
        if (cells[place] !== null) return inner.text(cells, caller)
        if (isRequired) throw new NotAsText(field)
        return 'null'
      },
      put: (cells, row, caller) => void (row[key] = cells[place] === null ? null : inner.object(cells, caller)),
    }
  }

  private manyOf(shape: Shape, field: string) {
    const declared = shape.many?.[field]
    if (declared) return { ...declared, limit: declared.limit ?? nestedLimit }
    const property = shape.property(field)
    if (!property || property.kind !== '1:m') return null
    const of = property.targetMeta?.class as EntityClass
    return { of, by: property.mappedBy as string, order: 'id', limit: nestedLimit }
  }

  private toMany(
    { source, asked, declared }: Field,
    many: NonNullable<ReturnType<RecordPlanner['manyOf']>>,
  ): FieldReader {
    if (!isListType(getNullableType(declared.type))) throw new NotPlannable(asked.field)
    const alias = this.alias()
    const meta = metadata(many.of)
    const rowsOf = this.from(getNamedType(declared.type).name, { alias, carrier: 'json' })
    const inner = this.record(rowsOf, asked.below)
    const [order, direction = 'asc'] = many.order.split(' ') as [string, string?]
    const rows =
      `select ${rowsOf.columns.select()} from ${quoted(meta.tableName)} ${alias} ${rowsOf.joins.join(' ')} ` +
      `where ${alias}.${quoted(columnOf(meta, many.by))} = ${source.alias}.id ` +
      `order by ${alias}.${quoted(columnOf(meta, order))} ${direction}, ${alias}.id ${direction} limit ${many.limit}`
    const list = `(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (${rows}) r)`
    const place = source.columns.take(list)
    const read = readerOf('json', source.columns.carrier) as (cell: unknown) => Cells[]
    const { key } = asked
    return {
      text: (cells, caller) => `[${printEach(read(cells[place]), (row) => inner.text(row, caller))}]`,
      put: (cells, row, caller) => void (row[key] = read(cells[place]).map((one) => inner.object(one, caller))),
    }
  }
}
