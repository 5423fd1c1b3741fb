import { matchableHeader } from './header.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { fileErrors, limits, tooLarge, toTable, type Table } from './table.ts'

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))
/** The container of .xls and of workbooks locked with a password. */
const isCompound = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))

/**
 * Reads .xlsx or delimited text (UTF-8, UTF-16, GB18030), told apart by content and not by name.
 * `headerNames` helps to find the header below a title. Throws a FILE_… error that says what to do.
 */
export async function readTable(bytes: Buffer, headerNames: readonly string[] = []): Promise<Table> {
  if (bytes.length > limits.fileBytes) throw tooLarge(limits.fileBytes)
  if (bytes.length === 0) throw fileErrors.EMPTY()
  if (isCompound(bytes)) throw fileErrors.OLD_OR_LOCKED()
  const names = new Set(headerNames.map(matchableHeader))
  const records = isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes)
  return toTable(records, (header) => names.has(matchableHeader(header)))
}
