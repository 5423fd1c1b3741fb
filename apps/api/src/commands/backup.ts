import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { both, say } from '../console-words.ts'
import { writeArchive } from '../kernel/backup/archive.ts'
import { dump } from '../kernel/backup/dump.ts'
import { restore as restoreArchive } from '../kernel/backup/restore.ts'
import { formatMoment, systemClock } from '../kernel/clock.ts'
import { withClient, type Connection } from '../kernel/database.ts'
import { openFileStore } from '../kernel/files/store.ts'
import { migrations } from '../migrations/index.ts'
import { sessionSecretOf } from '../start.ts'
import { auditVerify } from './audit-verify.ts'

const storeOf = ({ dataFolder, s3 }: Config) =>
  openFileStore({ folder: join(dataFolder, 'files'), ...(s3 ? { s3 } : {}) })

const defaultName = () => `stationmaster-${formatMoment(systemClock.now()).slice(0, 19).replaceAll(':', '')}.backup`

/** `backup [file]`: everything in one file, also while the program runs. Encrypted with BACKUP_PASSPHRASE, if set. */
export async function backup(owner: Connection, config: Config, [typed]: string[]): Promise<void> {
  const file = resolve(typed ?? defaultName())
  if (existsSync(file)) throw new Error(both('startUp.backupExists', { file }))
  const passphrase = config.backupPassphrase
  const counts = { tables: 0, rows: 0, files: 0, missing: 0 }
  const secret = passphrase ? sessionSecretOf(config) : undefined
  const size = await withClient(owner, (client) =>
    writeArchive(file, dump(client, { store: storeOf(config), now: systemClock.now(), secret, counts }), passphrase),
  )
  const { tables, rows, files, missing } = counts
  say('startUp.backupDone', { file, tables, rows, files, kibibytes: Math.ceil(size / 1024) })
  if (missing > 0) say('startUp.backupMissing', { missing })
  if (!passphrase) say('startUp.backupOpen')
}

/** The secret of the backup, unless this server has one already: with another, no second factor can be read. */
function keepSecret(config: Config, secret: string | null): void {
  const file = join(config.dataFolder, 'session-secret')
  if (secret && !config.sessionSecret && !existsSync(file)) writeFileSync(file, secret, { mode: 0o600 })
  else if (secret !== sessionSecretOf(config)) say('startUp.restoreSecret')
}

/** `restore <file> [--force]`: into an empty database; then the audit trail is verified. */
export async function restore(owner: Connection, config: Config, args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { force: { type: 'boolean' } } })
  const [file] = positionals
  if (!file) throw new Error(both('startUp.restoreUsage'))
  const passphrase = config.backupPassphrase
  const target = { owner, migrations, store: storeOf(config), force: values.force ?? false }
  const { rows, files, takenAt, secret } = await restoreArchive({ file: resolve(file), passphrase, ...target })
  say('startUp.restoreDone', { takenAt, rows, files })
  keepSecret(config, secret)
  await auditVerify(owner, config, [])
}
