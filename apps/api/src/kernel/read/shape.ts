import type { EntityClass, EntityMetadata, EntityProperty } from '@mikro-orm/core'
import type { Ctx } from '../context.ts'
import { defineLive } from '../live/live-types.ts'

export type Row = Record<string, unknown>
export type Caller = Pick<Ctx, 'actor' | 'now' | 'locale'>

/** A field that is computed in the program from columns of the same row. */
export interface Computed {
  needs: readonly string[]
  compute: (row: Row, caller: Caller) => unknown
}

/** A row of `of` whose property `by` holds this record's id and that meets all conditions. */
export interface Existence {
  of: EntityClass
  by: string
  where: readonly ({ property: string; isNot: string } | { property: string; has: string })[]
}

export interface RecordSpec {
  /** Name of the GraphQL type. */
  name: string
  entity: EntityClass
  /** To-one relations that go over several properties (`area: ['province', 'parent']`) or over a plain id column. */
  one?: Record<string, readonly string[]>
  /** To-many relations of other modules, or with an order: the property of the target that points here. */
  many?: Record<string, { of: EntityClass; by: string; order: string; limit?: number }>
  /** Whether a row of another table points here (`hasOwnerAccount`). */
  exists?: Record<string, Existence>
  /** Fields that a SQL function of the row's id answers; the function lives in a migration and obeys row scope. */
  calls?: Record<string, string>
  computed?: Record<string, Computed>
  /** Open pages hear of its changes, and notifications may be about it, for those who hold any of these permissions. */
  live?: readonly [string, ...string[]]
}

/** How the fields of one GraphQL type are found in the database. */
export interface Shape extends RecordSpec {
  table: string
  meta: EntityMetadata
  property: (name: string) => EntityProperty | undefined
}

const specs = new Map<string, RecordSpec>()
let metadataOf: ((entity: EntityClass) => EntityMetadata) | null = null
const shapes = new Map<string, Shape>()

/** Declares where the fields of a GraphQL type come from; plain columns and relations of the entity need no word. */
export function defineRecord(spec: RecordSpec): RecordSpec {
  if (specs.has(spec.name)) throw new Error(`Record ${spec.name} is declared twice`)
  specs.set(spec.name, spec)
  if (spec.live) defineLive({ type: spec.name, entity: spec.entity, read: spec.live })
  return spec
}

type Extension = Pick<RecordSpec, 'one' | 'many' | 'exists' | 'calls' | 'computed'>
const extensions = new Map<string, Extension[]>()

/** A later module adds fields to an earlier module's record (`User.station`). */
export function extendRecord(name: string, more: Extension): void {
  extensions.set(name, [...(extensions.get(name) ?? []), more])
}

const extended = (spec: RecordSpec): RecordSpec =>
  (extensions.get(spec.name) ?? []).reduce<RecordSpec>(
    (base, { one, many, exists, calls, computed }) => ({
      ...base,
      one: { ...base.one, ...one },
      many: { ...base.many, ...many },
      exists: { ...base.exists, ...exists },
      calls: { ...base.calls, ...calls },
      computed: { ...base.computed, ...computed },
    }),
    spec,
  )

/** Called once at start with the ORM's metadata. */
export function prepareReading(find: (entity: EntityClass) => EntityMetadata): void {
  metadataOf = find
  shapes.clear()
}

export const isRecord = (name: string) => specs.has(name)
export const recordNames = () => [...specs.keys()]

export function shapeOf(name: string): Shape {
  const known = shapes.get(name)
  if (known) return known
  const spec = specs.get(name)
  if (!spec || !metadataOf) throw new Error(`Type ${name} has no defineRecord()`)
  const meta = metadataOf(spec.entity)
  const shape: Shape = {
    ...extended(spec),
    meta,
    table: meta.tableName,
    property: (property) => meta.properties[property as never] as EntityProperty | undefined,
  }
  shapes.set(name, shape)
  return shape
}

export const metadata = (entity: EntityClass): EntityMetadata => {
  if (!metadataOf) throw new Error('prepareReading() has not run')
  return metadataOf(entity)
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Column of a scalar or to-one property. */
export function columnOf(meta: EntityMetadata, name: string): string {
  const property = meta.properties[name as never] as EntityProperty | undefined
  const column = property?.fieldNames?.[0]
  if (!column) throw new Error(`${meta.className}.${name} has no column`)
  return column
}

/** A constant of the program as SQL text; callers' values are always bound instead. */
const constant = (text: string) => `'${text.replaceAll("'", "''")}'`

function existsCondition({ of, by, where }: Existence, alias: string): string {
  const meta = metadata(of)
  const conditions = where.map((condition) => {
    const column = `x.${quoted(columnOf(meta, condition.property))}`
    return 'has' in condition
      ? `${constant(condition.has)} = any (${column})`
      : `${column} <> ${constant(condition.isNot)}`
  })
  const points = `x.${quoted(columnOf(meta, by))} = ${alias}.id`
  return `exists (select 1 from ${quoted(meta.tableName)} x where ${[points, ...conditions].join(' and ')})`
}

/** The SQL of one plain field: an existence, a function of the id, or a column. */
export function expressionOf(shape: Shape, field: string, alias: string): string {
  const existence = shape.exists?.[field]
  if (existence) return existsCondition(existence, alias)
  const call = shape.calls?.[field]
  return call ? `${call}(${alias}.id)` : `${alias}.${quoted(columnOf(shape.meta, field))}`
}

/** The entity behind a to-one property. */
export const targetMeta = (meta: EntityMetadata, property: string): EntityMetadata => {
  const target = (meta.properties[property as never] as { targetMeta?: EntityMetadata } | undefined)?.targetMeta
  if (!target) throw new Error(`${meta.className}.${property} is not a relation`)
  return target
}
