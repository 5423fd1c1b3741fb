import { promisify } from 'node:util'
import { constants, inflateRaw } from 'node:zlib'
import { fileErrors, limits, tooLarge } from './table.ts'

const inflate = promisify(inflateRaw)

const endMark = 0x06054b50
const entryMark = 0x02014b50
const endBytes = 22
const entryBytes = 46
const localBytes = 30

interface Entry {
  deflated: boolean
  packed: number
  localAt: number
}

function entriesOf(zip: Buffer): Entry[] {
  const end = lastEndOf(zip)
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== entryMark) throw fileErrors.DAMAGED()
    const entry = {
      deflated: zip.readUInt16LE(at + 10) === 8,
      packed: zip.readUInt32LE(at + 20),
      localAt: zip.readUInt32LE(at + 42),
    }
    at += entryBytes + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    return entry
  })
}

function lastEndOf(zip: Buffer): number {
  for (let at = zip.length - endBytes; at >= 0; at -= 1) if (zip.readUInt32LE(at) === endMark) return at
  throw fileErrors.DAMAGED()
}

async function sizeOf(zip: Buffer, entry: Entry, allowed: number): Promise<number> {
  if (!entry.deflated) return entry.packed
  const from = entry.localAt + localBytes + zip.readUInt16LE(entry.localAt + 26) + zip.readUInt16LE(entry.localAt + 28)
  const packed = zip.subarray(from, from + entry.packed)
  const options = { maxOutputLength: Math.max(1, allowed), finishFlush: constants.Z_SYNC_FLUSH }
  return (await inflate(packed, options)).length
}

/**
 * Refuses a zip whose parts unpack to more than the limit. Sizes are measured, in a thread of the pool: those in the
 * headers may lie. Parts that lie over each other would be unpacked again and again, so they are refused unread.
 */
export async function guardZip(zip: Buffer): Promise<void> {
  let allowed: number = limits.unzippedBytes
  try {
    const entries = entriesOf(zip)
    if (entries.reduce((sum, { packed }) => sum + packed, 0) > zip.length) throw fileErrors.DAMAGED()
    for (const entry of entries) allowed -= await sizeOf(zip, entry, allowed)
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') allowed = -1
    else throw fileErrors.DAMAGED()
  }
  if (allowed < 0) throw tooLarge(limits.unzippedBytes)
}
