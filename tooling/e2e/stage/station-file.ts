import exceljs from 'exceljs'

/** A file as a browser hands it over. */
export interface GivenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** The columns of the file, in its language. */
export const HEADER = (
  '网点编号,网点名称,统一社会信用代码,类型,级别,省,市,区县,详细地址,负责人,联系电话,服务电话,' +
  '主营产品,签约日期,合同到期,状态,备注'
).split(',')

type Cells = Partial<Record<string, string>>

/**
 * Row `n` of an export: a good one, but for the cells given. In the south and behind the codes of the demo network, so
 * that other walks, which take the east and the first rows, keep theirs.
 */
const row = (n: number, cells: Cells = {}): string[] => {
  const good: Cells = {
    网点编号: `ZY${String(n).padStart(3, '0')}`,
    网点名称: `佛山禅城演练家电服务部${n}号`,
    类型: '家电',
    级别: '二级',
    省: '广东省',
    市: '佛山市',
    区县: '禅城区',
    详细地址: `祖庙路 ${n} 号`,
    负责人: '钱丽华',
    联系电话: `1385730${String(n % 10_000).padStart(4, '0')}`,
    主营产品: '空调、冰箱',
    签约日期: '2024-01-05',
    合同到期: '2029-01-04',
    状态: '正常',
  }
  return HEADER.map((name) => cells[name] ?? good[name] ?? '')
}

/** Each is accepted and tidied. */
const messy: Cells[] = [
  { 联系电话: '１３８５７３０９００１' },
  { 联系电话: '+86 138-5730-9002' },
  { 签约日期: '2024/1/5', 合同到期: '2029年1月4日' },
  { 网点编号: ' zy104 ' },
  { 主营产品: '冰箱, 空调' },
  { 负责人: '　钱丽华　' },
]
/** Each refuses its row, for one reason. */
const wrong: Cells[] = [
  { 网点编号: 'ZY001' },
  { 网点名称: '' },
  { 类型: '飞机' },
  { 区县: '并不存在区' },
  { 联系电话: '12345' },
  { 合同到期: '2020-01-01' },
]

/** What the walk expects of the file. */
export const EXPECTED = { new: 34, noted: messy.length, refused: wrong.length }

const rows = [
  ...Array.from({ length: EXPECTED.new - messy.length }, (_, index) => row(index + 1)),
  ...messy.map((cells, index) => row(101 + index, cells)),
  ...wrong.map((cells, index) => row(201 + index, cells)),
]

/** As an old system exports it: GB18030, commas, quotes where needed. */
export function stationsCsv(name = '网点导出.csv', given = rows): GivenFile {
  const quoted = (text: string) => (/[",]/.test(text) ? `"${text}"` : text)
  const text = [HEADER, ...given].map((cells) => cells.map(quoted).join(',')).join('\r\n')
  return { name, mimeType: 'text/csv', buffer: gb18030(text) }
}

/** The same rows as a workbook. */
export async function stationsXlsx(name = '网点导出.xlsx'): Promise<GivenFile> {
  const workbook = new exceljs.Workbook()
  workbook.addWorksheet('网点').addRows([HEADER, ...rows])
  const buffer = Buffer.from(await workbook.xlsx.writeBuffer())
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer }
}

/** Two stations that nobody has yet and one refused row, for pages that need an import to show. */
export function smallCsv(): GivenFile {
  const n = Date.now() % 1_000_000
  return stationsCsv('两个网点.csv', [row(n), row(n + 1), row(n + 2, { 类型: '飞机' })])
}

/** Node reads GB18030 but does not write it: the table of its two-byte characters, turned round. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) bytes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Buffer.from([...text].flatMap((letter) => bytes.get(letter) ?? [letter.charCodeAt(0)]))
}
