import { hasKey, t, type Locale } from '@stationmaster/i18n'
import type { Value } from '../../kernel/imports/cell.ts'
import type { Change, Note, Problem } from '../../kernel/imports/declaration.ts'
import { importSource } from '../../kernel/imports/source.ts'
import { defineRecord, type Row } from '../../kernel/record.ts'
import { mayWrite } from './import.access.ts'
import { problemText } from './import-check.service.ts'
import { ImportBatch, ImportRow } from './import.entity.ts'
import { flow } from './import.rules.ts'

/** Enum values in the caller's language; everything else as it is. */
function shown(locale: Locale, value: Value, enumName: string | undefined): string | null {
  const word = (each: Value) => {
    const key = `enums.${enumName}.${String(each)}`
    return hasKey(key) ? t(locale, key) : String(each)
  }
  if (value === null) return null
  return Array.isArray(value) ? value.map(word).join('、') : word(value)
}

const noteText = (locale: Locale, { code }: Note) => t(locale, `pages.imports.note${code}`)

function actionsOf(row: Row, actor: { permissions: ReadonlySet<string> } | null): string[] {
  const { state, kind, newCount, changedCount, refusedCount } = row as Row & ImportBatch
  const steps = mayWrite(actor, kind) ? flow.actionsFor(state, actor) : []
  const possible = steps.filter((step) => step !== 'run' || newCount + changedCount > 0)
  return refusedCount > 0 ? [...possible, 'exportErrors'] : possible
}

defineRecord({
  name: 'Import',
  entity: ImportBatch,
  one: { job: ['jobId'] },
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
          to: shown(locale, note.to, note.enumName),
          message: noteText(locale, note),
        })),
    },
    changes: {
      needs: ['changes'],
      compute: ({ changes }, { locale }) =>
        (changes as Change[]).map(({ field, from, to, enumName }) => ({
          field,
          from: shown(locale, from, enumName),
          to: shown(locale, to, enumName),
        })),
    },
  },
})
