import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'

/** RFC 6238 as every authenticator app has it: six digits, half a minute, SHA-1. */
const stepMilliseconds = 30_000
/** A clock may be one step off to either side. */
const drift = [-1, 0, 1]
const issuer = 'Stationmaster'

/** 22 characters of six bits each: the app gets their bytes as Base32. */
export const newFactorSecret = () => randomBytes(17).toString('base64url').slice(0, 22)

/** What an authenticator app takes: as a picture of the address, or typed. */
export const enrolmentOf = (secret: string, account: string) => ({
  key: base32.encode(secret, { padding: false }),
  address: createOTP(secret).url(issuer, account),
})

const equal = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The time step that shows this code now, or null. Steps up to `after` were used before and do not count. */
export async function stepOf(secret: string, code: string, { now, after }: { now: Date; after: number }) {
  const present = Math.floor(now.getTime() / stepMilliseconds)
  for (const step of drift.map((offset) => present + offset)) {
    if (equal(await createOTP(secret).hotp(step), code) && step > after) return step
  }
  return null
}

/** Without 0, 1, I, L, O, which people mistake for each other. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const recoveryLength = 10
const recoveryCount = 10

/** Ten codes of 50 bits for the day when the phone is lost. */
export const newRecoveryCodes = () =>
  Array.from({ length: recoveryCount }, () => {
    const code = Array.from({ length: recoveryLength }, () => letters[randomInt(letters.length)]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })

/** As it is compared: without spaces and dashes, half-width, upper case. */
export const plainCode = (typed: string) =>
  typed
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()

export const looksLikeTimeCode = (plain: string) => /^\d{6}$/.test(plain)
