import { csvOf } from '@stationmaster/ui'
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

/** Numbers without the marks between thousands, which a spreadsheet would take for words. */
const linesOf = <R>(columns: readonly TableColumn<R>[], rows: readonly R[]) => [
  columns.map(({ label }) => label),
  ...rows.map((row) => columns.map(({ text, isNumber }) => (isNumber ? text(row).replaceAll(',', '') : text(row)))),
]

/** Hands the table to the browser's downloads. */
export function saveTable<R>(name: string, columns: readonly TableColumn<R>[], rows: readonly R[]): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csvOf(linesOf(columns, rows))], { type: 'text/csv;charset=utf-8' }))
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
