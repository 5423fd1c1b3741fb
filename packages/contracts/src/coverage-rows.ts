import { countyDemandRow, mostDemandRows, type CountyDemandRow } from './coverage.ts'

export interface RowProblem {
  /** Line of the text, from 1. */
  line: number
  key: 'importShape' | 'importTwice'
  code: string
}

/** A head line, as a sheet has one, is no row. */
const isHead = (cells: readonly string[]) => !/\d/.test(cells.join(''))
/** 1,234 in quotes is a number of a sheet; ８ is a number of a Chinese keyboard. */
const plain = (cell: string) =>
  cell
    .normalize('NFKC')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll(',', '')
    .trim()
const split = (line: string) => line.match(/("[^"]*"|[^,;\t，]+)/g) ?? []

/** Reads lines of code, customers and units, separated by commas, semicolons or tabs. */
export function readDemand(text: string): { rows: CountyDemandRow[]; problems: RowProblem[] } {
  const rows = new Map<string, CountyDemandRow>()
  const problems: RowProblem[] = []
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const cells = split(line).map(plain)
    if (cells.every((cell) => cell === '') || (index === 0 && isHead(cells))) continue
    const [code = '', customers, installedUnits] = cells
    const row = countyDemandRow.safeParse({
      code,
      customers: Number(customers),
      installedUnits: Number(installedUnits),
    })
    if (!row.success || cells.length !== 3) problems.push({ line: index + 1, key: 'importShape', code })
    else if (rows.has(code)) problems.push({ line: index + 1, key: 'importTwice', code })
    else rows.set(code, row.data)
  }
  return { rows: [...rows.values()].slice(0, mostDemandRows), problems }
}
