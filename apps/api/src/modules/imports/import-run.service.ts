import type { ImportStep } from '@stationmaster/contracts/imports'
import { LockMode } from '@mikro-orm/core'
import { recordDeed } from '../../kernel/audit.ts'
import { loadToChange } from '../../kernel/change.ts'
import type { Ctx } from '../../kernel/context.ts'
import { importSource, type ImportSource, type RowToWrite } from '../../kernel/imports/source.ts'
import { startJob, type JobRun } from '../../kernel/jobs.ts'
import { endJob } from '../jobs/index.ts'
import { mustWrite } from './import.access.ts'
import { ImportBatch, ImportRow } from './import.entity.ts'
import { countRows, flow, mustBeUntouched } from './import.rules.ts'

export const importJob = 'IMPORT'
const rowsAtOnce = 200

const waitingRows = (id: string) => ({
  import: id,
  appliedAt: null,
  outcome: { $in: ['NEW' as const, 'CHANGED' as const] },
})

async function load(ctx: Ctx, { id, expectedVersion }: ImportStep): Promise<ImportBatch> {
  const batch = await loadToChange(ctx, ImportBatch, id, expectedVersion)
  mustWrite(ctx.actor, batch.kind)
  return batch
}

/** Queues the job that writes the new and changed rows. */
export async function run(ctx: Ctx, step: ImportStep): Promise<ImportBatch> {
  const batch = await load(ctx, step)
  const waiting = await ctx.em.count(ImportRow, waitingRows(batch.id))
  batch.state = flow.next(batch.state, 'run', { waiting })
  const job = startJob(ctx, {
    kind: importJob,
    subject: batch.fileName,
    payload: { importId: batch.id },
    total: waiting,
  })
  await ctx.em.flush()
  batch.jobId = job.id
  return batch
}

/** Stops between two chunks; what is written stays and can be undone. */
export async function cancel(ctx: Ctx, step: ImportStep): Promise<ImportBatch> {
  const batch = await load(ctx, step)
  batch.state = flow.next(batch.state, 'cancel', { waiting: 0 })
  if (batch.jobId) await endJob(ctx, batch.jobId)
  return batch
}

/** The import whose job ended otherwise: cancelled on the page of jobs, or failed. */
export async function settle(
  ctx: Ctx,
  which: { id: string } | { jobId: string },
  step: 'cancel' | 'fail',
): Promise<void> {
  const batch = await ctx.em.findOne(ImportBatch, which, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (batch?.state === 'RUNNING') batch.state = flow.next(batch.state, step, { waiting: 0 })
}

/** Writes chunk after chunk. A chunk and its marks are one transaction, so that a killed job goes on where it was. */
export async function writeRows({ payload, transaction, progress }: JobRun): Promise<void> {
  const id = String(payload['importId'])
  const total = await transaction(({ em }) => em.count(ImportRow, { import: id, outcome: { $in: ['NEW', 'CHANGED'] } }))
  for (;;) {
    const waiting = await transaction((ctx) => writeChunk(ctx, id))
    if (waiting === null) return
    if (!(await progress(total - waiting, total))) return transaction((ctx) => settle(ctx, { id }, 'cancel'))
  }
}

/** @returns how many rows still wait, or null when there is nothing more to do */
async function writeChunk(ctx: Ctx, id: string): Promise<number | null> {
  const batch = await ctx.em.findOneOrFail(ImportBatch, id, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (batch.state !== 'RUNNING') return null
  mustWrite(ctx.actor, batch.kind)
  const rows = await ctx.em.find(ImportRow, waitingRows(id), { orderBy: { row: 'asc' }, limit: rowsAtOnce })
  if (rows.length === 0) return finish(ctx, batch)
  await write(ctx, importSource(batch.kind), rows)
  recordDeed(ctx, { action: 'runImport', entity: 'Import', entityId: id, outcome: 'DONE' })
  return ctx.em.count(ImportRow, waitingRows(id))
}

async function write(ctx: Ctx, source: ImportSource, rows: readonly ImportRow[]): Promise<void> {
  const asked = rows.map(toWrite)
  const problems = await source.recheck(ctx, asked)
  const fit = rows.filter((_, index) => problems[index] === null)
  const written = await source.write(ctx, fit.map(toWrite))
  for (const [index, row] of fit.entries()) {
    const record = written[index]
    if (record)
      Object.assign(row, {
        appliedAt: ctx.now,
        appliedId: record.id,
        appliedVersion: record.version,
        before: record.before,
      })
  }
  for (const [index, problem] of problems.entries()) {
    if (problem && rows[index]) Object.assign(rows[index], { outcome: 'REFUSED', problems: [problem] })
  }
  await ctx.em.flush()
}

const toWrite = ({ key, values, targetId, targetVersion }: ImportRow): RowToWrite => ({
  key: key ?? '',
  values,
  target: targetId && targetVersion ? { id: targetId, version: targetVersion } : null,
})

/** Rows that became stale while the import waited are counted as refused. */
async function finish(ctx: Ctx, batch: ImportBatch): Promise<null> {
  const rows = await ctx.em.find(ImportRow, { import: batch.id }, { fields: ['outcome', 'hasNotes'] })
  Object.assign(batch, countRows(rows))
  batch.state = flow.next(batch.state, 'finish', { waiting: 0 })
  return null
}

/** Removes what the import added and restores what it changed, in one transaction: all of it, or nothing. */
export async function undo(ctx: Ctx, step: ImportStep): Promise<ImportBatch> {
  const batch = await load(ctx, step)
  batch.state = flow.next(batch.state, 'undo', { waiting: 0 })
  const rows = await ctx.em.find(
    ImportRow,
    { import: batch.id, appliedAt: { $ne: null } },
    { orderBy: { row: 'desc' } },
  )
  const touched: string[] = []
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    touched.push(...(await undoChunk(ctx, importSource(batch.kind), rows.slice(from, from + rowsAtOnce))))
  }
  mustBeUntouched(touched)
  return batch
}

async function undoChunk(ctx: Ctx, source: ImportSource, rows: readonly ImportRow[]): Promise<string[]> {
  const records = rows.map(({ appliedId, appliedVersion, before }) => ({
    id: appliedId ?? '',
    version: appliedVersion ?? 0,
    before: before ?? null,
  }))
  const touched = new Set(await source.undo(ctx, records))
  return rows.filter((row) => touched.has(row.appliedId ?? '')).map((row) => row.key ?? '')
}
