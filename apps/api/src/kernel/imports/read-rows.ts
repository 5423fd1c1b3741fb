import { hasText, type TableRow } from '../spreadsheet/table.ts'
import { withoutGuard } from '../spreadsheet/write-table.ts'
import type { Reading, Value } from './cell.ts'
import type { ColumnMatch, ImportColumn, ImportSpec, Note, Problem, Values } from './declaration.ts'

/** A row whose cells were understood one by one; nothing was looked up yet. */
export interface ReadRow {
  row: number
  values: Values
  /** The cells as they stand in the file, by field; without the guard of our own error files. */
  cells: Readonly<Record<string, string>>
  problems: Problem[]
  notes: Note[]
}

export interface ReadFile {
  /** The file's own header of each field that has a column. */
  headers: ReadonlyMap<string, string>
  rows: ReadRow[]
}

interface Place {
  column: ImportColumn
  header: string
  index: number
}

function placesOf(columns: readonly ImportColumn[], matches: readonly ColumnMatch[]): Place[] {
  return columns.flatMap((column) => {
    const index = matches.findIndex((match) => match.field === column.field)
    return index < 0 ? [] : [{ column, index, header: matches[index]?.header ?? '' }]
  })
}

/** First half of a check: the cells of each row, without any look-up. */
export function readRows<Facts>(
  spec: ImportSpec<Facts>,
  matches: readonly ColumnMatch[],
  rows: readonly TableRow[],
): ReadFile {
  const places = placesOf(spec.columns, matches)
  return {
    headers: new Map(places.map(({ column, header }) => [column.field, header])),
    rows: rows.map(({ row, cells }) => readRow(row, cells, places)),
  }
}

function readRow(row: number, cells: readonly string[], places: readonly Place[]): ReadRow {
  const values: Record<string, Value> = {}
  const texts: Record<string, string> = {}
  const problems: Problem[] = []
  const notes: Note[] = []
  for (const { column, header, index } of places) {
    const cell = withoutGuard(cells[index] ?? '')
    const at = { column: header, field: column.field }
    texts[column.field] = cell
    const reading = readCell(column, cell)
    if ('problem' in reading) {
      problems.push({ ...at, value: cell, code: reading.problem, params: reading.params ?? {} })
    } else if (reading.shown !== '') {
      values[column.field] = reading.value
      const code = reading.note ?? (reading.shown === cell ? null : 'TIDIED')
      if (code) notes.push({ ...at, code, from: cell, to: reading.shown })
    }
  }
  return { row, values, cells: texts, problems, notes }
}

function readCell({ reader, required }: ImportColumn, cell: string): Reading {
  const reading: Reading = hasText(cell) ? reader.read(cell) : { value: null, shown: '' }
  return required && 'shown' in reading && reading.shown === '' ? { problem: 'REQUIRED' } : reading
}
