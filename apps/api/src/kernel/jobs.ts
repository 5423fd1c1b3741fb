import { defineEntity, p } from '@mikro-orm/core'
import type { Ctx } from './context.ts'
import { document } from './document.ts'
import { defineErrors } from './errors.ts'
import { defineFlow } from './flow.ts'
import { defineNotification, notify, type ShownNotification } from './notifications.ts'
import { defineEvent } from './outbox.ts'
import { definePermissions } from './permissions.ts'

export const mayJob = definePermissions('JOB', 'system', { READ: 'basic', CANCEL_OWN: 'basic', CANCEL: 'write' })

export const jobFlow = defineFlow()({
  name: 'Job',
  states: ['QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED'],
  initial: 'QUEUED',
  steps: {
    start: { from: ['QUEUED', 'RUNNING'], to: 'RUNNING', allow: '' },
    finish: { from: ['RUNNING'], to: 'DONE', allow: '' },
    fail: { from: ['QUEUED', 'RUNNING'], to: 'FAILED', allow: '' },
    cancel: { from: ['QUEUED', 'RUNNING'], to: 'CANCELLED', allow: mayJob.CANCEL, destructive: true },
  },
})

/** Whoever asked for a job may stop it; others need the permission for all. */
export const mayCancel = (
  requestedById: string | null,
  actor: { userId: string; permissions: ReadonlySet<string> } | null,
): boolean => {
  const isOwn = actor?.userId === requestedById && actor?.permissions.has(mayJob.CANCEL_OWN)
  return Boolean(isOwn || actor?.permissions.has(mayJob.CANCEL))
}

export const jobErrors = defineErrors('JOB', { FAILED: 'conflict', UNKNOWN_KIND: 'conflict' })

const path = ({ app, subject }: ShownNotification) => (app === 'admin' ? `/jobs/${subject?.id}` : '/inbox')
defineNotification({ key: 'JOB_DONE', group: 'JOBS', path })
defineNotification({ key: 'JOB_FAILED', group: 'JOBS', path })
defineNotification({ key: 'JOB_FILE_READY', group: 'JOBS', path: ({ params }) => `/files/${params['fileId']}` })

const JobSchema = defineEntity({
  name: 'Job',
  properties: {
    ...document,
    kind: p.text(),
    /** What it works on, in words: the file name of an import. */
    subject: p.text(),
    payload: p.json<Record<string, unknown>>(),
    state: p.enum(jobFlow.states).default(jobFlow.initial),
    done: p.integer().default(0),
    total: p.integer().default(0),
    errorCode: p.text().nullable(),
    fileId: p.uuid().nullable(),
    requestedById: p.uuid().nullable(),
    requestedByName: p.text(),
    stationId: p.uuid().nullable(),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    /** A generated column. */
    searchText: p.text().persist(false),
  },
})
/** Long work that people can watch, cancel and read the result of. */
export class Job extends JobSchema.class {}
JobSchema.setClass(Job)

/** What a running job works with. Its rows are those of the person who asked for it, with the rights he has now. */
export interface JobRun {
  jobId: string
  payload: Record<string, unknown>
  /** One transaction under the requester's scope; a job that is killed starts again, so each must be safe to repeat. */
  transaction: <T>(run: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Tells how far it is; false when the job has been cancelled and must stop. */
  progress: (done: number, total: number) => Promise<boolean>
}

export interface JobDefinition {
  kind: string
  run: (job: JobRun) => Promise<{ fileId?: string } | void>
  /** When it ends without success: the module puts its own record right. */
  onFailure?: (job: JobRun, code: string) => Promise<void>
}

export const jobStarted = defineEvent<{ jobId: string }>('jobs.started')

interface NewJob {
  kind: string
  subject: string
  payload: Record<string, unknown>
  total?: number
}

/** Whoever asked for something that took its time hears that it is done, where its file is, or that it failed. */
export function tellRequester(ctx: Ctx, { id, kind, subject, state, total, fileId, requestedById }: Job): void {
  if (!requestedById || total === 0) return
  notify(ctx, {
    key: state === 'FAILED' ? 'JOB_FAILED' : fileId ? 'JOB_FILE_READY' : 'JOB_DONE',
    to: { userIds: [requestedById] },
    subject: { type: 'Job', id },
    params: { kind: `enums.JobKind.${kind}`, subject, ...(fileId ? { fileId } : {}) },
    once: id,
  })
}

/** Queues a job in the caller's transaction: it starts after the commit, or never. */
export function startJob(ctx: Ctx, { kind, subject, payload, total = 0 }: NewJob): Job {
  const { actor, em } = ctx
  const job = em.create(Job, {
    kind,
    subject,
    payload,
    total,
    requestedById: actor?.userId ?? null,
    requestedByName: actor?.name ?? '',
    stationId: actor?.scope.as === 'station' ? actor.scope.stationId : null,
  })
  ctx.emit(jobStarted({ jobId: job.id }))
  return job
}
