import type { NoteCode, Params, ProblemCode, Reader, Value } from './cell.ts'

export type Values = Readonly<Record<string, Value>>

export interface ImportColumn {
  field: string
  /** Headers that mean this column, our own first; spelling is compared loosely. */
  names: readonly string[]
  reader: Reader
  /** The file must have the column, and each row a value in it. */
  required: boolean
  /** No two records may share the value; judged within the file and against the database. */
  unique: boolean
}

/** `names` are separated by |. */
export const column = (field: string, names: string, reader: Reader, demand?: 'required' | 'unique'): ImportColumn => ({
  field,
  names: names.split('|'),
  reader,
  required: demand === 'required',
  unique: demand === 'unique',
})

/** A record of the database that a row of the file means. */
export interface ExistingRecord {
  id: string
  version: number
  values: Values
}

/** What the database knows about the keys and unique values of a file. */
export interface KnownRecords {
  /** By key. */
  existing: ReadonlyMap<string, ExistingRecord>
  /** Field → value → key of the record that holds it. */
  holders: Readonly<Record<string, ReadonlyMap<string, string>>>
}

/** What only the whole row can tell. `values` replace those of the cells; a note says how a cell was understood. */
export interface Judgement {
  values: Values
  problems: { field: string; code: ProblemCode; params?: Params }[]
  notes: { field: string; to: string }[]
}

export interface ImportSpec<Facts> {
  kind: string
  /** GraphQL type of the records, for the words of their fields. */
  type: string
  /** Field whose value says which record a row means. */
  key: string
  /** Field that a person recognises the record by. */
  label: string
  columns: readonly ImportColumn[]
  /** Fields that an import sets on new records only. */
  kept: readonly string[]
  check: (values: Values, facts: Facts) => Judgement
  /** Words of a value that is an id. */
  show: (field: string, value: Value, facts: Facts) => string | null
}

/** An import as data: columns, key, and what a whole row must fulfil. A misdeclared one does not boot. */
export function defineImport<Facts>(spec: ImportSpec<Facts>): ImportSpec<Facts> {
  const fields = new Set(spec.columns.map((column) => column.field))
  const wrong = [spec.key, spec.label, ...spec.kept].filter((field) => !fields.has(field))
  if (wrong.length > 0) throw new Error(`Import ${spec.kind}: no column for ${wrong.join(', ')}`)
  if (fields.size < spec.columns.length) throw new Error(`Import ${spec.kind}: a field has two columns`)
  return spec
}

export type Outcome = 'NEW' | 'CHANGED' | 'UNCHANGED' | 'REFUSED'

export interface Problem {
  column: string
  field: string
  value: string
  code: ProblemCode
  params: Params
}

export interface Note {
  column: string
  field: string
  code: NoteCode
  from: string
  to: string
  /** GraphQL enum of `to`, where it is a value of the record. */
  enumName?: string
}

export interface Change {
  field: string
  from: Value
  to: Value
  /** GraphQL enum of the values. */
  enumName?: string
}

export interface ColumnMatch {
  header: string
  /** Null: the column is not read. */
  field: string | null
}

export interface CheckedRow {
  row: number
  outcome: Outcome
  key: string | null
  label: string | null
  /** What the row sets, by field; only cells with text. */
  values: Values
  problems: Problem[]
  notes: Note[]
  changes: Change[]
  /** The record that the row means, as it was when it was checked; null for a new one. */
  target: { id: string; version: number } | null
}
