import exceljs from 'exceljs'
import fc from 'fast-check'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { matchableHeader } from './header.ts'
import { readTable } from './read-table.ts'
import { limits } from './table.ts'
import { withGuard, withoutGuard, writeTable } from './write-table.ts'

const utf8 = (text: string) => Buffer.from(text)
const bom = (text: string) => Buffer.from(`\uFEFF${text}`)
/** '编号,名称\nA1,恒通\n' in GB18030. */
const gb18030 = Buffer.from('b1e0bac52cc3fbb3c60a41312cbae3cda80a', 'hex')

const sheetOf = async (fill: (sheet: exceljs.Worksheet) => void) => {
  const workbook = new exceljs.Workbook()
  fill(workbook.addWorksheet('网点'))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

describe('delimited text', () => {
  const expected = { headers: ['编号', '名称'], rows: [{ row: 2, cells: ['A1', '恒通'] }] }
  it.each([
    ['UTF-8', utf8('编号,名称\nA1,恒通\n')],
    ['UTF-8 with BOM', bom('编号,名称\r\nA1,恒通\r\n')],
    ['GB18030', gb18030],
    ['UTF-16 with BOM', Buffer.from('\uFEFF编号\t名称\nA1\t恒通\n', 'utf16le')],
    ['UTF-16 without BOM', Buffer.from('编号,名称\nA1,恒通\n,,,,,,,,\n', 'utf16le')],
    ['semicolons', utf8('编号;名称\nA1;恒通')],
    ['tabs', utf8('编号\t名称\nA1\t恒通')],
    ['empty columns and rows at the end', utf8('编号,名称,,\nA1,恒通,,\n,,,\n\n')],
  ])('reads %s', async (_, bytes) => {
    expect(await readTable(bytes)).toEqual(expected)
  })
  it('counts records, not lines, and keeps the numbers when blank records are left out', async () => {
    const { rows } = await readTable(utf8('编号,备注\nA1,"老站，""口碑""好,\n需回访"\n\nA2,\n'))
    expect(rows).toEqual([
      { row: 2, cells: ['A1', '老站，"口碑"好,\n需回访'] },
      { row: 4, cells: ['A2', ''] },
    ])
  })
  it('finds the header below a title', async () => {
    const { headers, rows } = await readTable(utf8('服务网点一览,,\n编 号,＊名称,其他\nA1,恒通,x'), ['编号', '名称'])
    expect(headers).toEqual(['编 号', '＊名称', '其他'])
    expect(rows[0]?.row).toBe(3)
  })
  it.each([
    ['neither UTF-8 nor GB18030', Buffer.from([0x61, 0xff, 0x0a, 0x62]), 'FILE_ENCODING_UNKNOWN', {}],
    ['an open quote', utf8('编号,名称\n"A1,恒通\nA2,x'), 'FILE_QUOTE_OPEN', {}],
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY', {}],
    ['only a header', utf8('编号,名称\n,\n'), 'FILE_EMPTY', {}],
    ['too many bytes', Buffer.alloc(limits.fileBytes + 1, 0x61), 'FILE_TOO_LARGE', { maximum: '5 MB' }],
    ['too many rows', utf8(`n\n${'1\n'.repeat(limits.rows + 1)}`), 'FILE_TOO_MANY_ROWS', { maximum: 50_000 }],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_OLD_OR_LOCKED', {}],
    ['a damaged workbook', Buffer.from('504b0304000000', 'hex'), 'FILE_DAMAGED', {}],
  ])('refuses %s', async (_, bytes, code, params) => {
    await expect(readTable(bytes)).rejects.toMatchObject({ code, params })
  })
})

describe('workbooks', () => {
  it('reads every kind of cell as text', async () => {
    const bytes = await sheetOf((sheet) => {
      sheet.addRow(['日期', '数', '富文本', '公式', '链接', '真', '错', '合并', ''])
      const row = sheet.addRow([])
      row.getCell(1).value = new Date(Date.UTC(2019, 2, 16))
      row.getCell(1).numFmt = 'yyyy"年"m"月"d"日"'
      row.getCell(2).value = 19_899_488_719
      row.getCell(3).value = { richText: [{ text: '恒' }, { font: { bold: true }, text: '通' }] }
      row.getCell(4).value = { formula: 'A1&"x"', result: '结果', date1904: false }
      row.getCell(5).value = { text: '点我', hyperlink: 'http://example.invalid' }
      row.getCell(6).value = true
      row.getCell(7).value = { error: '#N/A' }
      row.getCell(8).value = '=1+1'
      sheet.mergeCells(2, 8, 2, 9)
      sheet.getCell(5, 2).value = 43_540
    })
    const { headers, rows } = await readTable(bytes)
    expect(headers).toHaveLength(8)
    expect(rows).toEqual([
      { row: 2, cells: ['2019-03-16', '19899488719', '恒通', '结果', '点我', 'true', '#N/A', '=1+1'] },
      { row: 5, cells: ['', '43540', '', '', '', '', '', ''] },
    ])
  })
  it('refuses a zip that unpacks to too much, whatever its headers say', async () => {
    const packed = deflateRawSync(Buffer.alloc(limits.unzippedBytes + 1))
    const local = Buffer.alloc(31)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(1, 26)
    const entry = Buffer.alloc(47)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(10, 24)
    entry.writeUInt16LE(1, 28)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(local.length + packed.length, 16)
    await expect(readTable(Buffer.concat([local, packed, entry, end]))).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    })
  })
})

describe('headers', () => {
  it.each([
    ['\uFEFF 网点 编号 ', '网点编号'],
    ['＊单价（元）', '单价'],
    ['Station Code:', 'stationcode'],
    ['contract_ends-on', 'contractendson'],
  ])('%s is %s', (written, compared) => expect(matchableHeader(written)).toBe(compared))
})

describe('writing', () => {
  const rows = [
    ['编号', '备注'],
    ['A1', '=HYPERLINK("http://example.invalid","点我")'],
    ['+86', '多\n行,"引号"'],
  ]
  it.each(['csv', 'xlsx'] as const)('%s is read back as it was, without the guard', async (format) => {
    const { headers, rows: read } = await readTable(await writeTable(rows, format))
    expect([headers, ...read.map(({ cells }) => cells.map(withoutGuard))]).toEqual(rows)
  })
  it('marks csv as UTF-8 and guards formulas', async () => {
    const text = (await writeTable(rows, 'csv')).toString()
    expect(text.startsWith('\uFEFF编号')).toBe(true)
    expect(text).toContain(`'=HYPERLINK`)
    expect(text).toContain(`'+86`)
  })
  it('takes away only its own guard', () => {
    fc.assert(fc.property(fc.string(), (cell) => cell.startsWith("'") || withoutGuard(withGuard(cell)) === cell))
  })
})
