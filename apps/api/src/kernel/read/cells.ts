import type { EntityProperty } from '@mikro-orm/core'

/** What the values of a column are. */
export type CellKind = 'text' | 'number' | 'boolean' | 'moment' | 'json'

/**
 * How a row travels: as columns, each as PostgreSQL prints it, or as one JSON object with the positions as its keys. Below
 * a to-many relation it is always the latter.
 */
export type Carrier = 'columns' | 'json'

/** One row by position; what stands in a place depends on its kind and on the carrier. */
export type Cells = ArrayLike<unknown>

const kinds: readonly [RegExp, CellKind][] = [
  [/\[\]$/, 'json'],
  [/^(text|uuid|date|varchar|character)/, 'text'],
  [/^(int|smallint|bigint|double|real|numeric|float)/, 'number'],
  [/^bool/, 'boolean'],
  [/^timestamptz/, 'moment'],
]

/** A column of an unknown type travels as JSON, which says itself what it is. */
export function kindOf(property: EntityProperty | undefined): CellKind {
  const type = property?.columnTypes?.[0] ?? ''
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'json'
}

/** `2025-01-01 08:00:00.123456+00` (or with `T`, as in JSON) as `2025-01-01T08:00:00.123Z`, as `Date` prints it. */
export function isoOf(moment: string): string {
  const hasFraction = moment.charCodeAt(19) === 46
  const fraction = hasFraction ? moment.slice(20, moment.indexOf('+', 20)) : ''
  const milliseconds = fraction.length === 3 ? fraction : fraction.slice(0, 3).padEnd(3, '0')
  return `${moment.slice(0, 10)}T${moment.slice(11, 19)}.${milliseconds}Z`
}

const asIs = (cell: unknown) => cell

/** Reads a cell that is not null as the value that rows hold in the program. */
export function readerOf(kind: CellKind, carrier: Carrier): (cell: unknown) => unknown {
  if (kind === 'moment') return (cell) => isoOf(cell as string)
  if (carrier === 'json' || kind === 'text') return asIs
  if (kind === 'number') return Number
  if (kind === 'boolean') return (cell) => cell === 't'
  return (cell) => JSON.parse(cell as string) as unknown
}

/**
 * What each item prints, with commas between. Adding up is left to the engine, which writes everything out once at the end;
 * `map` and `join` would copy each row on the way (a third of printing a page).
 */
export function printEach<T>(items: ArrayLike<T>, print: (item: T) => string): string {
  let text = ''
  for (let place = 0; place < items.length; place += 1) text += (place === 0 ? '' : ',') + print(items[place] as T)
  return text
}

// oxlint-disable-next-line no-control-regex
const special = /["\\\u0000-\u001f\ud800-\udfff]/

/** A string as JSON. Most need nothing but the quotes. */
export const quotedJson = (text: string) => (special.test(text) ? JSON.stringify(text) : `"${text}"`)
