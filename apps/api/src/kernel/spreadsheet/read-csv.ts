import papaparse from 'papaparse'
import { decodeText } from './decode-text.ts'
import { fileErrors } from './table.ts'

const delimiters = [',', '\t', ';', '|']

/** The delimiter that splits the first line (the header, whose cells hold none of them) into most parts. */
function delimiterOf(text: string): string {
  const line = /^\s*(.*)/.exec(text)?.[1] ?? ''
  const parts = delimiters.map((delimiter) => line.split(delimiter).length)
  return delimiters[parts.indexOf(Math.max(...parts))] ?? ','
}

/** The records of a delimited text file; quoted cells may hold delimiters, quotes and line breaks. */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes)
  const { data, errors } = papaparse.parse<string[]>(text, { delimiter: delimiterOf(text), header: false })
  if (errors.some((error) => error.type === 'Quotes')) throw fileErrors.QUOTE_OPEN()
  return data
}
