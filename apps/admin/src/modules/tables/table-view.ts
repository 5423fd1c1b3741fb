import type { RouteLocationRaw } from 'vue-router'

/** A column of a table whose rows are all here already; numbers stand at the right. */
export interface TableColumn<R> {
  key: string
  label: string
  text: (row: R) => string
  isNumber?: boolean
  /** Where the cell leads. */
  to?: (row: R) => RouteLocationRaw | undefined
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** A spreadsheet must not take a name for a formula. */
const harmless = (text: string) => (/^[=+\-@\t]/.test(text) && !/^-?[\d.,]+%?$/.test(text) ? `'${text}` : text)

/** The table as CSV that Excel reads as UTF-8. */
export function csvOf<R>(columns: readonly TableColumn<R>[], rows: readonly R[]): string {
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`
  const body = rows.map((row) => line(columns.map(({ text, isNumber }) => (isNumber ? text(row).replaceAll(',', '') : text(row)))))
  return `\uFEFF${line(columns.map(({ label }) => label))}${body.join('')}`
}

/** Hands the table to the browser's downloads. */
export function saveTable<R>(name: string, columns: readonly TableColumn<R>[], rows: readonly R[]): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' }))
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
