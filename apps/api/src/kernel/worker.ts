import { setTimeout as sleep } from 'node:timers/promises'

import { LockMode } from '@mikro-orm/core'
import type { FastifyBaseLogger } from 'fastify'
import { PgBoss } from 'pg-boss'
import { callerOf, systemCaller, type Actor, type Ctx } from './context.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { AppError } from './errors.ts'
import { Job, jobFlow, jobStarted, tellRequester, type JobDefinition, type JobRun } from './jobs.ts'
import { recordChanged } from './live/record-changes.ts'
import { notificationAsked, notificationsAskedTogether } from './notifications.ts'
import type { EventHandler } from './outbox.ts'
import { startSchedules, type Schedule } from './schedules.ts'
import { withScope } from './scope.ts'
import { query } from './sql.ts'
import { startTicker } from './ticker.ts'

const jobQueue = 'job'
const eventQueue = 'event'
const relayMilliseconds = 500
const batch = 50

export interface WorkerOptions {
  database: Database
  clock: Clock
  log: FastifyBaseLogger
  jobs: readonly JobDefinition[]
  handlers: readonly EventHandler[]
  schedules: readonly Schedule[]
  /** The rights that a user has now, or null when he may no longer act. */
  actorOf: (userId: string) => Promise<Actor | null>
}

export interface Worker {
  /** Looks at the outbox at once instead of at the next tick. */
  kick: () => void
  isHealthy: () => boolean
  stop: () => Promise<void>
}

/** Outbox → pg-boss → handlers and jobs. Everything is delivered at least once; handlers are safe to repeat. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database, log } = options
  const boss = new PgBoss({ ...database.connectionAs('app_jobs'), schema: 'boss', createSchema: false, max: 4 })
  let healthy = true
  let stopping = false
  boss.on('error', (error) => {
    if (stopping) return // its last connections may see the database go before they have closed
    healthy = false
    log.error({ err: error }, 'job queue')
  })
  await boss.start()
  // a worker that dies stops its heartbeat, and the job goes to another one within a minute
  const rules = { retryLimit: 3, retryDelay: 1, heartbeatSeconds: 15, expireInSeconds: 6 * 3600 }
  for (const queue of [jobQueue, eventQueue]) {
    if (await boss.getQueue(queue)) await boss.updateQueue(queue, rules)
    else await boss.createQueue(queue, rules)
  }
  const listen = { pollingIntervalSeconds: 0.5, localConcurrency: 2 }
  const listeners: string[] = []
  listeners.push(
    await boss.work<{ jobId: string }>(
      jobQueue,
      listen,
      async ([message]) => message && runJob(options, message.data.jobId),
    ),
  )
  const relay = startTicker({ name: 'outbox relay', milliseconds: relayMilliseconds, log }, async () => {
    // what was sent is fetched at once, not at the next look at the queue
    if ((await relayOutbox(options, boss)) > 0) for (const id of listeners) boss.notifyWorker(id)
    healthy = true
  })
  // events are small and come in hundreds: fetched one by one, the last would wait for minutes
  const listenToMany = { ...listen, batchSize: 25, burstWhenBatchFull: true, perJobResults: true } as const
  listeners.push(
    await boss.work<OutboxMessage>(eventQueue, listenToMany, async (messages) => {
      const results = []
      for (const { id, data } of messages) results.push({ id, status: await handled(options, data) })
      relay.kick() // what a handler tells goes on at once
      return results
    }),
  )
  const schedules = await startSchedules(boss, options.schedules, log)
  return {
    kick: relay.kick,
    isHealthy: () => healthy,
    stop: async () => {
      stopping = true
      await Promise.all([relay.stop(), schedules.stop()])
      // idle listeners end at once, which `boss.stop` would see only half a second later; for busy ones it waits itself
      const idle = Promise.all([jobQueue, eventQueue, ...schedules.queues].map((queue) => boss.offWork(queue)))
      await Promise.race([idle, sleep(400, undefined, { ref: false })])
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}

type OutboxMessage = { id: string; name: string; payload: Record<string, unknown>; actorId: string | null }

const tellsPeople = new Set([notificationAsked.event, notificationsAskedTogether.event])

const messageOf = ({ id, name, payload, actorId }: OutboxMessage) => ({
  id,
  data: { id, name, payload, actorId },
  // what a person waits for goes before what people are told, of which an import can bring a thousand
  priority: tellsPeople.has(name) ? 0 : 1,
})

/**
 * The message has the event's id, so that a relay that dies before its marks are committed sends it once all the same.
 * @returns how many events there were
 */
async function relayOutbox(options: WorkerOptions, boss: PgBoss): Promise<number> {
  return withScope(options.database, systemCaller(options.clock), async ({ em, now }) => {
    const found = await query<OutboxMessage>(
      em,
      `update outbox_event set handled_at = $1 where id in (
         select id from outbox_event where handled_at is null and name <> $2 order by created_at limit $3 for update skip locked)
       returning id, name, payload, actor_id as "actorId"`,
      [now, recordChanged, batch],
    )
    const events = found.toSorted((one, other) => (one.id < other.id ? -1 : 1)) // ids are in the order of time
    const jobs = events.filter(({ name }) => name === jobStarted.event)
    const heard = events.filter(({ name }) => options.handlers.some(({ event }) => event === name))
    // a statement for each queue, however many events; an id that is known there already is left out
    if (jobs.length > 0)
      await boss.insert(
        jobQueue,
        jobs.map(({ id, payload }) => ({ id, data: payload })),
      )
    if (heard.length > 0) await boss.insert(eventQueue, heard.map(messageOf))
    return events.length
  })
}

/** All who hear of it, in one transaction: what failed is delivered again to all of them, the messages beside it are not. */
async function handled(options: WorkerOptions, { name, payload }: OutboxMessage): Promise<'completed' | 'failed'> {
  const { clock, database, handlers, log } = options
  try {
    const hearing = handlers.filter(({ event }) => event === name)
    await withScope(database, systemCaller(clock), async (ctx) => {
      for (const { run } of hearing) await run(ctx, payload)
    })
    return 'completed'
  } catch (error) {
    log.warn({ event: name, err: error }, 'event handler')
    return 'failed'
  }
}

/** Somebody may cancel the job at any moment: who looks at it waits for him, or he for the look. */
const locked = { lockMode: LockMode.PESSIMISTIC_WRITE } as const

async function runJob(options: WorkerOptions, jobId: string): Promise<void> {
  const asSystem = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(options.database, systemCaller(options.clock), run)
  const job = await asSystem(async ({ em, now }) => {
    const found = await em.findOne(Job, jobId, locked)
    if (!found || !['QUEUED', 'RUNNING'].includes(found.state)) return null
    found.state = jobFlow.next(found.state, 'start')
    found.startedAt ??= now
    return found
  })
  if (!job) return
  const { run, definition } = await prepare(options, job, asSystem)
  try {
    if (!definition) throw new AppError('JOB_UNKNOWN_KIND', 'conflict')
    const result = await definition.run(run)
    await end(asSystem, jobId, { state: 'DONE', fileId: result?.fileId ?? null, errorCode: null })
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'JOB_FAILED'
    options.log.error({ jobId, kind: job.kind, err: error }, 'job failed')
    const hasFailed = await end(asSystem, jobId, { state: 'FAILED', fileId: null, errorCode: code })
    if (hasFailed) await definition?.onFailure?.(run, code)
  }
}

type InTransaction = <T>(run: (ctx: Ctx) => Promise<T>) => Promise<T>

async function prepare(options: WorkerOptions, job: Job, asSystem: InTransaction) {
  const run: JobRun = {
    jobId: job.id,
    payload: job.payload,
    // asked anew for each piece of work: a right that is taken away ends what is still to come
    transaction: async (work) => {
      const actor = job.requestedById ? await options.actorOf(job.requestedById) : null
      if (!actor) throw new AppError('FORBIDDEN', 'forbidden')
      return withScope(options.database, callerOf({ ...actor, sessionId: null }, systemCaller(options.clock)), work)
    },
    progress: (done, total) =>
      asSystem(async ({ em }) => {
        const current = await em.findOneOrFail(Job, job.id, locked)
        if (current.state === 'RUNNING') Object.assign(current, { done, total })
        return current.state === 'RUNNING'
      }),
  }
  return { run, definition: options.jobs.find(({ kind }) => kind === job.kind) }
}

interface Ending {
  state: 'DONE' | 'FAILED'
  fileId: string | null
  errorCode: string | null
}

/** @returns false for a job that was cancelled meanwhile */
const end = (asSystem: InTransaction, jobId: string, { state, fileId, errorCode }: Ending) =>
  asSystem(async (ctx) => {
    const { em, now } = ctx
    const job = await em.findOneOrFail(Job, jobId, locked)
    if (job.state !== 'RUNNING') return false // cancelled meanwhile: what the person decided stands
    job.state = jobFlow.next(job.state, state === 'DONE' ? 'finish' : 'fail')
    Object.assign(job, { fileId, errorCode, finishedAt: now, ...(state === 'DONE' && { done: job.total }) })
    tellRequester(ctx, job)
    return true
  })
