import { fileErrors } from './table.ts'

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte)

/** Excel's "Unicode text" without a mark: every second byte of plain Latin text is zero. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 64)
  const zeros = (parity: number) => sample.filter((byte, index) => index % 2 === parity && byte === 0).length
  const [even, odd] = [zeros(0), zeros(1)]
  if (even === odd) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function encodings(bytes: Uint8Array): string[] {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return ['utf-8']
  if (startsWith(bytes, 0xff, 0xfe)) return ['utf-16le']
  if (startsWith(bytes, 0xfe, 0xff)) return ['utf-16be']
  if (bytes.includes(0)) return [utf16WithoutMark(bytes) ?? 'utf-8']
  return ['utf-8', 'gb18030']
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Text of unknown encoding by strict decoding: UTF-8 first (Chinese in GB18030 is almost never valid UTF-8), then
 * GB18030. Bytes that fit neither are refused rather than guessed; a mark at the start is removed.
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of encodings(bytes)) {
    const text = decode(bytes, encoding)
    if (text !== null && !text.includes('\0')) return text
  }
  throw fileErrors.ENCODING_UNKNOWN()
}
