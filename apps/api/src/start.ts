import { t } from '@stationmaster/i18n'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openApp, type App, type AppOptions } from './app.ts'
import type { Config } from './config.ts'
import { systemClock } from './kernel/clock.ts'
import { parseConnection, type Connection } from './kernel/database.ts'
import { startEmbeddedPostgres } from './kernel/embedded-postgres.ts'
import { ensureDatabase, migrate } from './kernel/migrate.ts'
import { migrations } from './migrations/index.ts'
import { partsOf, startAnswering } from './processes.ts'
import { welcome } from './welcome.ts'
import { seed, tellDemoAccounts } from './seed/seed.ts'

const databaseName = 'stationmaster'

export interface OpenDatabase {
  owner: Connection
  stop: () => Promise<void>
}

/** The server named by DATABASE_URL, or the embedded one in the data folder. */
export async function openServerOf(config: Config, { join: mayJoin = false } = {}): Promise<OpenDatabase> {
  if (config.databaseUrl) return { owner: parseConnection(config.databaseUrl), stop: async () => {} }
  const embedded = await startEmbeddedPostgres(config.dataFolder, { join: mayJoin })
  const { host, port, user } = embedded
  return { owner: { host, port, user, database: databaseName }, stop: () => embedded.stop() }
}

/** The secret that signs session cookies: from the settings, or made once and kept beside the database. */
export function sessionSecretOf({ sessionSecret, dataFolder }: Config): string {
  if (sessionSecret) return sessionSecret
  const file = join(dataFolder, 'session-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataFolder, { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}

/** Starts everything, says where it is, and stops it in order when the process is told to end. */
export async function startProgram(config: Config, webFolders: AppOptions['webFolders']): Promise<void> {
  const running: { database?: OpenDatabase; app?: App; answering?: { stop: () => Promise<void> } } = {}
  const parts = partsOf(config.workers)
  const stop = once(async () => {
    await running.answering?.stop()
    await running.app?.close().catch((error: unknown) => console.error(error))
    await running.database?.stop()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().finally(() => process.exit(0)))
  }
  process.on('disconnect', () => void stop().finally(() => process.exit(0)))
  try {
    running.database = await openServerOf(config, { join: !parts.works })
    const { owner } = running.database
    if (parts.works) {
      await ensureDatabase(owner)
      await migrate(owner, migrations)
    }
    const [sessionSecret, shared] = [sessionSecretOf(config), withShareOfPool(config)]
    const app = await openApp({ config: shared, owner, sessionSecret, clock: systemClock, webFolders, parts })
    running.app = app
    await (parts.works ? seed(app.services) : tellDemoAccounts(app.services))
    if (parts.answers) await listen(app, config)
    else running.answering = await startAnswering(config.workers, { log: app.server.log, onCommit: app.kick })
    if (parts.works) await welcome(app.services, config)
  } catch (error) {
    console.error(startWords(error, config))
    await stop()
    process.exit(1)
  }
}

/** Each process that answers has its share of the connections. */
const withShareOfPool = (config: Config): Config => ({
  ...config,
  databasePool: Math.max(2, Math.ceil(config.databasePool / config.workers)),
})

async function listen({ server }: App, { port, host }: Config): Promise<void> {
  await server.listen({ port, host })
}

/** What went wrong at start, in both languages where it is a thing that the person at the console can put right. */
function startWords(error: unknown, { port }: Config): string {
  if (!(error instanceof Error)) return String(error)
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    const params = { port, other: port + 1 }
    return [t('zh-CN', 'errors.PORT_TAKEN', params), t('en', 'errors.PORT_TAKEN', params)].join('\n')
  }
  return error.name === 'EmbeddedPostgresError' ? error.message : (error.stack ?? error.message)
}

/** Two signals, one shutdown. */
function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => (running ??= run())
}
