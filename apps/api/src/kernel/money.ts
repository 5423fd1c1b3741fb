import { toHalfWidth } from '@stationmaster/contracts/normalise'

/**
 * Money is a whole number of fen (分) within ±(2^53 - 1), so that it survives JSON.
 * Every function throws a RangeError when an argument or the result is not such a number.
 * Halves are rounded away from zero (四舍五入), so that a correction mirrors what it corrects.
 */
export type Fen = number

const million = 1_000_000n

export function isFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value)
}

function checked(value: bigint): Fen {
  const fen = Number(value)
  if (!isFen(fen)) throw new RangeError(`amount beyond the limit: ${value}`)
  return fen === 0 ? 0 : fen
}

function exact(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return BigInt(value)
}

const amountShape = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/

/**
 * '1,234.5', '￥1234.50', '１２３４元' → fen; null for anything else, also for more than two decimals,
 * wrongly grouped thousands and amounts beyond the limit.
 */
export function parseYuan(text: string): Fen | null {
  const plain = toHalfWidth(text)
    .replace(/[\s\u2212]/g, (sign) => (sign === '\u2212' ? '-' : ''))
    .replace(/^([+-]?)[\u00A5\uFFE5]/, '$1')
    .replace(/元$/, '')
  const match = amountShape.exec(plain)
  if (match === null) return null
  const [, sign, yuan = '', decimals = ''] = match
  const fen = Number(`${sign}${yuan.replaceAll(',', '')}${decimals.padEnd(2, '0')}`)
  return isFen(fen) ? fen + 0 : null
}

/** Fen → '1,234.50'. The currency sign belongs to the words. */
export function formatYuan(fen: Fen): string {
  const digits = String(exact(Math.abs(fen))).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`
}

export function sumOf(amounts: readonly Fen[]): Fen {
  return checked(amounts.reduce((sum, amount) => sum + exact(amount), 0n))
}

/** amount × numerator ÷ denominator, rounded once: quantities (3 ÷ 1) and shares (hours in minutes ÷ 60). */
export function multiply(amount: Fen, numerator: number, denominator = 1): Fen {
  if (denominator <= 0) throw new RangeError('the denominator must be positive')
  return checked(divideHalfUp(exact(amount) * exact(numerator), exact(denominator)))
}

/** A rate is a whole number per million: 13 % is 130,000. */
export function atRate(amount: Fen, perMillion: number): Fen {
  return checked(divideHalfUp(exact(amount) * exact(perMillion), million))
}

function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const absolute = dividend < 0n ? -dividend : dividend
  const quotient = (absolute * 2n + divisor) / (divisor * 2n)
  return dividend < 0n ? -quotient : quotient
}

/**
 * Splits a total by whole, non-negative weights without losing a fen: each share is rounded towards zero,
 * the remaining fen go to the largest remainders, ties to the earlier.
 */
export function allocate(total: Fen, weights: readonly number[]): Fen[] {
  if (weights.some((weight) => weight < 0)) throw new RangeError('weights must not be negative')
  const parts = weights.map(exact)
  const whole = parts.reduce((sum, weight) => sum + weight, 0n)
  if (whole === 0n) throw new RangeError('at least one weight must be positive')
  const sign = total < 0 ? -1n : 1n
  const amount = exact(total) * sign
  const shares = parts.map((weight) => (amount * weight) / whole)
  const left = Number(amount - shares.reduce((sum, share) => sum + share, 0n))
  const byRemainder = parts
    .map((weight, index) => ({ index, remainder: (amount * weight) % whole }))
    .sort((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index)
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return shares.map((share, index) => checked(sign * (share + (extra.has(index) ? 1n : 0n))))
}
