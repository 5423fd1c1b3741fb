import type exceljs from 'exceljs'
import { fileErrors, limits } from './table.ts'
import { guardZip } from './zip-guard.ts'

/** Parts of a sheet that hold no values; reading them costs time and some of them fail on other writers' files. */
const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'drawing',
  'picture',
  'tableParts',
  'headerFooter',
  'rowBreaks',
  'extLst',
]

/** A typed date is the day that the sheet shows; a time of day is kept, so that a day column can decide about it. */
const dateText = (date: Date) =>
  date
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace(/\.000Z$/, '')

function cellText(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value).replaceAll('_x000D_', '') // a carriage return, as Excel writes it
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  return 'error' in value ? value.error : linkOrFormulaText(value)
}

function linkOrFormulaText(
  value: exceljs.CellHyperlinkValue | exceljs.CellFormulaValue | exceljs.CellSharedFormulaValue,
): string {
  if ('hyperlink' in value) return cellText(value.text)
  if (value.result !== undefined) return cellText(value.result)
  return 'formula' in value ? `=${value.formula}` : ''
}

/** A merged area shows its value once; the other cells of it are empty. */
function textOf(cell: exceljs.Cell | undefined): string {
  if (!cell || (cell.isMerged && cell.master !== cell)) return ''
  return cellText(cell.value)
}

function* recordsOf(sheet: exceljs.Worksheet): Generator<string[]> {
  const columns = Math.min(sheet.columnCount, limits.columns)
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    const found = sheet.findRow(row)
    yield found ? Array.from({ length: columns }, (_, index) => textOf(found.findCell(index + 1))) : []
  }
}

/** The records of the first visible sheet that holds anything. Formulas give their stored result, never a new one. */
export async function readXlsx(bytes: Buffer): Promise<Iterable<string[]>> {
  await guardZip(bytes)
  const { default: library } = await import('exceljs') // slow to load, and seldom needed
  const workbook = new library.Workbook()
  const view = new Uint8Array(bytes).buffer
  await workbook.xlsx.load(view, { ignoreNodes }).catch(() => {
    throw fileErrors.DAMAGED()
  })
  const sheet = workbook.worksheets.find((each) => each.state === 'visible' && each.actualRowCount > 0)
  if (!sheet) throw workbook.worksheets.length > 0 ? fileErrors.EMPTY() : fileErrors.DAMAGED()
  return recordsOf(sheet)
}
