import { createHmac } from 'node:crypto'
import type { EntityClass, EntitySchema } from '@mikro-orm/core'
import { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import type { Scope } from './context.ts'
import { errors } from './errors.ts'
import { Lanes } from './read/lanes.ts'
import { measureStatements } from './telemetry/statement-time.ts'
import { joinStarts } from './transaction-start.ts'

export interface Connection {
  host: string
  port: number
  user: string
  password?: string
  database: string
  /** `verified` checks the server's certificate, as sslmode=verify-full asks. */
  ssl?: 'encrypted' | 'verified'
}

export type Entities = (EntityClass | EntitySchema)[]

/** The logins of the program. None is a superuser, owns a table or inherits a right that it did not ask for. */
const logins = {
  app_web: ['app_hq', 'app_region', 'app_station', 'app_job'],
  app_edge: ['app_public', 'app_external', 'app_integration'],
  app_auth: [],
  app_jobs: [],
} as const
export type Login = keyof typeof logins
/** Scopes of outsiders: their login is no member of a role of headquarters or of a station. */
const outside = new Set<Scope['as']>(['public', 'external', 'integration'])

export interface Database {
  /** The ORM whose login is a member of this scope's role: outsiders never share one with headquarters. */
  ormFor: (scope: Scope) => MikroORM
  /** The reading connections of this scope's role. */
  lanesFor: (scope: Scope) => Lanes
  /** Both ORMs, for what concerns every connection. */
  orms: readonly [MikroORM, MikroORM]
  /** Called after each commit that may have written. */
  onCommit: Set<() => void>
  /** Called after each commit that has told others something through the outbox. */
  onEvents: Set<() => void>
  /** The same database under another login, for the libraries that bring their own queries. */
  connectionAs: (login: Login) => Connection
  /** The open pools by login, for the metrics. */
  pools: ReadonlyMap<Login, pg.Pool>
  close: () => Promise<void>
}

const sslOf = (mode: string | null): Pick<Connection, 'ssl'> => {
  if (mode === 'verify-full' || mode === 'verify-ca') return { ssl: 'verified' }
  return mode === 'require' ? { ssl: 'encrypted' } : {}
}

/** `postgres://user:password@host:5432/name?sslmode=require` as parts. */
export function parseConnection(url: string): Connection {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    host: searchParams.get('host') ?? hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    ...sslOf(searchParams.get('sslmode')),
  }
}

/** The logins' passwords follow from the owner's, so that several processes agree without storing another secret. */
const passwordOf = (owner: Connection, login: Login) =>
  owner.password ? createHmac('sha256', owner.password).update(`stationmaster:${login}`).digest('base64url') : undefined

/** The same database under another login. */
export const connectionAs =
  (owner: Connection) =>
  (login: Login): Connection => ({
    ...owner,
    user: login,
    password: passwordOf(owner, login),
  })

const tlsOf = ({ ssl }: Connection) => (ssl ? { ssl: { rejectUnauthorized: ssl === 'verified' } } : {})

/** What a client of `pg` needs to reach the server; the database is named apart. */
export const clientOptions = (connection: Connection) => ({
  host: connection.host,
  port: connection.port,
  user: connection.user,
  ...(connection.password ? { password: connection.password } : {}),
  ...tlsOf(connection),
})

/** A short-lived connection with the rights of `connection.user`. */
export async function withClient<T>(connection: Connection, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...clientOptions(connection), database: connection.database })
  client.on('error', () => {})
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

export function openPool(connection: Connection, max: number): pg.Pool {
  const pool = new pg.Pool({ ...clientOptions(connection), database: connection.database, max })
  pool.on('error', () => {}) // a dropped idle client is replaced; without a listener it would end the process
  return pool
}

/** Creates the roles that policies name and the logins that the program uses; safe to run again and side by side. */
export async function ensureRoles(owner: Connection): Promise<void> {
  const groups = [...new Set([...Object.values(logins).flat(), 'app_backup'])]
  await withClient(owner, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('stationmaster.roles'))`)
    const { rows } = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'app\\_%'`,
    )
    const existing = new Set(rows.map((row) => row.rolname))
    for (const group of groups) if (!existing.has(group)) await client.query(`create role ${group} nologin`)
    const { rows: reads } = await client.query<{ may: boolean }>(
      `select pg_has_role(current_user, 'app_backup', 'usage') as may`,
    )
    if (!reads[0]?.may) await client.query(`grant app_backup to current_user`)
    for (const login of Object.keys(logins) as Login[]) {
      if (!existing.has(login)) await client.query(`create role ${login} login noinherit`)
      const password = passwordOf(owner, login)
      if (password) await client.query(`alter role ${login} password ${client.escapeLiteral(password)}`)
      await client.query(`alter role ${login} set idle_in_transaction_session_timeout = '30s'`)
      await client.query(`alter role ${login} set lock_timeout = '5s'`)
      if (login !== 'app_jobs') await client.query(`alter role ${login} set statement_timeout = '15s'`)
      for (const group of logins[login]) await client.query(`grant ${group} to ${login}`)
    }
  })
}

interface OrmOptions {
  poolSize: number
  onPool?: (pool: pg.Pool) => void
}

export const makeOrm = (entities: Entities, connection: Connection, { poolSize, onPool }: OrmOptions) =>
  new MikroORM({
    entities,
    ...clientOptions(connection),
    dbName: connection.database,
    driverOptions: {
      ...tlsOf(connection),
      pipeline: true,
      onPoolCreated: (pool: pg.Pool) => {
        measureStatements(pool)
        joinStarts(pool)
        onPool?.(pool)
      },
    },
    pool: { min: 0, max: poolSize },
    allowGlobalContext: false,
    ignoreUndefinedInQuery: true,
    forceUtcTimezone: true,
    findOneOrFailHandler: () => errors.NOT_FOUND(),
  })

/** Lanes per role: outsiders' come from the login that is no member of headquarters' role. */
function openLanes(as: (login: Login) => Connection, most: number): Record<Scope['as'], Lanes> {
  const laneOf = (login: Login) => (role: string) => {
    const connection = as(login)
    return new Lanes({ config: { ...clientOptions(connection), database: connection.database }, role, most })
  }
  const [web, edge] = [laneOf('app_web'), laneOf('app_edge')]
  return {
    hq: web('app_hq'),
    region: web('app_region'),
    station: web('app_station'),
    job: web('app_job'),
    public: edge('app_public'),
    external: edge('app_external'),
    integration: edge('app_integration'),
  }
}

/** Opens the pools of the running program. The schema must be up to date (see migrate.ts). */
export function openDatabase(entities: Entities, owner: Connection, poolSize: number): Database {
  const as = connectionAs(owner)
  const pools = new Map<Login, pg.Pool>()
  const orm = (login: Login, size: number) =>
    makeOrm(entities, as(login), { poolSize: size, onPool: (pool) => void pools.set(login, pool) })
  const web = orm('app_web', poolSize)
  const edge = orm('app_edge', Math.max(2, Math.ceil(poolSize / 3)))
  const lanes = openLanes(as, Math.max(2, Math.ceil(poolSize / 3)))
  return {
    lanesFor: ({ as: name }) => lanes[name],
    ormFor: (scope) => (outside.has(scope.as) ? edge : web),
    orms: [web, edge],
    onCommit: new Set(),
    onEvents: new Set(),
    connectionAs: as,
    pools,
    close: async () => {
      await Promise.all([web.close(true), edge.close(true), ...Object.values(lanes).map((each) => each.close())])
    },
  }
}
