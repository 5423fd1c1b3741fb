/** Full-width ASCII (０-９, Ａ-Ｚ, （）, ＋ …) and the ideographic space become their half-width forms. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

/** Invisible signs go, runs of white space become one space, the ends are trimmed. Width is kept. */
export function squeeze(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

// GB 32100-2015: no I, O, S, V, Z; the check character is (31 - weighted sum) mod 31, the weights are 3^i mod 31.
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditShape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/** Half-width, upper case, without spaces and dashes. Says nothing about validity: see `creditCodeProblem`. */
export function normaliseCreditCode(text: string): string {
  return squeeze(toHalfWidth(text))
    .replace(/[\s\-\u2010-\u2015\u2212]/g, '')
    .toUpperCase()
}

/** What is wrong with a normalised unified social credit code (统一社会信用代码), or null. */
export function creditCodeProblem(code: string): 'FORMAT' | 'CHECKSUM' | null {
  if (!creditShape.test(code)) return 'FORMAT'
  return creditCheckCharacter(code.slice(0, 17)) === code[17] ? null : 'CHECKSUM'
}

/** True for a normalised 18-character code whose check character fits. */
export function isCreditCode(code: string): boolean {
  return creditCodeProblem(code) === null
}

/** The 18th character for the first 17 (which must be of the code's alphabet). */
export function creditCheckCharacter(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += creditAlphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return creditAlphabet[(31 - (sum % 31)) % 31] ?? ''
}

export type PhoneKind = 'MOBILE' | 'ANY'

const extensionMark = /(?:转|分机|ext\.?|x|#)[\s:-]*(\d{1,6})$/i
// A trailing group counts as extension only after a complete number, so 010-1234-5678 keeps all its digits.
const dashExtension = /^(\(?0\d{2,3}\)?[\s-]*\d{7,8}|[48]00[\s-]*\d{3}[\s-]*\d{4})-(\d{1,6})$/

/**
 * A Chinese number in its one stored form, or null: mobile '13812345678', landline '021-12345678',
 * with extension '021-12345678-801', service number '400-820-8820'.
 * Accepts +86, 0086, spaces, dots, dashes, parentheses and full-width signs.
 */
export function normalisePhone(text: string, kind: PhoneKind = 'ANY'): string | null {
  const written = squeeze(toHalfWidth(text)).replace(/[\u2010-\u2015\u2212]/g, '-')
  const { national, hasCountry } = withoutCountry(written)
  const { main, extension } = splitExtension(national)
  if (!/^[\d\s().-]+$/.test(main)) return null
  const digits = main.replace(/\D/g, '')
  const mobile = asMobile(digits)
  if (mobile !== null) return extension === '' ? mobile : null
  if (kind === 'MOBILE') return null
  const fixed = asServiceNumber(digits) ?? asLandline(digits, hasCountry)
  if (fixed === null) return null
  return extension === '' ? fixed : `${fixed}-${extension}`
}

function withoutCountry(written: string): { national: string; hasCountry: boolean } {
  const match = /^\(?(?:\+|00)\s*86\)?[\s-]*(.*)$/.exec(written) ?? /^86[\s-]*(1[3-9](?:[\s-]*\d){9})$/.exec(written)
  return match?.[1] === undefined ? { national: written, hasCountry: false } : { national: match[1], hasCountry: true }
}

function splitExtension(national: string): { main: string; extension: string } {
  const match = dashExtension.exec(national)
  if (match?.[1] !== undefined && match[2] !== undefined) return { main: match[1], extension: match[2] }
  const marked = extensionMark.exec(national)
  if (marked?.[1] === undefined) return { main: national, extension: '' }
  return { main: national.slice(0, marked.index), extension: marked[1] }
}

function asMobile(digits: string): string | null {
  return /^0?(1[3-9]\d{9})$/.exec(digits)?.[1] ?? null
}

function asServiceNumber(digits: string): string | null {
  return /^[48]00\d{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}` : null
}

// Area codes: 010 and 02x have three digits and always eight-digit numbers, 03xx-09xx have four.
function asLandline(digits: string, hasCountry: boolean): string | null {
  const national = hasCountry && !digits.startsWith('0') ? `0${digits}` : digits
  const match = /^(010|02\d)(\d{8})$/.exec(national) ?? /^(0[3-9]\d{2})(\d{7,8})$/.exec(national)
  return match === null ? null : `${match[1]}-${match[2]}`
}
