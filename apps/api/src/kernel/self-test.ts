import type { Database } from './database.ts'
import { withClient } from './database.ts'

/**
 * Refuses to serve when the database would not protect the rows: a login that is superuser, bypasses row security or owns
 * tables, or a table without forced row security (security.md C1, item 7).
 */
export async function selfTest(database: Database): Promise<void> {
  await withClient(database.connectionAs('app_web'), async (client) => {
    const roles = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'app\\_%' and (rolsuper or rolbypassrls)`,
    )
    if (roles.rows.length > 0)
      throw new Error(`These roles bypass row security: ${roles.rows.map((row) => row.rolname).join(', ')}`)
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'schema_migration'
          and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    if (tables.rows.length > 0)
      throw new Error(`These tables have no row security: ${tables.rows.map((row) => row.name).join(', ')}`)
    const { rows } = await client.query<{ owned: number }>(
      `select count(*)::int as owned from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('app_web', 'app_edge', 'app_auth')`,
    )
    if (rows[0]?.owned) throw new Error('The logins of the program own tables; only the owner of the database may')
  })
}
