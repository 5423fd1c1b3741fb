import type pg from 'pg'
import { withClient, type Connection } from '../database.ts'
import type { FileStore } from '../files/store.ts'
import { digestOf, ensureDatabase, migrate, type SqlMigration } from '../migrate.ts'
import { readArchive, type Line } from './archive.ts'
import type { Migrated } from './dump.ts'
import { backupErrors } from './errors.ts'
import { load, type Loaded } from './load.ts'

interface RestoreOptions {
  file: string
  passphrase?: string | undefined
  owner: Connection
  migrations: readonly SqlMigration[]
  store: FileStore
  /** Throws away what is in the database. */
  force: boolean
}

export interface Restored extends Loaded {
  takenAt: string
  /** The server's secret at that time, from an encrypted archive. */
  secret: string | null
}

/** The migrations that the backup was taken with; they must be ours, unchanged. */
function schemaOf(taken: readonly Migrated[], ours: readonly SqlMigration[]): SqlMigration[] {
  return taken.map(({ name, digest }) => {
    const own = ours.find((one) => one.name === name)
    if (!own || digestOf(own.sql) !== digest) throw backupErrors.NEWER({ name })
    return own
  })
}

async function mustBeFree(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and usename like 'app\\_%' limit 1`,
  )
  if (rows.length > 0) throw backupErrors.IN_USE()
}

const isMade = async (client: pg.ClientBase) =>
  (await client.query<{ made: boolean }>(`select to_regclass('public.schema_migration') is not null as made`)).rows[0]
    ?.made

/** Anybody in it makes it somebody's database; the regions of a first start do not. */
const hasPeople = async (client: pg.ClientBase) =>
  (await client.query('select 1 from app_user limit 1')).rows.length > 0

async function makeRoom(owner: Connection, force: boolean): Promise<void> {
  await withClient(owner, async (client) => {
    if (!(await isMade(client))) return
    await mustBeFree(client)
    if (!force && (await hasPeople(client))) throw backupErrors.NOT_EMPTY({ database: owner.database })
    await client.query('begin')
    await client.query('drop schema if exists boss, auth, public cascade')
    await client.query('create schema public')
    await client.query('commit')
  })
}

/** Checks the whole file before anything is thrown away; costs one more reading. */
async function mustBeWhole(file: string, passphrase: string | undefined): Promise<Line> {
  let head: Line | null = null
  for await (const line of readArchive(file, passphrase)) head ??= line
  if (!head || Array.isArray(head)) throw backupErrors.UNREADABLE()
  return head
}

/** Puts a backup into an empty database (or, with `force`, into any), in its own schema, and brings that up to date. */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { file, passphrase, owner, migrations, store, force } = options
  const head = (await mustBeWhole(file, passphrase)) as Record<string, unknown>
  const schema = schemaOf(head['migrations'] as Migrated[], migrations)
  await ensureDatabase(owner)
  await makeRoom(owner, force)
  await migrate(owner, schema)
  const loaded = await withClient(owner, async (client) => {
    const lines = readArchive(file, passphrase)
    await lines.next() // the head
    return load(client, lines, store)
  })
  await migrate(owner, migrations)
  const { takenAt, secret = null } = head as { takenAt: string; secret?: string | null }
  return { ...loaded, takenAt, secret }
}
