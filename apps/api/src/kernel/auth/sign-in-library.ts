import { createHmac } from 'node:crypto'
import { betterAuth } from 'better-auth'
import type pg from 'pg'
import { addMinutes, type Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import type { App } from './one-time-token.ts'
import { passwordLength } from './password-policy.ts'
import type { Hashing } from './password-hash.ts'

/** How long a session lives: `idle` since the last request, `absolute` since sign-in (security.md C2). */
export const sessionMinutes = {
  admin: { idle: 30, absolute: 12 * 60 },
  portal: { idle: 12 * 60, absolute: 7 * 24 * 60 },
} as const satisfies Record<App, { idle: number; absolute: number }>

/** The visitor's address reaches better-auth in a header that only we set. */
export const addressHeader = 'x-stationmaster-address'

/** better-auth knows people by this key; their real addresses are in app_user and may change. */
export const loginKey = (userId: string) => `${userId}@login.invalid`

/** Cookies of one app are signed with its own secret, so that a portal cookie means nothing to the back office. */
export const secretOf = (secret: string, app: App) =>
  createHmac('sha256', secret).update(`session:${app}`).digest('base64url')

const isSecure = (publicUrl: string) => publicUrl.startsWith('https:')
export const cookieName = (app: App, publicUrl: string) => `${isSecure(publicUrl) ? '__Host-' : ''}sm_${app}`

interface Options {
  pool: pg.Pool
  publicUrl: string
  secret: string
  clock: Clock
  hashing: Hashing
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/**
 * better-auth for one app: checks passwords, makes and ends sessions. Its own HTTP routes are not mounted; ours call it
 * (apps/docs/decisions/0002-sign-in.md). The pool's search_path must be the schema `auth`.
 */
export function signInLibrary(app: App, { pool, publicUrl, secret, clock, hashing }: Options) {
  const name = cookieName(app, publicUrl)
  const { absolute } = sessionMinutes[app]
  return betterAuth({
    database: pool,
    baseURL: publicUrl,
    basePath: `/auth/${app}`,
    secret: secretOf(secret, app),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.minimum,
      maxPasswordLength: passwordLength.maximum * 2, // it counts UTF-16 units; the policy counts characters
      password: hashing,
    },
    user: { fields: { emailVerified: 'email_verified', ...stamps } },
    account: {
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    verification: { fields: { expiresAt: 'expires_at', ...stamps } },
    session: {
      expiresIn: absolute * 60,
      disableSessionRefresh: true, // the idle end is ours: loadActor
      freshAge: 0,
      cookieCache: { enabled: false },
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      additionalFields: {
        app: { type: 'string', required: true, input: false, defaultValue: app },
        lastSeenAt: {
          type: 'date',
          required: true,
          input: false,
          fieldName: 'last_seen_at',
          defaultValue: () => clock.now(),
        },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const now = clock.now()
            const times = { createdAt: now, updatedAt: now, lastSeenAt: now, expiresAt: addMinutes(now, absolute) }
            return { data: { ...session, ...times } }
          },
        },
      },
    },
    advanced: {
      useSecureCookies: false, // it would say __Secure-; the name and the attribute below say __Host-
      cookiePrefix: `sm_${app}`,
      cookies: { session_token: { name, attributes: { secure: isSecure(publicUrl) } } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      disableCSRFCheck: true, // no request reaches its routes; origin.ts guards ours
    },
  })
}
export type SignInLibrary = ReturnType<typeof signInLibrary>
