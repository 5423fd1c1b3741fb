import type { BulkRequest } from '@stationmaster/contracts/lists'
import { localeOf, t, translateIfKnown } from '@stationmaster/i18n'
import { mayAsk } from '../../kernel/access.ts'
import { recordDeed } from '../../kernel/audit.ts'
import { bulkOf, type BulkGiven, type BulkStep, type ListBulk } from '../../kernel/bulk.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput, type AppError } from '../../kernel/errors.ts'
import { knownError } from '../../kernel/http/answers.ts'
import { startJob, type JobRun } from '../../kernel/jobs.ts'
import { BulkRow } from './bulk-row.entity.ts'
import { mostRows, mustBeAsConfirmed } from './bulk.rules.ts'

export const bulkJob = 'BULK'

export interface Started {
  rowCount: number
  jobId: string
}

interface Payload extends Record<string, unknown> {
  list: string
  step: string
  given: BulkGiven
  locale: string
}

function stepFor(ctx: Pick<Ctx, 'actor'>, bulk: ListBulk | undefined, value: string): BulkStep & { name: string } {
  const step = bulk?.stepOf(value)
  if (!step) throw commonErrors.NOT_FOUND()
  if (!mayAsk(ctx.actor, [step.allow])) throw commonErrors.FORBIDDEN({ permission: step.allow })
  return step
}

function givenOf({ asks }: BulkStep, { reason, reference, onDate }: BulkRequest): BulkGiven {
  if (asks === 'reason' && !reason) throw invalidInput([{ path: 'reason', code: 'REQUIRED' }])
  if (asks === 'day' && !onDate) throw invalidInput([{ path: 'onDate', code: 'REQUIRED' }])
  return { reason: reason ?? '', reference: reference ?? null, onDate: onDate ?? null }
}

/** Writes down which records are meant, as they are now, and queues the job that changes them. */
export async function start(ctx: Ctx, bulk: ListBulk, request: BulkRequest): Promise<Started> {
  const step = stepFor(ctx, bulk, request.step)
  const given = givenOf(step, request)
  const targets = await bulk.targets(ctx, request, mostRows)
  if (request.ids && targets.length === 0) throw commonErrors.NOT_FOUND()
  mustBeAsConfirmed(targets.length, request.expectedCount)
  const payload: Payload = { list: bulk.name, step: request.step, given, locale: ctx.locale }
  const subject = translateIfKnown(ctx.locale, `actions.${bulk.type}.${step.name}`, step.name)
  const title = `${t(ctx.locale, `enums.EntityName.${bulk.type}` as never)} · ${subject}`
  const job = startJob(ctx, { kind: bulkJob, subject: title, payload, total: targets.length })
  await ctx.em.flush()
  const rows = targets.map(({ id, version, label }, index) => ({
    jobId: job.id,
    position: index + 1,
    recordId: id,
    label,
    expectedVersion: version,
  }))
  for (const row of rows) ctx.em.create(BulkRow, { ...row, errorCode: null, errorParams: null })
  return { rowCount: rows.length, jobId: job.id }
}

const rowsAtOnce = 100

/** The job. Killed, it goes on with the records that still wait; cancelled, those stay as they are. */
export async function runBulk({ jobId, payload, transaction, progress }: JobRun): Promise<void> {
  const { list, step: value, given } = payload as Payload
  const bulk = bulkOf(list)
  const locale = localeOf(String(payload['locale']))
  const spoken =
    <T>(run: (ctx: Ctx) => Promise<T>) =>
    (ctx: Ctx) =>
      run({ ...ctx, locale })
  const waiting = () =>
    transaction(({ em }) =>
      em.find(BulkRow, { jobId, outcome: 'WAITING' }, { orderBy: { position: 'asc' }, limit: rowsAtOnce }),
    )
  const { total, left } = await transaction(async ({ em }) => ({
    total: await em.count(BulkRow, { jobId }),
    left: await em.count(BulkRow, { jobId, outcome: 'WAITING' }),
  }))
  let done = total - left
  for (let rows = await waiting(); rows.length > 0; rows = await waiting())
    for (const row of rows) {
      await transaction(spoken((ctx) => change(ctx, bulk, value, { row, given }))).catch((error: unknown) =>
        transaction(spoken((ctx) => refuse(ctx, bulk, { row, error, value }))),
      )
      done += 1
      if (!(await progress(done, total))) return
    }
}

interface Work {
  row: BulkRow
  given: BulkGiven
}

const deedOf = (bulk: ListBulk | undefined, { recordId, jobId }: BulkRow) => ({
  entity: bulk?.type ?? '',
  entityId: recordId,
  stationId: bulk?.type === 'Station' ? recordId : null,
  input: { jobId },
})

/** One record, changed as by a single mutation, and noted in the same transaction: never twice, never half. */
async function change(ctx: Ctx, bulk: ListBulk | undefined, value: string, { row, given }: Work): Promise<void> {
  const step = stepFor(ctx, bulk, value)
  const changed = await step.run(ctx, { id: row.recordId, expectedVersion: row.expectedVersion }, given)
  await ctx.em.flush()
  const { stationId, station } = (changed ?? {}) as { stationId?: string | null; station?: { id: string } }
  const deed = deedOf(bulk, row)
  recordDeed(ctx, {
    ...deed,
    action: step.action,
    stationId: stationId ?? station?.id ?? deed.stationId,
    input: { ...deed.input, ...given },
    outcome: 'DONE',
  })
  await note(ctx, row, { outcome: 'DONE', errorCode: null, errorParams: null })
}

/** Why a record stays as it is. A fault of ours is told as such and does not stop the others. */
async function refuse(
  ctx: Ctx,
  bulk: ListBulk | undefined,
  { row, error, value }: { row: BulkRow; error: unknown; value: string },
): Promise<void> {
  const known: Pick<AppError, 'code' | 'params' | 'fields'> = knownError(error) ?? {
    code: 'INTERNAL',
    params: {},
    fields: [],
  }
  const action = bulk?.stepOf(value)?.action ?? value
  recordDeed(ctx, { ...deedOf(bulk, row), action, outcome: 'REFUSED', errorCode: known.code, changes: [] })
  const errorParams = { ...known.params, ...(known.fields.length > 0 ? { fields: known.fields } : {}) }
  await note(ctx, row, { outcome: 'REFUSED', errorCode: known.code, errorParams })
}

const note = ({ em }: Ctx, { id }: BulkRow, result: Pick<BulkRow, 'outcome' | 'errorCode' | 'errorParams'>) =>
  em.nativeUpdate(BulkRow, { id, outcome: 'WAITING' }, result)
