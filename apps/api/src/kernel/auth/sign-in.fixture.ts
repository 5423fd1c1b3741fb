import Fastify from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addMinutes, systemClock } from '../clock.ts'
import { openPool, type Connection } from '../database.ts'
import { startEmbeddedPostgres } from '../embedded-postgres.ts'
import type { Mail } from '../mail.ts'
import { ensureDatabase, migrate } from '../migrate.ts'
import { newId } from '../ids.ts'
import { migrations } from '../../migrations/index.ts'
import { openAuth } from './auth.ts'
import { issueToken, storePassword } from './credentials.ts'
import type { App, Purpose } from './one-time-token.ts'
import { authRoutes } from './routes.ts'

export const password = 'Wuhu-ginkgo-73'

interface Person {
  email?: string | null
  phone?: string | null
  audience?: 'HEADQUARTERS' | 'STATION'
  state?: 'INVITED' | 'ACTIVE' | 'DEACTIVATED'
  roles?: string[]
}

/** The sign-in routes on a database of their own, with a clock that tests move and mails that they read. */
export async function openSignIn() {
  const folder = mkdtempSync(join(tmpdir(), 'stationmaster-sign-in-'))
  const server = await startEmbeddedPostgres(folder, { durable: false })
  const owner: Connection = { host: server.host, port: server.port, user: server.user, database: 'sign_in' }
  await ensureDatabase(owner)
  await migrate(owner, migrations)
  const ownerPool = openPool(owner, 2)
  const pool = openPool({ ...owner, user: 'app_auth' }, 4)
  const mails: Mail[] = []
  let aheadMinutes = 0
  const clock = { now: () => addMinutes(systemClock.now(), aheadMinutes) }
  let locked: string | null = null
  const delays: number[] = []
  const auth = openAuth({
    pool,
    publicUrl: 'http://stationmaster.test/',
    secret: 'a secret of the tests, long enough for anybody',
    clock,
    rightsOf: ({ roles, station_id }) =>
      station_id !== null && station_id === locked
        ? null
        : {
            roles,
            permissions: new Set(roles.map((role) => `${role}_WORK`)),
            scope: station_id ? { as: 'station', stationId: station_id } : { as: 'hq' },
          },
    mailer: { delivers: true, send: async (mail) => void mails.push(mail) },
    slowDown: async (milliseconds) => void delays.push(milliseconds),
  })
  const http = Fastify({ trustProxy: true })
  await authRoutes(http, auth)

  const place = newId()
  await ownerPool.query(
    `insert into region (id, code, name, level, path, search_text, created_at, updated_at) values ($1, 'X', 'X', 'AREA', 'X', 'x', now(), now())`,
    [place],
  )
  async function station(): Promise<string> {
    const id = newId()
    await ownerPool.query(
      `insert into station (id, code, name, kind, level, state, state_since, product_lines, province_id, city_id, district_id, address, search_text, created_at, updated_at)
       values ($1::uuid, $1::uuid::text, '一站', 'APPLIANCE', 'LEVEL_1', 'ACTIVE', now(), '{}', $2::uuid, $2::uuid, $2::uuid, '', '', now(), now())`,
      [id, place],
    )
    return id
  }

  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await http.inject({
      method: 'POST',
      url: `/auth/${path}`,
      payload: body,
      headers: { 'x-forwarded-for': '192.0.2.7', ...headers },
    })
    const cookies = [response.headers['set-cookie'] ?? []].flat()
    return {
      status: response.statusCode,
      body: response.json() as Record<string, never>,
      cookies,
      cookie: cookies.map((one) => one.split(';')[0]).join('; '),
    }
  }
  /** Tests write past the program, which then must hear of it as of its own writing. */
  const query = async (text: string, values: unknown[] = []) => {
    const result = await ownerPool.query(text, values)
    auth.forgetActors()
    return result
  }
  return {
    auth,
    pool,
    ownerPool: { query },
    mails,
    delays,
    post,
    raw: async (path: string, payload: string) =>
      http.inject({ method: 'POST', url: `/auth/${path}`, payload, headers: { 'content-type': 'application/json' } }),
    get: async (path: string) => http.inject({ url: `/auth/${path}`, headers: { 'x-forwarded-for': '192.0.2.7' } }),
    station,
    lockStation: (id: string | null) => {
      locked = id
      auth.forgetActors()
    },
    advance: (minutes: number) => (aheadMinutes += minutes),
    /** Forgets what was counted, so that tests do not meet each other's tries. */
    forgetAttempts: () => ownerPool.query('truncate auth.attempt'),
    signIn: (app: App, identifier: string, secret = password, headers = {}) =>
      post(`${app}/sign-in`, { identifier, password: secret }, headers),
    actor: (app: App, cookie: string) => auth.actorOf(app, cookie),
    link: (userId: string, purpose: Purpose) => issueToken(pool, userId, purpose, clock.now()),
    async person({
      email = null,
      phone = null,
      audience = 'HEADQUARTERS',
      state = 'ACTIVE',
      roles = ['HQ_READER'],
    }: Person) {
      const id = newId()
      const stationId = audience === 'STATION' ? await station() : null
      await ownerPool.query(
        `insert into app_user (id, name, email, phone, audience, state, roles, station_id, created_at, updated_at)
         values ($1, '林晓', $2, $3, $4, $5, $6, $7, now(), now())`,
        [id, email, phone, audience, state, roles, stationId],
      )
      if (state !== 'INVITED')
        await storePassword(pool, { userId: id, passwordHash: await auth.hashing.hash(password), now: clock.now() })
      return { id, stationId }
    },
    async close() {
      await http.close()
      await pool.end()
      await ownerPool.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
