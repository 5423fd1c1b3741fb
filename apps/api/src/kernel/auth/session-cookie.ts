import { createHmac, timingSafeEqual } from 'node:crypto'

/** The cookie as it was sent, signature and all. */
export const cookieIn = (header: string | undefined, name: string): string | null => {
  const pair = header?.split(';').find((part) => part.trimStart().startsWith(`${name}=`))
  return pair === undefined ? null : pair.trim().slice(name.length + 1)
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** The session token in a cookie when our signature is right, else null. Reads what better-auth writes: `token.signature`. */
export function readSessionToken(cookie: string | null, secret: string): string | null {
  const value = decoded(cookie ?? '')
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}
