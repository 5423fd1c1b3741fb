import type { ExportRequest } from '@stationmaster/contracts/lists'
import { fullMoment, localeOf, t } from '@stationmaster/i18n'
import { mayAsk } from '../../kernel/access.ts'
import { mustBeFresh } from '../../kernel/auth/freshness.ts'
import { addMinutes } from '../../kernel/clock.ts'
import { recordDeed } from '../../kernel/audit.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'
import { exportableList, type ListExport } from '../../kernel/export-list.ts'
import { fileStore } from '../../kernel/files/file-store.ts'
import { startJob, type JobRun } from '../../kernel/jobs.ts'
import { writeTableOffThread } from '../../kernel/spreadsheet/write-table-off-thread.ts'
import { addFile, prepareFile } from '../files/index.ts'
import { fileName, isLong, limits, mustFit } from './export.rules.ts'

export const exportJob = 'EXPORT'

export interface Exported {
  rowCount: number
  fileId: string | null
  jobId: string | null
}

/** Writes the file at once, or queues the job that does. */
export async function exportRows(ctx: Ctx, list: ListExport, request: ExportRequest): Promise<Exported> {
  if (list.showsPersonal(ctx, request)) mustBeFresh({ actor: ctx.actor, now: () => ctx.now })
  const rowCount = await list.count(ctx, request)
  mustFit(rowCount)
  if (isLong(rowCount)) {
    const payload = { list: list.name, locale: ctx.locale, request }
    const job = startJob(ctx, { kind: exportJob, subject: t(ctx.locale, list.title), payload, total: rowCount })
    await ctx.em.flush()
    return { rowCount, fileId: null, jobId: job.id }
  }
  const rows = await collect(ctx, list, request, async () => true)
  return { rowCount: rows.length - 1, fileId: await keep(ctx, await write(ctx, list, request, rows)), jobId: null }
}

/** Header and rows; stops early when `goesOn` says so. */
async function collect(ctx: Ctx, list: ListExport, request: ExportRequest, goesOn: (done: number) => Promise<boolean>) {
  const table = [list.header(ctx.locale, request)]
  for await (const rows of list.rows(ctx, request, limits.rows)) {
    table.push(...rows)
    if (!(await goesOn(table.length - 1))) break
  }
  return table
}

async function write(
  { locale, now }: Pick<Ctx, 'locale' | 'now'>,
  list: ListExport,
  { format }: ExportRequest,
  rows: string[][],
) {
  const name = fileName(t(locale, list.title), fullMoment(now.getTime()), format)
  const bytes = await writeTableOffThread(rows, format === 'CSV' ? 'csv' : 'xlsx')
  return { name, kept: await prepareFile(fileStore(), name, bytes) }
}

async function keep(ctx: Ctx, { name, kept }: Awaited<ReturnType<typeof write>>): Promise<string> {
  const file = await addFile(ctx, name, kept, { isPrivate: true, expiresAt: addMinutes(ctx.now, limits.fileMinutes) })
  await ctx.em.flush()
  return file.id
}

/** The job of a long export. It reads with the rights that the person has now, in one snapshot; killed, it begins anew. */
export async function runExport({ payload, transaction, progress }: JobRun): Promise<{ fileId: string } | void> {
  const { request, locale } = payload as { request: ExportRequest; locale: string }
  const list = exportableList(String(payload['list']))
  if (!list) throw errors.NOT_FOUND()
  const spoken = (ctx: Ctx): Ctx => ({ ...ctx, locale: localeOf(locale) })
  const read = await transaction(async (ctx) => {
    if (!mayAsk(ctx.actor, list.allow)) throw errors.FORBIDDEN({ permission: list.allow })
    const total = await list.count(ctx, request)
    mustFit(total)
    let stopped = false
    const rows = await collect(spoken(ctx), list, request, async (done) => !(stopped = !(await progress(done, total))))
    return { rows, stopped, now: ctx.now }
  })
  if (read.stopped) return
  const written = await write({ locale: localeOf(locale), now: read.now }, list, request, read.rows)
  return transaction(async (ctx) => {
    const fileId = await keep(ctx, written)
    const input = { list: list.name, rowCount: read.rows.length - 1 }
    recordDeed(ctx, { action: list.mutation, entity: 'StoredFile', entityId: fileId, input, outcome: 'DONE' })
    return { fileId }
  })
}
