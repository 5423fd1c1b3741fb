import { stringify } from 'csv-stringify/sync'

export type TableFormat = 'csv' | 'xlsx'

const formulaStart = /^[=+\-@\t\r＝＋－＠]/

/** A cell that a spreadsheet would calculate gets an apostrophe (ASVS 1.2.10); `withoutGuard` takes it away again. */
export const withGuard = (cell: string): string => (formulaStart.test(cell) ? `'${cell}` : cell)
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1) : cell

/** A file that opens in any spreadsheet: csv is UTF-8 with BOM and guarded cells; xlsx has typed text cells only. */
export async function writeTable(rows: readonly (readonly string[])[], format: TableFormat): Promise<Buffer> {
  if (format === 'csv')
    return Buffer.from(
      stringify(
        rows.map((cells) => cells.map(withGuard)),
        { bom: true },
      ),
    )
  const { default: exceljs } = await import('exceljs') // slow to load, and seldom needed
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('Sheet1')
  for (const cells of rows) sheet.addRow([...cells])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
