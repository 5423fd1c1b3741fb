import { both, say } from './console-words.ts'
import type { Key, Params } from '@stationmaster/i18n'
import { openApp } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { systemClock } from './kernel/clock.ts'
import type { Connection } from './kernel/database.ts'
import { AppError } from './kernel/errors.ts'
import { dropDatabase, ensureDatabase, migrate } from './kernel/migrate.ts'
import { migrations } from './migrations/index.ts'
import { auditVerify } from './commands/audit-verify.ts'
import { backup, restore } from './commands/backup.ts'
import { resetSecondFactor } from './commands/second-factor-reset.ts'
import { seed } from './seed/seed.ts'
import { openServerOf, sessionSecretOf } from './start.ts'

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
    throw new Error(both('startUp.resetRefused'))
  }
  await dropDatabase(owner)
  await fill(owner, config)
}

interface Command {
  run: (owner: Connection, config: Config, words: string[]) => Promise<unknown>
  /** May be given while the program runs on the same data folder. */
  beside?: true
}

const commands: Record<string, Command> = {
  migrate: { run: (owner) => bringUpToDate(owner) },
  seed: { run: fill },
  reset: { run: reset },
  backup: { run: backup, beside: true },
  restore: { run: restore },
  'audit:verify': { run: auditVerify, beside: true },
  'second-factor:reset': { run: resetSecondFactor, beside: true },
}

/** `npm run db -- <command> …`: for whoever sits at the console. */
async function main([name = '', ...words]: string[]): Promise<void> {
  const command = commands[name]
  if (!command) throw new Error(`npm run db -- ${Object.keys(commands).join(' | ')}`)
  const config = readConfig()
  const database = await openServerOf(config, { join: command.beside ?? false })
  try {
    await command.run(database.owner, config, words)
  } finally {
    await database.stop()
  }
}

const wordsOf = (error: unknown): unknown => {
  if (error instanceof AppError) return both(`errors.${error.code}` as Key, error.params as Params)
  return error instanceof Error ? error.message : error
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(wordsOf(error))
  process.exitCode = 1
})
