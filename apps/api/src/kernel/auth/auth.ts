import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Actor } from '../context.ts'
import type { Mailer } from '../mail.ts'
import { ActorCache } from './actor-cache.ts'
import { loadActor } from './actor.ts'
import { loadApp } from './api-client.ts'
import { makeAttempts, type Attempts } from './attempts.ts'
import { configureLinks } from './links.ts'
import type { App } from './one-time-token.ts'
import { loadSessionActors } from './open-sessions.ts'
import { makeHashing, type Hashing } from './password-hash.ts'
import { cookieIn, readSessionToken } from './session-cookie.ts'
import { cookieName, secretOf, signInLibrary, type SignInLibrary } from './sign-in-library.ts'
import type { RightsOf } from './subject.ts'

export interface AuthOptions {
  /** Connected as app_auth. */
  pool: pg.Pool
  publicUrl: string
  /** At least 32 random characters, the same for all processes; changing it ends every session. */
  secret: string
  clock: Clock
  rightsOf: RightsOf
  mailer: Mailer
  log?: Pick<FastifyBaseLogger, 'error'>
  /** For tests: replaces waiting. */
  slowDown?: (milliseconds: number) => Promise<unknown>
}

export interface Auth extends AuthOptions {
  library: Record<App, SignInLibrary>
  attempts: Attempts
  hashing: Hashing
  /** For work whose time must not show in the answer: whether somebody exists. */
  inBackground: (work: Promise<unknown>) => void
  tokenIn: (app: App, cookies: string | undefined) => string | null
  /** Who speaks with the session cookie of this app, or null. */
  actorOf: (app: App, cookies: string | undefined) => Promise<Actor | null>
  /** Something was written: rights and sessions are asked for anew. */
  forgetActors: () => void
  /** Which app of others speaks with this bearer text, or null. */
  appOf: (bearer: string) => Promise<Actor | null>
  /** Who open sessions speak for now, by session id. */
  actorsOfSessions: (sessionIds: readonly string[]) => Promise<Map<string, Actor>>
}

/** Ours are shorter; nobody shall fill the cache of actors with longer ones. */
const longestCookie = 500

export function openAuth(options: AuthOptions): Auth {
  const { pool, publicUrl, secret, clock, rightsOf, slowDown, log } = options
  configureLinks(options)
  const hashing = makeHashing()
  const actors = new ActorCache()
  const libraryOf = (app: App) => signInLibrary(app, { pool, publicUrl, secret, clock, hashing })
  const cookieOf = (app: App) => ({ name: cookieName(app, publicUrl), secret: secretOf(secret, app) })
  const cookies = { admin: cookieOf('admin'), portal: cookieOf('portal') }
  const tokenIn = (app: App, header: string | undefined) =>
    readSessionToken(cookieIn(header, cookies[app].name), cookies[app].secret)
  return {
    ...options,
    library: { admin: libraryOf('admin'), portal: libraryOf('portal') },
    attempts: makeAttempts(pool, slowDown ? { slowDown } : {}),
    hashing,
    inBackground: (work) => void work.catch((error: unknown) => log?.error({ err: error }, 'after sign-in')),
    tokenIn,
    actorsOfSessions: (sessionIds) => loadSessionActors(pool, rightsOf, { sessionIds, now: clock.now() }),
    actorOf: async (app, header) => {
      const cookie = cookieIn(header, cookies[app].name)
      if (cookie === null || cookie.length > longestCookie) return null
      const now = clock.now()
      // found again by the whole cookie: a signature that has been right is right
      return actors.take(`${app}:${cookie}`, now, async () => {
        const token = readSessionToken(cookie, cookies[app].secret)
        return token === null ? null : loadActor(pool, rightsOf, { token, app, now })
      })
    },
    forgetActors: () => actors.forget(),
    appOf: (bearer) => loadApp(pool, bearer, clock.now()),
  }
}
