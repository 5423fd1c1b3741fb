import { type AppError, defineErrors } from '../errors.ts'
import deniedText from './denied-passwords.txt?raw'

export const passwordErrors = defineErrors('PASSWORD', {
  TOO_SHORT: 'invalid',
  TOO_LONG: 'invalid',
  TOO_COMMON: 'invalid',
  PERSONAL: 'invalid',
  WRONG: 'invalid',
})

/** Lengths in characters; there are no composition rules (security.md C2). */
export const passwordLength = { minimum: 8, maximum: 128 }
const shortestTelling = 4

/** The most common passwords of 8 and more characters (zxcvbn-ts, MIT), Chinese habits and words of this product. */
const denied = new Set(deniedText.split('\n'))

export interface Owner {
  email: string | null
  phone: string | null
}

/** Chinese keyboards make full-width signs without being asked: both spellings are one password. */
export const canonicalPassword = (password: string) => password.normalize('NFKC')

const personalParts = ({ email, phone }: Owner) =>
  [phone, email, email?.split('@')[0]].filter((part) => part != null && part.length >= shortestTelling) as string[]

/** Why the password may not be used, or null. */
export function passwordProblem(password: string, owner: Owner): AppError | null {
  const canonical = canonicalPassword(password).toLowerCase()
  const length = [...canonical].length
  if (length < passwordLength.minimum) return passwordErrors.TOO_SHORT({ minimum: passwordLength.minimum })
  if (length > passwordLength.maximum) return passwordErrors.TOO_LONG({ maximum: passwordLength.maximum })
  if (denied.has(canonical)) return passwordErrors.TOO_COMMON()
  if (personalParts(owner).some((part) => canonical.includes(part.toLowerCase()))) return passwordErrors.PERSONAL()
  return null
}
