import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keys for one purpose each, made from the server's secret: none of them tells another. */
const keyFor = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

const ivBytes = 12
const tagBytes = 16

/** Encrypts a short text for the database (AES-256-GCM). `owner` is bound to it: moved to another row it does not open. */
export function sealText(secret: string, purpose: string, { owner, text }: { owner: string; text: string }): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv).setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/** The text again, or null when it was sealed with another secret, for another owner, or changed. */
export function unsealText(secret: string, purpose: string, { owner, sealed }: { owner: string; sealed: string }) {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length <= ivBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, ivBytes))
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** A hash that nobody can try out without the server's secret. */
export const keyedHash = (secret: string, purpose: string, text: string) =>
  createHmac('sha256', keyFor(secret, purpose)).update(text).digest('hex')
