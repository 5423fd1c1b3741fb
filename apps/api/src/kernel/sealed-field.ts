import { sealText, unsealText } from './auth/sealed-secret.ts'

let secret: string | null = null
/** Called once at start; what is sealed opens only on a server with the same secret. */
export const configureSealing = (value: string): void => void (secret = value)

function serverSecret(): string {
  if (!secret) throw new Error('configureSealing() has not run')
  return secret
}

/** A column that the program must read again, and nobody else: encrypted for this purpose and this row. */
export const sealField = (purpose: string, owner: string, text: string): string =>
  sealText(serverSecret(), purpose, { owner, text })

/** Null when it was sealed with another secret, as after a restore on another server. */
export const openField = (purpose: string, owner: string, sealed: string): string | null =>
  unsealText(serverSecret(), purpose, { owner, sealed })
