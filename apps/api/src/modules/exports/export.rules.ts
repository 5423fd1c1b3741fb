import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('EXPORT', { TOO_MANY_ROWS: 'conflict' })

/** security.md C8 and ux.md section 1. */
export const limits = { rowsAtOnce: 5_000, rows: 50_000, fileMinutes: 24 * 60 } as const

export function mustFit(rowCount: number): void {
  if (rowCount > limits.rows) throw errors.TOO_MANY_ROWS({ maximum: limits.rows, count: rowCount })
}

/** Whether the caller waits for the file or a job makes it. */
export const isLong = (rowCount: number): boolean => rowCount > limits.rowsAtOnce

/** '服务站-20261121-1530.csv' from the title of a list and a moment as `fullMoment` writes it. */
export const fileName = (title: string, moment: string, format: string): string =>
  `${title}-${moment.replace(/[-:]/g, '').replace(' ', '-')}.${format.toLowerCase()}`
