import type { CheckImport, ImportKind, ImportStep } from '@stationmaster/contracts/imports'
import { t } from '@stationmaster/i18n'
import type { Ctx } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'
import { fileStore } from '../../kernel/files/file-store.ts'
import { newId } from '../../kernel/ids.ts'
import type { CheckedRow } from '../../kernel/imports/declaration.ts'
import { choicesOf, matchColumns, mustHaveRequired, type Choices } from '../../kernel/imports/match-columns.ts'
import { importSource } from '../../kernel/imports/source.ts'
import { errorTable } from '../../kernel/imports/words.ts'
import { readTableOffThread } from '../../kernel/spreadsheet/read-table-off-thread.ts'
import { writeTable } from '../../kernel/spreadsheet/write-table.ts'
import { addFile, findFile, prepareFile, readFile } from '../files/index.ts'
import { mustWrite } from './import.access.ts'
import { ImportBatch, ImportChoice, ImportRow } from './import.entity.ts'
import { countRows } from './import.rules.ts'

const insertedAtOnce = 500

/** Reads and judges a file and keeps the result; nothing else is written. */
export async function check(ctx: Ctx, { kind, fileId, columns = [] }: CheckImport): Promise<ImportBatch> {
  const { actor, em } = ctx
  if (!actor) throw errors.UNAUTHENTICATED()
  mustWrite(actor, kind)
  const source = importSource(kind)
  const file = await findFile(ctx, fileId)
  const names = source.columns.flatMap((column) => column.names)
  const table = await readTableOffThread(await readFile(fileStore(), file), names)
  const byHand = choicesOf(columns.map(({ header, field }) => ({ header, field: field ?? null })))
  const remembered = await rememberedChoices(ctx, kind, actor.userId)
  const matches = matchColumns(source.columns, table.headers, new Map([...remembered, ...byHand]))
  mustHaveRequired(source.columns, matches)
  await remember(ctx, kind, actor.userId, byHand)
  const judged = await source.judge(ctx, matches, table.rows)
  const rows = judged.map((row, index) => rowOf(row, table.rows[index]?.cells ?? []))
  const batch = em.create(ImportBatch, {
    kind,
    fileId,
    fileName: file.name,
    rowCount: rows.length,
    ...countRows(rows),
    columns: matches,
    createdById: actor.userId,
    createdByName: actor.name,
  })
  await em.flush()
  for (let from = 0; from < rows.length; from += insertedAtOnce) {
    await em.insertMany(
      ImportRow,
      rows.slice(from, from + insertedAtOnce).map((row) => ({ ...row, import: batch.id })),
    )
  }
  return batch
}

const rowOf = ({ target, ...row }: CheckedRow, cells: string[]) => ({
  id: newId(),
  ...row,
  cells,
  hasNotes: row.notes.length > 0,
  targetId: target?.id ?? null,
  targetVersion: target?.version ?? null,
})

async function rememberedChoices({ em }: Ctx, kind: ImportKind, userId: string): Promise<Choices> {
  const choices = await em.find(ImportChoice, { kind, userId })
  return new Map(choices.map(({ header, field }) => [header, field ?? null]))
}

async function remember({ em }: Ctx, kind: ImportKind, userId: string, byHand: Choices): Promise<void> {
  const choices = [...byHand].map(([header, field]) => ({ userId, kind, header, field }))
  if (choices.length > 0) await em.upsertMany(ImportChoice, choices)
}

/** The refused rows as a file of the same form with the reasons in a last column; corrected, it can be imported. */
export async function exportErrors(ctx: Ctx, { id }: ImportStep) {
  const batch = await ctx.em.findOne(ImportBatch, id)
  if (!batch) throw errors.NOT_FOUND()
  const rows = await ctx.em.find(ImportRow, { import: id, outcome: 'REFUSED' }, { orderBy: { row: 'asc' } })
  const format = batch.fileName.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'
  const stem = batch.fileName.replace(/\.[^.]*$/, '')
  const name = `${stem}-${t(ctx.locale, 'pages.imports.refusedRows')}.${format}`
  const bytes = await writeTable(errorTable(ctx.locale, batch.columns, rows), format)
  return addFile(ctx, name, await prepareFile(fileStore(), name, bytes))
}
