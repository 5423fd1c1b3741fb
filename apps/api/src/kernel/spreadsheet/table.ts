import { defineErrors } from '../errors.ts'

/** A sheet as text: what a person would read in each cell. Rows without any text are left out. */
export interface Table {
  headers: string[]
  rows: TableRow[]
}

export interface TableRow {
  /** Position in the file as a spreadsheet shows it; the first record is 1. A cell of several lines is one record. */
  row: number
  cells: string[]
}

/** security.md C8: what a file may cost before anything is checked. */
export const limits = {
  fileBytes: 5 * 1024 * 1024,
  unzippedBytes: 100 * 1024 * 1024,
  rows: 50_000,
  /** Further columns are not read: they are the formatted, empty end of a sheet. */
  columns: 200,
} as const

export const fileErrors = defineErrors('FILE', {
  TOO_LARGE: 'invalid',
  TOO_MANY_ROWS: 'invalid',
  TOO_COMPLEX: 'invalid',
  EMPTY: 'invalid',
  DAMAGED: 'invalid',
  OLD_OR_LOCKED: 'invalid',
  ENCODING_UNKNOWN: 'invalid',
  QUOTE_OPEN: 'invalid',
})

const megabyte = 1024 * 1024
export const tooLarge = (bytes: number) => fileErrors.TOO_LARGE({ maximum: `${bytes / megabyte} MB` })

export const hasText = (cell: string) => cell.trim() !== ''

const titleRows = 10

/** The header is the row among the first ones that knows most of the expected names; else the first row with text. */
function headerIndex(rows: readonly TableRow[], isKnown: (header: string) => boolean): number {
  const scores = rows.slice(0, titleRows).map(({ cells }) => cells.filter((cell) => isKnown(cell)).length)
  const best = Math.max(0, ...scores)
  return best < 2 ? 0 : scores.indexOf(best)
}

/** Records of a file as a table; a title above the header is skipped, row numbers stay those of the file. */
export function toTable(records: Iterable<readonly string[]>, isKnown: (header: string) => boolean): Table {
  const rows: TableRow[] = []
  let row = 0
  for (const cells of records) {
    row += 1
    if (!cells.some(hasText)) continue
    rows.push({ row, cells: cells.slice(0, limits.columns) })
    if (rows.length > limits.rows + titleRows) throw fileErrors.TOO_MANY_ROWS({ maximum: limits.rows })
  }
  const at = headerIndex(rows, isKnown)
  const header = rows[at]
  const body = rows.slice(at + 1)
  if (!header || body.length === 0) throw fileErrors.EMPTY()
  if (body.length > limits.rows) throw fileErrors.TOO_MANY_ROWS({ maximum: limits.rows })
  const width = header.cells.findLastIndex(hasText) + 1
  return {
    headers: header.cells.slice(0, width),
    rows: body.map((each) => ({ row: each.row, cells: fit(each.cells, width) })),
  }
}

const fit = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, index) => cells[index] ?? '')
