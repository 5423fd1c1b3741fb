import type { EntityMetadata } from '@mikro-orm/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const callers = ['app_hq', 'app_region', 'app_station', 'app_public', 'app_external', 'app_integration', 'app_job']
/** Catalogues that every caller may read; everything else must say per role whose rows it gives. */
const catalogues = new Set([
  'region',
  'number_range',
  'county_demand', // sums by county: what a station reaches does not end at the border of a province
  'file_blob', // sums and sizes, so that equal bytes are stored once; the bytes are reached through stored_file
])

interface Policy {
  table: string
  roles: string[]
  using: string | null
}

const policies = () =>
  world.sql<Policy>(
    `select tablename as table, roles::text[] as roles, qual as using from pg_policies where schemaname = 'public'`,
  )

test('every table has forced row security', async () => {
  const open = await world.sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schema_migration' and not (c.relrowsecurity and c.relforcerowsecurity)`,
  )
  expect(open).toEqual([])
})

test('every table that a role may read has a policy for that role', async () => {
  const grants = await world.sql<{ table: string; role: string }>(
    `select distinct table_name as table, grantee as role from information_schema.role_table_grants
      where table_schema = 'public' and grantee like 'app\\_%' and grantee = any($1)`,
    [callers],
  )
  const found = await policies()
  const missing = grants.filter(
    ({ table, role }) => !found.some((policy) => policy.table === table && policy.roles.includes(role)),
  )
  expect(missing).toEqual([])
})

test('a policy that gives all rows names only headquarters and jobs, but for catalogues', async () => {
  const wide = (await policies()).filter(
    ({ table, using, roles }) =>
      using === 'true' &&
      !catalogues.has(table) &&
      roles.some((role) => !['app_hq', 'app_job', 'app_auth', 'app_backup'].includes(role)),
  )
  expect(wide).toEqual([])
})

test('no policy joins scopes with OR: it would be 8 to 10 times slower and one mistake from open', async () => {
  const mixed = (await policies()).filter(({ using }) =>
    /app_station_id\(\).* OR .*app_province_ids\(\)|app_province_ids\(\).* OR .*app_station_id\(\)/is.test(using ?? ''),
  )
  expect(mixed).toEqual([])
})

test('nobody but the owner owns tables, and the logins inherit nothing', async () => {
  const owned = await world.sql(
    `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'auth') and r.rolname like 'app\\_%'`,
  )
  expect(owned).toEqual([])
  const inheriting = await world.sql(
    `select rolname from pg_roles where rolname in ('app_web', 'app_edge', 'app_auth', 'app_jobs') and (rolinherit or rolsuper or rolbypassrls)`,
  )
  expect(inheriting).toEqual([])
})

test('entities and tables agree: each persisted property has its column with the same nullability', async () => {
  const columns = await world.sql<{ table: string; column: string; nullable: boolean }>(
    `select table_name as table, column_name as column, is_nullable = 'YES' as nullable from information_schema.columns where table_schema in ('public', 'auth')`,
  )
  const known = new Map(columns.map((row) => [`${row.table}.${row.column}`, row.nullable]))
  const entities: EntityMetadata[] = [...world.app.services.database.orms[0].getMetadata().getAll().values()]
  const persisted = entities.flatMap(({ tableName, props }) =>
    props
      .filter(({ kind, persist }) => kind !== '1:m' && persist !== false)
      .flatMap(({ fieldNames, nullable }) =>
        fieldNames.map((column) => ({ name: `${tableName}.${column}`, nullable: nullable ?? false })),
      ),
  )
  expect(persisted.length).toBeGreaterThan(100)
  const drift = persisted.flatMap(({ name, nullable }) => {
    if (!known.has(name)) return [`${name} is missing`]
    return known.get(name) === nullable ? [] : [`${name} differs in null`]
  })
  expect(drift).toEqual([])
})
