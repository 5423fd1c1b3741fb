import { t, type Key } from '@stationmaster/i18n'
import { openApp } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { systemClock } from './kernel/clock.ts'
import type { Connection } from './kernel/database.ts'
import { dropDatabase, ensureDatabase, migrate } from './kernel/migrate.ts'
import { migrations } from './migrations/index.ts'
import { seed } from './seed/seed.ts'
import { openServerOf, sessionSecretOf } from './start.ts'

const say = (key: Key, params?: Record<string, string | number>) =>
  console.log(`${t('zh-CN', key, params)}\n${t('en', key, params)}`)

async function bringUpToDate(owner: Connection): Promise<void> {
  await ensureDatabase(owner)
  const applied = await migrate(owner, migrations)
  say('startUp.migrated', { count: applied.length })
}

async function fill(owner: Connection, config: Config): Promise<void> {
  await bringUpToDate(owner)
  const app = await openApp({
    config,
    owner,
    sessionSecret: sessionSecretOf(config),
    clock: systemClock,
    webFolders: null,
  })
  await seed(app.services)
  await app.close()
  say('startUp.seeded')
}

/** Throws everything away: only the embedded demo network, never a database of one's own. */
async function reset(owner: Connection, config: Config): Promise<void> {
  if (config.databaseUrl || !config.demo) {
    throw new Error([t('zh-CN', 'startUp.resetRefused'), t('en', 'startUp.resetRefused')].join('\n'))
  }
  await dropDatabase(owner)
  await fill(owner, config)
}

const commands: Record<string, (owner: Connection, config: Config) => Promise<void>> = {
  migrate: (owner) => bringUpToDate(owner),
  seed: fill,
  reset,
}

/** `npm run db -- migrate | seed | reset`: for the console, while the program is stopped. */
async function main([name = '']: string[]): Promise<void> {
  const command = commands[name]
  if (!command) throw new Error(`npm run db -- ${Object.keys(commands).join(' | ')}`)
  const config = readConfig()
  const database = await openServerOf(config)
  try {
    await command(database.owner, config)
  } finally {
    await database.stop()
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
