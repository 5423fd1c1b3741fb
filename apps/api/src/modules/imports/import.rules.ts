import { importStates, type RowOutcome } from '@stationmaster/contracts/imports'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './import.access.ts'

export const errors = defineErrors('IMPORT', { NOTHING_TO_WRITE: 'conflict', TOUCHED: 'conflict' })

export interface ImportFacts {
  /** Rows that are new or changed and not yet written. */
  waiting: number
}

/** `finish` and `fail` are taken by the job. An import that was cancelled or failed keeps what it had written. */
export const flow = defineFlow<ImportFacts>()({
  name: 'Import',
  states: importStates,
  initial: 'CHECKED',
  steps: {
    run: { from: ['CHECKED', 'FAILED'], to: 'RUNNING', allow: may.RUN, guard: mustHaveWork },
    finish: { from: ['RUNNING'], to: 'DONE', allow: '' },
    fail: { from: ['RUNNING'], to: 'FAILED', allow: '' },
    cancel: { from: ['RUNNING'], to: 'CANCELLED', allow: may.RUN, destructive: true },
    undo: { from: ['DONE', 'CANCELLED', 'FAILED'], to: 'UNDONE', allow: may.RUN, destructive: true },
  },
})

function mustHaveWork({ waiting }: ImportFacts): void {
  if (waiting === 0) throw errors.NOTHING_TO_WRITE()
}

export interface Counts {
  newCount: number
  changedCount: number
  unchangedCount: number
  refusedCount: number
  notedCount: number
}

export function countRows(rows: readonly { outcome: RowOutcome; hasNotes: boolean }[]): Counts {
  const of = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length
  return {
    newCount: of('NEW'),
    changedCount: of('CHANGED'),
    unchangedCount: of('UNCHANGED'),
    refusedCount: of('REFUSED'),
    notedCount: rows.filter((row) => row.hasNotes).length,
  }
}

/** Undoing changes nothing unless every record is still as the import left it. */
export function mustBeUntouched(keys: readonly string[]): void {
  if (keys.length > 0) throw errors.TOUCHED({ count: keys.length, keys: keys.slice(0, 20).join('、') })
}
