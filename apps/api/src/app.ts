import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import type pg from 'pg'
import { headsFileOf, type Config } from './config.ts'
import { AuditEvent, ChangeCollector } from './kernel/audit.ts'
import { openSealer } from './kernel/audit-seal/sealer.ts'
import { openAuth } from './kernel/auth/auth.ts'
import { loadUserActors } from './kernel/auth/actor.ts'
import { CalendarVersion } from './kernel/calendar-versions.ts'
import type { Clock } from './kernel/clock.ts'
import { openDatabase, openPool, type Connection, type Database } from './kernel/database.ts'
import { Deadline } from './kernel/deadlines.ts'
import { configureFiles } from './kernel/files/file-store.ts'
import { openFileStore } from './kernel/files/store.ts'
import { graphqlSchema } from './kernel/graphql-schema.ts'
import { makeServer, openServer } from './kernel/http/server.ts'
import { Job } from './kernel/jobs.ts'
import { openLive } from './kernel/live/open-hub.ts'
import { LiveChanges } from './kernel/live/record-changes.ts'
import { openMail } from './kernel/mail.ts'
import { configureOutgoing, openOutgoing } from './kernel/outgoing/outgoing.ts'
import { configurePublicLimits } from './kernel/public-limits.ts'
import { configurePuzzles } from './kernel/puzzle.ts'
import { PolicyVersion } from './kernel/policies.ts'
import { prepareReading } from './kernel/read/shape.ts'
import { configureSealing } from './kernel/sealed-field.ts'
import type { Services } from './kernel/services.ts'
import { selfTest } from './kernel/self-test.ts'
import { configureVerification } from './kernel/verification-code.ts'
import { startWorker, type Worker } from './kernel/worker.ts'
import { readHouseNumbers } from './kernel/telemetry/house-numbers.ts'
import { makeMetrics } from './kernel/telemetry/metrics.ts'
import { observer } from './kernel/telemetry/observer.ts'
import { openTracing } from './kernel/telemetry/tracing.ts'
import { tellOfCommit, type Parts } from './processes.ts'
import { modules } from './modules.ts'
import { enforcedRightsOf, rightsOf } from './modules/identity/index.ts'

export const entities = [
  AuditEvent,
  Job,
  Deadline,
  CalendarVersion,
  PolicyVersion,
  ...modules.flatMap((module) => module.entities ?? []),
]

export interface AppOptions {
  config: Config
  /** Owner of the database; the program itself works as the logins of kernel/database.ts. */
  owner: Connection
  sessionSecret: string
  clock: Clock
  /** Folders of the built apps, or null when only the API is wanted. */
  webFolders: { admin: string; portal: string } | null
  /** Which half of the program it is; both unless said otherwise. */
  parts?: Parts
}

export interface App {
  server: FastifyInstance
  services: Services
  /** Looks at the outbox at once. */
  kick: () => void
  close: () => Promise<void>
}

/** The database as the program sees it: pools, entities, and the reading declarations made ready. */
export function connect(owner: Connection, poolSize: number): Database {
  const database = openDatabase(entities, owner, poolSize)
  for (const { em } of database.orms)
    for (const subscriber of [new ChangeCollector(), new LiveChanges()])
      em.getEventManager().registerSubscriber(subscriber)
  const { orms } = database
  prepareReading((entity) => orms[0].getMetadata().get(entity))
  return database
}

const numbersOf = ({ totalCount, idleCount, waitingCount }: pg.Pool) => ({
  total: totalCount,
  idle: idleCount,
  waiting: waitingCount,
})

/** Everything the program is made of, on a migrated database. It does not listen yet. */
export async function openApp(options: AppOptions): Promise<App> {
  const { config, owner, sessionSecret, clock, webFolders, parts = { answers: true, works: true } } = options
  const server = makeServer(config)
  const database = connect(owner, config.databasePool)
  await selfTest(database)
  const authPool = openPool(database.connectionAs('app_auth'), 5)
  const mailer = openMail({ ...config.mail, outboxFolder: join(config.dataFolder, 'mails') })
  const { publicUrl, demo } = config
  const rights = demo ? rightsOf : enforcedRightsOf
  const actorsOfUsers = (userIds: readonly string[]) => loadUserActors(authPool, rights, userIds)
  const services: Services = {
    database,
    clock,
    log: server.log,
    auth: openAuth({
      pool: authPool,
      publicUrl,
      secret: sessionSecret,
      clock,
      rightsOf: rights,
      mailer,
      log: server.log,
    }),
    files: openFileStore({ folder: join(config.dataFolder, 'files'), ...(config.s3 ? { s3: config.s3 } : {}) }),
    mailer,
    outgoing: openOutgoing({
      ...config.webhooks,
      folder: config.webhooks.sends ? null : join(config.dataFolder, 'webhooks'),
    }),
    publicUrl,
    demo,
    actorOfUser: async (userId) => (await actorsOfUsers([userId])).get(userId) ?? null,
    actorsOfUsers,
  }
  database.onCommit.add(services.auth.forgetActors)
  configureFiles(services.files)
  configureOutgoing(services.outgoing)
  configureSealing(sessionSecret)
  configurePublicLimits(authPool)
  configurePuzzles(sessionSecret)
  configureVerification(sessionSecret)
  if (parts.works) await services.files.clearIncoming(clock.now())
  const state: { worker: Worker | null; stopping: boolean } = { worker: null, stopping: false }
  const kick = () => state.worker?.kick()
  const tracing = await openTracing(config.traceEndpoint, server.log)
  const metrics = makeMetrics({
    house: () => readHouseNumbers(database, clock),
    pools: () =>
      [...database.pools, ['app_auth', authPool] as const].map(([name, pool]) => ({ name, ...numbersOf(pool) })),
  })
  const live = openLive(services)
  server.addHook('preClose', () => live.close())
  await openServer(server, {
    schema: await graphqlSchema(modules),
    modules,
    services,
    hub: live.hub,
    options: {
      introspection: config.introspection,
      isDevelopment: config.isDevelopment,
      requestsPerMinute: config.requestsPerMinute,
      webFolders,
      metrics,
      observe: observer({ log: server.log, metrics, tracing, slowMilliseconds: config.slowMilliseconds }),
      afterCommit: parts.works ? kick : tellOfCommit,
      readiness: {
        database: async () => (await authPool.query('select 1')).rowCount === 1,
        queue: () => !parts.works || (state.worker?.isHealthy() ?? false),
        stopping: () => state.stopping,
      },
    },
  })
  const sealer = openSealer({ database, clock, headsFile: headsFileOf(config) })
  if (parts.works)
    state.worker = await startWorker({
      database,
      clock,
      log: server.log,
      jobs: modules.flatMap((module) => module.jobs?.(services) ?? []),
      handlers: modules.flatMap(({ handlers = [] }) => (Array.isArray(handlers) ? handlers : handlers(services))),
      schedules: [sealer.schedule, ...modules.flatMap((module) => module.schedules?.(services) ?? [])],
      actorOf: services.actorOfUser,
    })
  return {
    server,
    services,
    kick,
    close: async () => {
      state.stopping = true
      await server.close()
      await state.worker?.stop()
      await sealer.close()
      await tracing.close()
      await database.close()
      await authPool.end()
    },
  }
}
