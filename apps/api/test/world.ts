import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openApp } from '../src/app.ts'
import type { Config } from '../src/config.ts'
import { secretOf } from '../src/kernel/auth/sign-in-library.ts'
import { systemClock, type Clock } from '../src/kernel/clock.ts'
import { openPool, withClient, type Connection } from '../src/kernel/database.ts'
import { newId } from '../src/kernel/ids.ts'
import { isStationRole, testConfig, type StationName } from './template.ts'

const sessionSecret = 's'.repeat(40)

export interface Answer {
  data: Record<string, never> | null
  errors?: {
    message: string
    path?: (string | number)[]
    extensions: {
      code: string
      params?: Record<string, unknown>
      fields?: { path: string; code: string; message: string }[]
      requestId: string
    }
  }[]
}

interface Ask {
  headers?: Record<string, string>
}

/** An answer whose fields the test names itself. */
export type Fields = Record<string, unknown>

/** Speaks GraphQL over HTTP as one person. */
export interface Client {
  userId: string | null
  ask: (query: string, variables?: Record<string, unknown>, options?: Ask) => Promise<Answer>
  /** As `ask`, for answers without errors: their data, or the test fails with what went wrong. */
  data: <T extends object = Record<string, never>>(
    query: string,
    variables?: Record<string, unknown>,
    options?: Ask,
  ) => Promise<T>
  /** The code of the first error, or null. */
  code: (query: string, variables?: Record<string, unknown>, options?: Ask) => Promise<string | null>
  http: (request: {
    method: 'GET' | 'POST'
    url: string
    headers?: Record<string, string>
    payload?: string | object | Buffer
  }) => Promise<{ statusCode: number; headers: Record<string, unknown>; body: string; rawPayload: Buffer }>
}

interface WorldOptions {
  clock?: Clock
  /** Settings that differ from those of test/template.ts. */
  config?: Partial<Config>
}

/** A database of its own, filled as test/template.ts says, and the whole program on it. */
export async function openWorld({ clock = systemClock, config = {} }: WorldOptions = {}) {
  const template = inject('template')
  const owner: Connection = { ...template, database: `world_${randomUUID().slice(0, 8)}` }
  await withClient({ ...template, database: 'postgres' }, (client) =>
    client.query(`create database ${owner.database} template ${template.database}`),
  )
  const folder = mkdtempSync(join(tmpdir(), 'stationmaster-world-'))
  const app = await openApp({
    config: { ...testConfig(folder), ...config },
    owner,
    sessionSecret,
    clock,
    webFolders: null,
  })

  const asOwner = openPool(owner, 10)
  const sql = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> => {
    const client = await asOwner.connect()
    let isClean = false
    try {
      const { rows } = await client.query<R>(text, values)
      isClean = !/^begin\b/i.test(text)
      app.services.auth.forgetActors() // as after everything that the program writes itself
      return rows
    } finally {
      client.release(!isClean) // nothing of a transaction of one's own reaches the next statement
    }
  }

  /** Opens a session without the password, as sign-in would after it. */
  async function session(userId: string, appName: 'admin' | 'portal'): Promise<string> {
    const token = newId().replaceAll('-', '')
    await sql(
      `insert into auth.session (id, user_id, app, token, last_seen_at, expires_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5::timestamptz, $5::timestamptz + interval '12 hours', $5, $5)`,
      [newId(), userId, appName, token, clock.now()],
    )
    const signature = createHmac('sha256', secretOf(sessionSecret, appName)).update(token).digest('base64')
    return `sm_${appName}=${encodeURIComponent(`${token}.${signature}`)}`
  }

  function client(userId: string | null, headers: Record<string, string>, address = '127.0.0.1'): Client {
    const http: Client['http'] = async (request) =>
      app.server.inject({ ...request, remoteAddress: address, headers: { ...headers, ...request.headers } })
    const ask: Client['ask'] = async (query, variables = {}, options = {}) => {
      const { body } = await http({
        method: 'POST',
        url: '/graphql',
        payload: { query, variables },
        headers: { 'accept-language': 'en', ...options.headers },
      })
      return JSON.parse(body) as Answer
    }
    return {
      userId,
      http,
      ask,
      data: async <T extends object>(...args: Parameters<Client['ask']>) => {
        const answer = await ask(...args)
        if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors ?? answer))
        return answer.data as T
      },
      code: async (...args) => (await ask(...args)).errors?.[0]?.extensions.code ?? null,
    }
  }

  let people = 0
  async function signedIn(email: string, appName: 'admin' | 'portal'): Promise<Client> {
    const [user] = await sql<{ id: string }>('select id from app_user where email = $1', [email.toLowerCase()])
    if (!user) throw new Error(`No user ${email}`)
    people += 1 // everybody sits in a network of his own: limits per network are not shared by accident
    const headers = { cookie: await session(user.id, appName), 'x-stationmaster-app': appName }
    return client(user.id, headers, `10.100.${people % 250}.1`)
  }

  return {
    app,
    owner,
    folder,
    sql,
    /** The session cookie that a browser of this person would send. */
    cookieOf: session,
    /** The account of a role: headquarters', or at station A. */
    as: (role: string) => signedIn(`${role}@test`, isStationRole(role) ? 'portal' : 'admin'),
    asOwnerOf: (station: StationName) =>
      signedIn(station === 'A' ? 'station_owner@test' : `owner-${station}@test`, 'portal'),
    asPublic: (address = '127.0.0.1') => client(null, {}, address),
    /** A visitor with the token of a draft or a link. */
    withToken: (token: string, address = '127.0.0.1') => client(null, { 'x-stationmaster-link': token }, address),
    signedIn,
    stationId: async (station: StationName) =>
      (await sql<{ id: string }>('select id from station where code = $1', [`W-${station}`]))[0]?.id ?? '',
    close: async () => {
      await app.close()
      await asOwner.end()
      await withClient({ ...template, database: 'postgres' }, (client) =>
        client.query(`drop database ${owner.database} with (force)`),
      )
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>
