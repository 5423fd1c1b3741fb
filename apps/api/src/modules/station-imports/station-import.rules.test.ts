import { describe, expect, it } from 'vitest'
import type { Value } from '../../kernel/imports/cell.ts'
import { writeTable } from '../../kernel/spreadsheet/write-table.ts'
import {
  checkFile,
  creditCodeOf,
  headers,
  nothingKnown,
  refusedOf,
  rowOf,
  type Cells,
} from '../../../test/station-file.ts'

const csv = (rows: string[][]) => writeTable([[...headers], ...rows], 'csv')
const check = async (rows: string[][], known = nothingKnown) => checkFile(await csv(rows), known)
const checkOne = async (cells: Cells) => {
  const [row] = await check([rowOf(1, cells)])
  if (!row) throw new Error('one row in, one row out')
  return row
}

describe('one row, one problem', () => {
  it.each<[string, Cells]>([
    ['网点编号:REQUIRED', { 网点编号: ' ' }],
    ['网点编号:TOO_LONG', { 网点编号: 'W'.repeat(21) }],
    ['网点名称:REQUIRED', { 网点名称: '　' }],
    ['网点名称:TOO_LONG', { 网点名称: '超长'.repeat(31) }],
    ['统一社会信用代码:CHECKSUM', { 统一社会信用代码: '913610025NEHX2TBPQ' }],
    ['统一社会信用代码:CHECKSUM', { 统一社会信用代码: '无' }],
    ['类型:ENUM', { 类型: '飞机' }],
    ['类型:REQUIRED', { 类型: '' }],
    ['级别:ENUM', { 级别: '四级' }],
    ['省:REGION', { 省: '不存在省' }],
    ['市:REGION', { 省: '广东省' }],
    ['市:REQUIRED', { 市: '' }],
    ['区县:REGION', { 区县: '不存在区' }],
    ['区县:REQUIRED', { 区县: '' }],
    ['详细地址:REQUIRED', { 详细地址: '' }],
    ['联系电话:PHONE', { 联系电话: '17764552' }],
    ['服务电话:PHONE', { 服务电话: '87654321' }],
    ['主营产品:ENUM', { 主营产品: '空调、飞机' }],
    ['主营产品:ENUM', { 主营产品: '、' }],
    ['签约日期:DATE', { 签约日期: '2015-02-30' }],
    ['合同到期:DATE', { 合同到期: '3/4/2022' }],
    ['合同到期:RANGE', { 合同到期: '2019年3月15日' }],
    ['状态:ENUM', { 状态: '未知' }],
    ['备注:TOO_LONG', { 备注: '长'.repeat(1001) }],
  ])('%s', async (problem, cells) => {
    const { outcome, problems } = await checkOne(cells)
    expect(problems.map(({ column, code }) => `${column}:${code}`)).toEqual([problem])
    expect(outcome).toBe('REFUSED')
  })
  it('lists every problem of a row in the order of the columns', async () => {
    const row = await checkOne({
      网点名称: '',
      类型: '飞机',
      区县: '不存在区',
      联系电话: '1',
      签约日期: 'x',
      状态: '?',
    })
    expect(row.problems.map(({ field, code }) => `${field}:${code}`)).toEqual([
      'name:REQUIRED',
      'kind:ENUM',
      'district:REGION',
      'principalPhone:PHONE',
      'signedOn:DATE',
      'state:ENUM',
    ])
  })
})

describe('harmless mess', () => {
  it.each<[Cells, string, Value]>([
    [{ 网点编号: ' ｗ1301０0001 ' }, 'code', 'W130100001'],
    [{ 网点名称: '  恒通　电器（新华区店）１店　' }, 'name', '恒通 电器（新华区店）1店'],
    [{ 统一社会信用代码: ` ${creditCodeOf(1).toLowerCase()} ` }, 'creditCode', creditCodeOf(1)],
    [{ 类型: ' 家 电 ' }, 'kind', 'APPLIANCE'],
    [{ 类型: 'vehicle' }, 'kind', 'VEHICLE'],
    [{ 级别: '３级' }, 'level', 'LEVEL_3'],
    [{ 级别: 'Ⅰ级' }, 'level', 'LEVEL_1'],
    [{ 级别: 'LEVEL_2' }, 'level', 'LEVEL_2'],
    [{ 省: '河北', 市: '石家庄', 区县: '新华' }, 'districtId', '130105'],
    [{ 省: ' 河北省', 市: '石家庄市　', 区县: '新华区' }, 'districtId', '130105'],
    [{ 联系电话: '+86 19899488719' }, 'principalPhone', '19899488719'],
    [{ 联系电话: '１９８-９９４８-８７１９' }, 'principalPhone', '19899488719'],
    [{ 服务电话: '（0311）87654321' }, 'servicePhone', '0311-87654321'],
    [{ 服务电话: '4008208820' }, 'servicePhone', '400-820-8820'],
    [{ 主营产品: '冰箱；空调,冰箱／ 洗衣机' }, 'productLines', ['AIR_CONDITIONER', 'REFRIGERATOR', 'WASHING_MACHINE']],
    [{ 主营产品: '轿车 suv　新能源' }, 'productLines', ['SEDAN', 'SUV', 'NEW_ENERGY']],
    [{ 主营产品: 'Air conditioner, Water heater' }, 'productLines', ['AIR_CONDITIONER', 'WATER_HEATER']],
    [{ 签约日期: '2019年3月6日' }, 'signedOn', '2019-03-06'],
    [{ 签约日期: '2019/3/6' }, 'signedOn', '2019-03-06'],
    [{ 签约日期: '20190306' }, 'signedOn', '2019-03-06'],
    [{ 签约日期: '２０１９.３.６' }, 'signedOn', '2019-03-06'],
    [{ 签约日期: '2019-03-06 00:00:00' }, 'signedOn', '2019-03-06'],
    [{ 签约日期: '43530' }, 'signedOn', '2019-03-06'],
    [{ 状态: ' 试运营 ' }, 'state', 'PROBATION'],
    [{ 状态: 'On probation' }, 'state', 'PROBATION'],
    [{ 备注: ' 老站，\r\n 需回访 ' }, 'remark', '老站，\n需回访'],
  ])('%j is %s %j', async (cells, field, value) => {
    const { outcome, values, problems } = await checkOne(cells)
    expect(problems).toEqual([])
    expect(outcome).toBe('NEW')
    expect(values[field]).toEqual(value)
  })
  it('says what was changed, and nothing about cells that were plain', async () => {
    const cells = {
      网点名称: '恒通　',
      市: '石家庄',
      联系电话: '+86 13800000001',
      签约日期: '2019年3月6日',
      备注: '=1+1',
    }
    const { notes } = await checkOne(cells)
    expect(notes).toEqual([
      { column: '网点名称', field: 'name', code: 'TIDIED', from: '恒通　', to: '恒通' },
      { column: '联系电话', field: 'principalPhone', code: 'TIDIED', from: '+86 13800000001', to: '13800000001' },
      { column: '签约日期', field: 'signedOn', code: 'TIDIED', from: '2019年3月6日', to: '2019-03-06' },
      { column: '备注', field: 'remark', code: 'FORMULA', from: '=1+1', to: '=1+1' },
      { column: '市', field: 'city', code: 'TIDIED', from: '石家庄', to: '石家庄市' },
    ])
    expect((await checkOne({})).notes).toEqual([])
  })
  it('takes empty optional cells', async () => {
    const empty = {
      统一社会信用代码: '',
      负责人: '',
      联系电话: '',
      服务电话: '',
      主营产品: '',
      签约日期: '',
      合同到期: '',
    }
    const { outcome, values } = await checkOne(empty)
    expect(outcome).toBe('NEW')
    expect(Object.keys(values).toSorted()).toEqual(['address', 'code', 'districtId', 'kind', 'level', 'name', 'state'])
  })
})

describe('duplicates', () => {
  it('the first row of the file claims a code, even if it is refused for something else', async () => {
    const rows = await check([
      rowOf(1, { 网点名称: '' }),
      rowOf(1, { 统一社会信用代码: creditCodeOf(2) }),
      rowOf(3, { 统一社会信用代码: creditCodeOf(1) }),
      rowOf(4, { 网点编号: ' w130100001' }),
    ])
    expect(refusedOf(rows).map(({ row, codes }) => [row, ...codes])).toEqual([
      [2, '网点名称:REQUIRED'],
      [3, '网点编号:DUPLICATE'],
      [4, '统一社会信用代码:DUPLICATE'],
      [5, '网点编号:DUPLICATE'],
    ])
    expect(rows[1]?.problems[0]?.params).toEqual({ row: 2 })
  })
  it('a credit code that another station holds in the database is refused, its own is not', async () => {
    const holders = {
      creditCode: new Map([
        [creditCodeOf(1), 'W130100001'],
        [creditCodeOf(2), 'W130100009'],
      ]),
    }
    const rows = await check([rowOf(1), rowOf(2)], { existing: new Map(), holders })
    expect(rows.map(({ outcome }) => outcome)).toEqual(['NEW', 'REFUSED'])
    expect(rows[1]?.problems[0]).toMatchObject({ code: 'DUPLICATE', params: { holder: 'W130100009' } })
  })
  it('empty codes are no duplicates of each other', async () => {
    const rows = await check([rowOf(1, { 统一社会信用代码: '' }), rowOf(2, { 统一社会信用代码: '' })])
    expect(rows.map(({ outcome }) => outcome)).toEqual(['NEW', 'NEW'])
  })
})

describe('stations that exist', () => {
  const knownAfter = async (rows: string[][]) => {
    const existing = (await check(rows)).map(
      ({ key, values }) => [key ?? '', { id: key ?? '', version: 1, values }] as const,
    )
    return { existing: new Map(existing), holders: {} }
  }
  it('the same file again changes nothing, however it is spelled', async () => {
    const known = await knownAfter([rowOf(1)])
    const [again] = await check([rowOf(1, { 主营产品: '冰箱,空调', 签约日期: '2019/3/16', 市: '石家庄' })], known)
    expect(again).toMatchObject({ outcome: 'UNCHANGED', changes: [], target: { id: 'W130100001', version: 1 } })
  })
  it('lists each field that changes, from and to, and leaves out empty cells', async () => {
    const known = await knownAfter([rowOf(1)])
    const [row] = await check(
      [rowOf(1, { 网点名称: '新名', 级别: '一级', 区县: '长安区', 备注: '', 服务电话: '' })],
      known,
    )
    expect(row?.outcome).toBe('CHANGED')
    expect(row?.changes).toEqual([
      { field: 'name', from: '石家庄市恒通电器服务部(第1店)', to: '新名' },
      { field: 'level', from: 'LEVEL_2', to: 'LEVEL_1', enumName: 'StationLevel' },
      { field: 'districtId', from: '河北省 / 石家庄市 / 新华区', to: '河北省 / 石家庄市 / 长安区' },
    ])
  })
  it('keeps the state and notes the difference', async () => {
    const known = await knownAfter([rowOf(1)])
    const [row] = await check([rowOf(1, { 状态: '暂停' })], known)
    expect(row).toMatchObject({ outcome: 'UNCHANGED', changes: [] })
    expect(row?.notes).toEqual([
      { column: '状态', field: 'state', code: 'KEPT', from: '暂停', to: 'ACTIVE', enumName: 'StationState' },
    ])
  })
})
