import { hasKey, formatList, fullMoment, t, translateIfKnown, type Key } from '@stationmaster/i18n'
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { hiddenFields } from './access.ts'
import type { AuditChange } from './audit.ts'
import { parseMoment } from './clock.ts'
import type { Ctx, Locale } from './context.ts'
import { isUuid } from './ids.ts'
import { isRecord, shapeOf } from './read/shape.ts'

/** One changed field in words: never a value that the caller could not read at the record itself. */
export interface WordedChange {
  entity: string
  field: string
  label: string
  from: string | null
  to: string | null
}

interface Seen {
  change: AuditChange
  type: GraphQLOutputType
  field: string
  label: string
}

type Names = ReadonlyMap<string, string>

/** Audit keeps columns (`stationId`, `regionIds`), the schema shows what they stand for (`station`, `regions`). */
const shownAs = (field: string) => [field, field.replace(/Ids$/, 's'), field.replace(/Id$/, '')]

/**
 * The changes of a record that this caller may see, in words of his language. Own fields must be fields of the GraphQL
 * type that are not hidden from him; rows of other tables count when such a field shows them (`Station.contacts`).
 */
export class ChangeWords {
  private readonly type: GraphQLObjectType
  private readonly parts = new Map<string, string>()

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly ctx: Ctx,
    typeName: string,
  ) {
    this.type = schema.getType(typeName) as GraphQLObjectType
    const hidden = hiddenFields(this.type, ctx.actor)
    for (const { name, type } of Object.values(this.type.getFields())) {
      const target = getNamedType(type)
      if (isListType(getNullableType(type)) && isObjectType(target) && !hidden.has(name))
        this.parts.set(target.name, name)
    }
  }

  /** Whether a field of the record may be asked for at all: a filter must not tell what a value does not. */
  isShown(field: string): boolean {
    return this.fieldOf(this.type, field) !== null
  }

  /** In the order of the events given; names of records that are pointed at are read once for all of them. */
  async of(events: readonly (readonly AuditChange[])[]): Promise<WordedChange[][]> {
    const seen = events.map((changes) => changes.flatMap((change) => this.see(change)))
    const names = await this.namesFor(seen.flat())
    return seen.map((list) => list.map((one) => this.worded(one, names)).filter(({ from, to }) => from !== to))
  }

  private worded({ change, type, label }: Seen, names: Names): WordedChange {
    const { locale } = this.ctx
    const words = (value: unknown) => valueWords({ value: listed(value, type), type, locale, names })
    return { entity: change.entity, field: change.field, label, from: words(change.from), to: words(change.to) }
  }

  private see(change: AuditChange): Seen[] {
    const own = change.entity === this.type.name
    const part = this.parts.get(change.entity)
    const type = own ? this.type : (part && this.schema.getType(change.entity)) || null
    if (!isObjectType(type)) return []
    const found = this.fieldOf(type, change.field)
    if (!found) return []
    const label = labelOf(this.ctx.locale, type.name, found.name)
    const within = part && !own ? `${labelOf(this.ctx.locale, this.type.name, part)} · ${label}` : label
    return [{ change, type: found.type, field: found.name, label: within }]
  }

  private fieldOf(type: GraphQLObjectType, stored: string) {
    const fields = type.getFields()
    const name = shownAs(stored).find((candidate) => candidate in fields)
    return name && !hiddenFields(type, this.ctx.actor).has(name) ? (fields[name] ?? null) : null
  }

  /** Names of pointed-at records, one statement per type, under the caller's own row scope. */
  private async namesFor(seen: readonly Seen[]): Promise<Names> {
    const wanted = new Map<string, Set<string>>()
    for (const { change, type } of seen) {
      const target = getNamedType(type).name
      if (!isRecord(target)) continue
      const ids = [change.from, change.to]
        .flatMap((value) => listed(value, type))
        .map(String)
        .filter(isUuid)
      const all = wanted.get(target) ?? new Set()
      for (const id of ids) all.add(id)
      wanted.set(target, all)
    }
    const names = new Map<string, string>()
    for (const [target, ids] of wanted) {
      const shape = shapeOf(target)
      if (ids.size === 0 || !shape.property('name')) continue
      const rows = await this.ctx.em.find(shape.entity, { id: { $in: [...ids] } } as never)
      for (const row of rows as { id: string; name: string }[]) names.set(row.id, row.name)
    }
    return names
  }
}

const labelOf = (locale: Locale, type: string, field: string) =>
  translateIfKnown(locale, `fields.${type}.${field}`, translateIfKnown(locale, `fields.common.${field}`, field))

/** PostgreSQL writes the old value of a list of plain words as `{A,B}`. */
function listed(value: unknown, type: GraphQLOutputType): unknown {
  const isList = isListType(getNullableType(type))
  if (!isList || typeof value !== 'string') return value
  return /^\{.*\}$/.test(value) ? value.slice(1, -1).split(',').filter(Boolean) : value
}

interface Worded {
  value: unknown
  type: GraphQLOutputType
  locale: Locale
  names: Names
}

function valueWords(at: Worded): string | null {
  const { value, type, locale } = at
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value))
    return (
      formatList(
        locale,
        value.flatMap((one: unknown) => valueWords({ ...at, value: one }) ?? []),
      ) || null
    )
  const named = getNamedType(type)
  if (typeof value === 'object') return isObjectType(named) ? partsWords(at, named) : JSON.stringify(value)
  if (typeof value === 'boolean') return t(locale, value ? 'common.yes' : 'common.no')
  return textWords(String(value as string | number), isEnumType(named) ? named.name : null, at)
}

/** An object inside a record, such as an interval of opening hours: its fields in the order of the type. */
function partsWords({ value, locale, names }: Worded, type: GraphQLObjectType): string | null {
  const row = value as Record<string, unknown>
  const words = Object.values(type.getFields()).flatMap(
    (field) => valueWords({ value: row[field.name], type: field.type, locale, names }) ?? [],
  )
  return words.join(' ') || null
}

function textWords(text: string, enumName: string | null, { locale, names }: Worded): string {
  const key = `enums.${enumName}.${text}`
  if (enumName && hasKey(key)) return t(locale, key as Key)
  if (isUuid(text)) return names.get(text) ?? `…${text.slice(-6)}`
  return parseMoment(text) ? fullMoment(text) : text
}
