/** SHA-256 of ASCII text of at most 55 characters, in hex. crypto.subtle is missing on plain http, and waits for each call. */
const rotate = (value: number, by: number) => (value >>> by) | (value << (32 - by))
const fraction = (root: number) => ((root - Math.floor(root)) * 0x1_0000_0000) | 0

function constants(): { start: number[]; round: number[] } {
  const primes: number[] = []
  for (let number = 2; primes.length < 64; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number)
  return {
    start: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    round: primes.map((prime) => fraction(Math.cbrt(prime))),
  }
}
const { start, round } = constants()
const words = new Int32Array(64)

function fill(text: string): void {
  words.fill(0)
  for (let index = 0; index <= text.length; index += 1) {
    const byte = index === text.length ? 0x80 : text.charCodeAt(index)
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index % 4) * 8))
  }
  words[15] = text.length * 8
  for (let index = 16; index < 64; index += 1) {
    const [a, b] = [words[index - 15] ?? 0, words[index - 2] ?? 0]
    const small = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)
    const large = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10)
    words[index] = ((words[index - 16] ?? 0) + small + (words[index - 7] ?? 0) + large) | 0
  }
}

export function sha256(text: string): string {
  if (text.length > 55) throw new RangeError('one block only')
  fill(text)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = start
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g)
    const first =
      (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (round[index] ?? 0) + (words[index] ?? 0)) | 0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  return [a, b, c, d, e, f, g, h]
    .map((value, index) => (((value + (start[index] ?? 0)) | 0) >>> 0).toString(16).padStart(8, '0'))
    .join('')
}
