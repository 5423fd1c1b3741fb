import { createHash, createHmac } from 'node:crypto'

let key: Buffer | null = null

/** Once at start. A new secret gives new codes; prints with earlier ones stay good, since they are looked up by their sum. */
export function configureVerification(secret: string): void {
  key = createHmac('sha256', secret).update('verification codes').digest()
}

// Crockford's alphabet: no letter that a reader could take for a digit.
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function crockford(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => signs[parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/**
 * The code on a print (security.md, ahead.md D-17): 128 bits that only this house can make for the document, as 26 signs
 * in groups. `kind` keeps the codes of different documents with one id apart.
 */
export function verificationCode(kind: string, id: string): string {
  if (!key) throw new Error('configureVerification() has not run')
  const sum = createHmac('sha256', key).update(`${kind}.${id}`).digest().subarray(0, 16)
  return (crockford(sum).match(/.{1,5}/g) ?? []).join('-')
}

/** What is stored and looked up: case, blanks, dashes and signs that look alike do not matter to the person who types. */
export function hashOfCode(code: string): string {
  const read = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return createHash('sha256').update(read).digest('hex')
}
