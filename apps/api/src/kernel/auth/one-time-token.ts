import { createHash, randomBytes } from 'node:crypto'
import { addMinutes } from '../clock.ts'
import { defineErrors } from '../errors.ts'

export const linkErrors = defineErrors('LINK', { INVALID: 'invalid', EXPIRED: 'invalid' })

export const purposes = ['invitation', 'reset', 'setup'] as const
export type Purpose = (typeof purposes)[number]
export const isPurpose = (text: string): text is Purpose => (purposes as readonly string[]).includes(text)

export type App = 'admin' | 'portal'

const lifetimeMinutes: Record<Purpose, number> = { invitation: 7 * 24 * 60, reset: 60, setup: 24 * 60 }
export const expiryOf = (purpose: Purpose, now: Date) => addMinutes(now, lifetimeMinutes[purpose])

/** What is stored of a token; without the token itself it opens nothing. */
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** A fresh secret of 256 bits for a link, with the hash to store. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOfToken(token) }
}

/** False for anything that newToken cannot have made, the empty text above all. */
export const looksLikeToken = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{43}$/.test(text)

const home: Record<App, string> = { admin: 'admin/', portal: '' }

/** The page that sets a password. Its address comes from the configuration, never from a request's Host header. */
export const linkTo = (publicUrl: string, app: App, { purpose, token }: { purpose: Purpose; token: string }) =>
  new URL(`${home[app]}${purpose}/${token}`, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href
