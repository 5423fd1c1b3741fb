import type { EntityClass } from '@mikro-orm/core'
import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import { getNamedType, isObjectType } from 'graphql'
import type { Ctx } from '../context.ts'
import type { Selection } from './selection.ts'
import { columnOf, expressionOf, isRecord, metadata, quoted, shapeOf, type Row, type Shape } from './shape.ts'

const nestedLimit = 100

/** Parameters of one statement, numbered as they are bound. Callers' values travel only here. */
export class Parameters {
  readonly values: unknown[] = []
  /** Binds a value and answers its placeholder. */
  bind(value: unknown): string {
    return `$${this.values.push(value)}`
  }
}

/** What remains to be done with a row after PostgreSQL has answered: computed fields, here and below. */
type Finish = (row: Row, ctx: Ctx) => void

interface Part {
  /** `expression as "field"` */
  columns: string[]
  joins: string[]
  finish: Finish[]
}

/** Turns the selection of one record into select list, joins and finishing steps. */
export class StatementBuilder {
  private aliases = 0
  constructor(private readonly schema: GraphQLSchema) {}

  alias(): string {
    return `t${this.aliases++}`
  }

  record(typeName: string, selection: Selection, alias: string): Part {
    const shape = shapeOf(typeName)
    const part: Part = { columns: [], joins: [], finish: [] }
    const taken = new Set<string>()
    const take = (field: string) => {
      if (taken.has(field)) return
      taken.add(field)
      part.columns.push(this.plain(shape, field, alias))
    }
    take('id')
    for (const [field, { below }] of selection) this.field({ shape, field, below, alias, part, take })
    return part
  }

  private field(at: {
    shape: Shape
    field: string
    below: Selection
    alias: string
    part: Part
    take: (f: string) => void
  }) {
    const { shape, field, below, part, take } = at
    const computed = shape.computed?.[field]
    if (computed) {
      for (const need of computed.needs) take(need)
      part.finish.push((row, ctx) => void (row[field] = computed.compute(row, ctx)))
      return
    }
    const target = this.targetOf(shape.name, field)
    if (!target) {
      if (shape.calls?.[field] || shape.exists?.[field] || shape.property(field)) take(field)
      return
    }
    const many = this.manyOf(shape, field)
    if (many) this.toMany(at, target, many)
    else if (below.size > 0) this.toOne(at, target)
  }

  /** The record type behind a relation field, or null for scalars, enums and embedded JSON objects. */
  private targetOf(typeName: string, field: string): string | null {
    const type = this.schema.getType(typeName) as GraphQLObjectType
    const named = getNamedType(type.getFields()[field]?.type)
    return named && isObjectType(named) && isRecord(named.name) ? named.name : null
  }

  private plain(shape: Shape, field: string, alias: string): string {
    return `${expressionOf(shape, field, alias)} as ${quoted(field)}`
  }

  private toOne({ shape, field, below, alias, part }: At, target: string) {
    const path = shape.one?.[field] ?? [field]
    let meta = shape.meta
    let from = alias
    for (const [step, property] of path.entries()) {
      const next = step === path.length - 1 ? shapeOf(target).meta : targetMeta(meta, property)
      const to = this.alias()
      part.joins.push(
        `left join ${quoted(next.tableName)} ${to} on ${to}.id = ${from}.${quoted(columnOf(meta, property))}`,
      )
      meta = next
      from = to
    }
    const inner = this.record(target, below, from)
    part.joins.push(...inner.joins)
    const row = `(select row_to_json(r) from (select ${inner.columns.join(', ')}) r)`
    part.columns.push(`case when ${from}.id is not null then ${row} end as ${quoted(field)}`)
    if (inner.finish.length > 0) part.finish.push((parent, ctx) => finishOne(parent[field], inner.finish, ctx))
  }

  private manyOf(shape: Shape, field: string) {
    const declared = shape.many?.[field]
    if (declared) return { ...declared, limit: declared.limit ?? nestedLimit }
    const property = shape.property(field)
    if (!property || property.kind !== '1:m') return null
    return {
      of: property.targetMeta?.class as EntityClass,
      by: property.mappedBy as string,
      order: 'id',
      limit: nestedLimit,
    }
  }

  private toMany(
    { field, below, alias, part }: At,
    target: string,
    many: { of: EntityClass; by: string; order: string; limit: number },
  ) {
    const inner = this.alias()
    const meta = metadata(many.of)
    const child = this.record(target, below, inner)
    const [order, direction = 'asc'] = many.order.split(' ') as [string, string?]
    const rows =
      `select ${child.columns.join(', ')} from ${quoted(meta.tableName)} ${inner} ${child.joins.join(' ')} ` +
      `where ${inner}.${quoted(columnOf(meta, many.by))} = ${alias}.id ` +
      `order by ${inner}.${quoted(columnOf(meta, order))} ${direction}, ${inner}.id ${direction} limit ${many.limit}`
    part.columns.push(`(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (${rows}) r) as ${quoted(field)}`)
    if (child.finish.length > 0) {
      part.finish.push((parent, ctx) => {
        for (const row of parent[field] as Row[]) finishOne(row, child.finish, ctx)
      })
    }
  }
}

type At = { shape: Shape; field: string; below: Selection; alias: string; part: Part }

/** The entity behind a to-one property. */
export const targetMeta = (meta: Shape['meta'], property: string) => {
  const target = (meta.properties[property as never] as { targetMeta?: Shape['meta'] } | undefined)?.targetMeta
  if (!target) throw new Error(`${meta.className}.${property} is not a relation`)
  return target
}

export function finishOne(row: unknown, steps: readonly Finish[], ctx: Ctx): void {
  if (row !== null && typeof row === 'object') for (const step of steps) step(row as Row, ctx)
}
