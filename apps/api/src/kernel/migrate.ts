import { createHash } from 'node:crypto'
import type pg from 'pg'
import { withClient, ensureRoles, type Connection } from './database.ts'

export interface SqlMigration {
  name: string
  sql: string
  /** Fills what SQL alone cannot work out, in the same transaction. */
  fill?: (client: pg.Client) => Promise<void>
}

/** What is kept of a migration, to tell that it was changed. */
export const digestOf = (sql: string) => createHash('sha256').update(sql).digest('hex')

/**
 * Applies what is missing, each file in its own transaction, one process at a time.
 * A file that was changed after it had been applied stops the start: schema changes are new files.
 * @returns the names of the migrations that were applied now
 */
export async function migrate(owner: Connection, migrations: readonly SqlMigration[]): Promise<string[]> {
  await ensureRoles(owner)
  return withClient(owner, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('stationmaster.migrate'))`)
    await client.query(`create table if not exists schema_migration (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from schema_migration')
    const applied = new Map(rows.map((row) => [row.name, row.digest]))
    const fresh: string[] = []
    for (const { name, sql, fill } of migrations) {
      const known = applied.get(name)
      if (known === digestOf(sql)) continue
      if (known) throw new Error(`Migration ${name} was changed after it had been applied`)
      await client.query('begin')
      await client.query(sql)
      await fill?.(client)
      await client.query('insert into schema_migration (name, digest) values ($1, $2)', [name, digestOf(sql)])
      await client.query('commit')
      fresh.push(name)
    }
    await letOwnerRead(client)
    return fresh
  })
}

/**
 * Row security is forced, also on the owner, who on a server of one's own is no superuser: backups read as member of
 * `app_backup`, which no login of the program has.
 */
async function letOwnerRead(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth') and c.relkind = 'r' and c.relrowsecurity
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'backup')`,
  )
  for (const { name } of rows)
    await client.query(`create policy backup on ${name} for select to app_backup using (true)`)
}

/** Creates the database when the server does not have it yet. */
export async function ensureDatabase(owner: Connection): Promise<void> {
  await withClient({ ...owner, database: 'postgres' }, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [owner.database])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(owner.database)}`)
  })
}

/** Throws the database away with everything in it. */
export async function dropDatabase(owner: Connection): Promise<void> {
  await withClient({ ...owner, database: 'postgres' }, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(owner.database)}`),
  )
}
