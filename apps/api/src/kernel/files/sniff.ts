import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import { decodeText } from '../spreadsheet/decode-text.ts'
import { guardZip } from '../spreadsheet/zip-guard.ts'
import { isMediaType, type MediaType, storeErrors } from './file-types.ts'

/** Throws unless the bytes of the file are what its name promised. The content decides, never the browser's word. */
export async function confirmType(path: string, promised: MediaType): Promise<void> {
  if (promised === 'text/csv') return confirmText(await readFile(path))
  const found = await typeOf(path, promised)
  if (found === promised) return
  throw found !== undefined && isMediaType(found) ? storeErrors.NAME_NOT_OF_TYPE() : storeErrors.TYPE_NOT_ALLOWED()
}

async function typeOf(path: string, promised: MediaType): Promise<string | undefined> {
  if (!promised.includes('spreadsheet')) return (await fileTypeFromFile(path))?.mime
  const bytes = await readFile(path)
  // Before anything looks into the archive: its parts must not unpack to more than the limit.
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') await guardZip(bytes)
  return (await fileTypeFromBuffer(bytes))?.mime
}

// Text has no magic number: it must decode, hold nothing that only programs hold, and not be markup.
function confirmText(bytes: Buffer): void {
  const text = decoded(bytes)
  // eslint-disable-next-line no-control-regex
  const isText = text !== null && !/[\u0000-\u0008\u000B\u000E-\u001F\u007F]/.test(text)
  if (!isText || /^\s*</.test(text)) throw storeErrors.TYPE_NOT_ALLOWED()
}

function decoded(bytes: Buffer): string | null {
  try {
    return decodeText(bytes)
  } catch {
    return null
  }
}
