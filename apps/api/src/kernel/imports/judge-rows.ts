import type { Value } from './cell.ts'
import type {
  Change,
  CheckedRow,
  ExistingRecord,
  ImportSpec,
  Judgement,
  KnownRecords,
  Note,
  Outcome,
  Problem,
  Values,
} from './declaration.ts'
import type { ReadFile, ReadRow } from './read-rows.ts'

/** The key and the unique fields. */
const distinctFields = <Facts>({ key, columns }: ImportSpec<Facts>) => [
  key,
  ...columns.filter((column) => column.unique && column.field !== key).map((column) => column.field),
]

const textOf = (value: Value | undefined) => (typeof value === 'string' ? value : null)

interface Valued {
  values: Values
}

/** The keys and unique values of rows by field, to look up once what the database holds. */
export function valuesToLookUp<Facts>(spec: ImportSpec<Facts>, rows: readonly Valued[]): Map<string, string[]> {
  const distinct = (field: string) => [...new Set(rows.flatMap(({ values }) => textOf(values[field]) ?? []))]
  return new Map(distinctFields(spec).map((field) => [field, distinct(field)]))
}

/** Why a row can no longer be written as it was checked: its record or a unique value changed hands meanwhile. */
export function staleProblem<Facts>(
  spec: ImportSpec<Facts>,
  { values, target }: Valued & { target: { version: number } | null },
  known: KnownRecords,
): Problem | null {
  const stale = (field: string): Problem => ({
    column: field,
    field,
    value: textOf(values[field]) ?? '',
    code: 'STALE',
    params: {},
  })
  const current = known.existing.get(textOf(values[spec.key]) ?? '')
  if (current?.version !== target?.version) return stale(spec.key)
  const taken = distinctFields(spec).find((field) => isHeldByOther(spec, field, values, known))
  return taken === undefined ? null : stale(taken)
}

function isHeldByOther<Facts>(
  { key }: ImportSpec<Facts>,
  field: string,
  values: Values,
  { holders }: KnownRecords,
): boolean {
  const holder = holders[field]?.get(textOf(values[field]) ?? '')
  return holder !== undefined && holder !== values[key]
}

/**
 * Second half of a check: whole rows, against the file and the database. Every problem of a row is listed. A key or
 * unique value belongs to the first row of the file that has it, even if that row is refused for something else.
 */
export function judgeRows<Facts>(
  spec: ImportSpec<Facts>,
  file: ReadFile,
  known: KnownRecords,
  facts: Facts,
): CheckedRow[] {
  const duplicatesOf = duplicateFinder(spec, known)
  const position = new Map(spec.columns.map((column, index) => [column.field, index]))
  return file.rows.map((read) => {
    const judged = spec.check(read.values, facts)
    const at = (field: string) => ({ field, column: file.headers.get(field) ?? field })
    const cell = (field: string) => read.cells[field] ?? ''
    const problems = [
      ...read.problems,
      ...[...judged.problems, ...duplicatesOf(read)].map((found): Problem => ({
        ...at(found.field),
        value: cell(found.field),
        code: found.code,
        params: found.params ?? {},
      })),
    ].sort((a, b) => (position.get(a.field) ?? 0) - (position.get(b.field) ?? 0))
    const key = textOf(read.values[spec.key])
    const target = (key === null ? null : known.existing.get(key)) ?? null
    const { changes, kept } = compare(spec, judged.values, problems.length > 0 ? null : target, facts)
    const found = [...judged.notes.map((note) => ({ ...note, code: 'TIDIED' as const })), ...kept]
    return {
      row: read.row,
      outcome: outcomeOf(problems, target, changes),
      key,
      label: textOf(read.values[spec.label]),
      values: judged.values,
      problems,
      notes: [...read.notes, ...found.map((note): Note => ({ ...at(note.field), ...note, from: cell(note.field) }))],
      changes,
      target: target && { id: target.id, version: target.version },
    }
  })
}

function outcomeOf(problems: readonly Problem[], target: ExistingRecord | null, changes: readonly Change[]): Outcome {
  if (problems.length > 0) return 'REFUSED'
  if (!target) return 'NEW'
  return changes.length > 0 ? 'CHANGED' : 'UNCHANGED'
}

type Found = Judgement['problems'][number]

function duplicateFinder<Facts>(spec: ImportSpec<Facts>, known: KnownRecords) {
  const firstRows = new Map(distinctFields(spec).map((field) => [field, new Map<string, number>()]))
  return ({ row, values }: ReadRow): Found[] =>
    [...firstRows].flatMap(([field, rows]): Found[] => {
      const value = textOf(values[field])
      if (value === null) return []
      const first = rows.get(value)
      if (first !== undefined) return [{ field, code: 'DUPLICATE', params: { row: first } }]
      rows.set(value, row)
      const holder = known.holders[field]?.get(value)
      return isHeldByOther(spec, field, values, known)
        ? [{ field, code: 'DUPLICATE', params: { holder: holder ?? '' } }]
        : []
    })
}

const same = (a: Value, b: Value) => JSON.stringify(a) === JSON.stringify(b)

/** What the row would change; fields that an import sets on new records only become notes instead. */
function compare<Facts>(spec: ImportSpec<Facts>, values: Values, target: ExistingRecord | null, facts: Facts) {
  if (!target) return { changes: [], kept: [] }
  const word = (field: string, value: Value) => spec.show(field, value, facts) ?? value
  const differing = Object.entries(values)
    .map(([field, to]) => ({ field, from: target.values[field] ?? null, to, ...enumOf(spec, field) }))
    .filter(({ field, from, to }) => field !== spec.key && !same(from, to))
  const isKept = ({ field }: { field: string }) => spec.kept.includes(field)
  return {
    changes: differing
      .filter((each) => !isKept(each))
      .map((each): Change => ({ ...each, from: word(each.field, each.from), to: word(each.field, each.to) })),
    kept: differing
      .filter(isKept)
      .map(({ from, to: _, ...each }) => ({ ...each, code: 'KEPT' as const, to: String(from) })),
  }
}

function enumOf<Facts>({ columns }: ImportSpec<Facts>, field: string): { enumName?: string } {
  const enumName = columns.find((column) => column.field === field)?.reader.enumName
  return enumName ? { enumName } : {}
}
