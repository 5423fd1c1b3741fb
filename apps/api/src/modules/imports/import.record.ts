import type { Change, Note, Problem } from '../../kernel/imports/declaration.ts'
import { importSource } from '../../kernel/imports/source.ts'
import { noteText, problemText, shownValue } from '../../kernel/imports/words.ts'
import { defineRecord, type Row } from '../../kernel/record.ts'
import { may, mayWrite } from './import.access.ts'
import { ImportBatch, ImportRow } from './import.entity.ts'
import { flow } from './import.rules.ts'

function actionsOf(row: Row, actor: { permissions: ReadonlySet<string> } | null): string[] {
  const { state, kind, newCount, changedCount, refusedCount } = row as Row & ImportBatch
  const steps = mayWrite(actor, kind) ? flow.actionsFor(state, actor) : []
  const possible = steps.filter((step) => step !== 'run' || newCount + changedCount > 0)
  return refusedCount > 0 ? [...possible, 'exportErrors'] : possible
}

defineRecord({
  name: 'Import',
  entity: ImportBatch,
  live: [may.READ],
  one: { job: ['jobId'], file: ['fileId'] },
  computed: {
    counts: {
      needs: ['newCount', 'changedCount', 'unchangedCount', 'refusedCount', 'notedCount'],
      compute: ({ newCount, changedCount, unchangedCount, refusedCount, notedCount }) => ({
        new: newCount,
        changed: changedCount,
        unchanged: unchangedCount,
        refused: refusedCount,
        noted: notedCount,
      }),
    },
    fields: {
      needs: ['kind'],
      compute: ({ kind }) => importSource(String(kind)).columns.map((column) => column.field),
    },
    availableActions: {
      needs: ['state', 'kind', 'newCount', 'changedCount', 'refusedCount'],
      compute: (row, { actor }) => actionsOf(row, actor),
    },
  },
})

defineRecord({
  name: 'ImportRow',
  entity: ImportRow,
  computed: {
    problems: {
      needs: ['problems'],
      compute: ({ problems }, { locale }) =>
        (problems as Problem[]).map((problem) => ({ ...problem, message: problemText(locale, problem) })),
    },
    notes: {
      needs: ['notes'],
      compute: ({ notes }, { locale }) =>
        (notes as Note[]).map((note) => ({
          ...note,
          to: shownValue(locale, note.to, note.enumName),
          message: noteText(locale, note),
        })),
    },
    changes: {
      needs: ['changes'],
      compute: ({ changes }, { locale }) =>
        (changes as Change[]).map(({ field, from, to, enumName }) => ({
          field,
          from: shownValue(locale, from, enumName),
          to: shownValue(locale, to, enumName),
        })),
    },
  },
})
