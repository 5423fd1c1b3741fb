import { say, type ResultOf } from '@stationmaster/client'
import { formatNumber } from '@stationmaster/i18n'
import { defineListView, plainStep, type Steps } from '@stationmaster/ui'
import { cancelImport, importsQuery, type importQuery, type importRowsQuery } from './import.queries.ts'

export type ImportRecord = NonNullable<ResultOf<typeof importQuery>['import']>
export type ImportRow = NonNullable<ResultOf<typeof importRowsQuery>['import']>['rows']['nodes'][number]
export type Outcome = ImportRow['outcome']

/** '新增 1,119、未通过 81': only what there is. */
export function countsText(counts: { new: number; changed: number; refused: number }): string {
  const parts = (['new', 'changed', 'refused'] as const).filter((name) => counts[name] > 0)
  const texts = parts.map((name) => `${say.field('ImportCounts', name)} ${formatNumber(counts[name])}`)
  return say.list(texts) || say.word('pages.imports.nothingNew')
}

export const importList = defineListView({
  name: 'imports',
  type: 'Import',
  query: importsQuery,
  page: (result) => result.imports,
  words: {
    title: 'pages.imports.title',
    search: 'pages.imports.search',
    empty: 'pages.imports.empty',
    emptyHint: 'pages.imports.emptyHint',
  },
  sort: 'CREATED_AT_DESC',
  every: (imports) => (imports.some(({ state }) => state === 'RUNNING') ? 1500 : false),
  columns: [
    { key: 'fileName', to: ({ id }) => `/imports/${id}` },
    { key: 'state', kind: 'state', enum: 'ImportState' },
    { key: 'kind', kind: 'enum', enum: 'ImportKind' },
    { key: 'rowCount', kind: 'number' },
    { key: 'result', text: ({ counts }) => countsText(counts) },
    { key: 'createdByName' },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT' },
  ],
  filters: [{ key: 'state', kind: 'enum', enum: 'ImportState' }],
})

/** The page asks with numbers before it runs or undoes, and fetches the file of refused rows. */
export const importSteps: Steps<ImportRecord> = {
  run: { open: true, icon: 'i-lucide-play', primary: true },
  exportErrors: { open: true, icon: 'i-lucide-download' },
  cancel: { run: plainStep(cancelImport), ask: 'yes', icon: 'i-lucide-circle-stop', danger: true },
  undo: { open: true, icon: 'i-lucide-undo-2', danger: true },
}
