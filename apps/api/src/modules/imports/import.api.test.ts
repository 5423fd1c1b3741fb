import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importClient, type Import } from '../../../test/import-client.ts'
import { headers, rowOf } from '../../../test/station-file.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { readTable } from '../../kernel/spreadsheet/read-table.ts'
import { writeTable } from '../../kernel/spreadsheet/write-table.ts'

let world: World
let admin: Client
let steps: ReturnType<typeof importClient>
let checked: Import
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
  steps = importClient(admin)
  checked = await steps.checkRows([
    rowOf(1, { 备注: '=1+1' }),
    rowOf(2, { 类型: '飞机', 区县: '不存在区', 联系电话: '+86 12' }),
    rowOf(1),
    rowOf(4),
  ])
})
afterAll(() => world.close())

const allRows = `query ($id: ID!, $filter: ImportRowFilter) { import(id: $id) { rows(filter: $filter) { totalCount nodes {
  row outcome key label problems { column field value code message } notes { column code from to message } } } } }`

describe('who may', () => {
  it.each(['HQ_READER', 'REGION_MANAGER', 'DISPATCHER', 'STATION_OWNER'])(
    '%s neither sees nor runs imports',
    async (role) => {
      const client = await world.as(role)
      expect(await client.code(`{ imports { totalCount } }`)).toBe('FORBIDDEN')
      expect(await client.code(`query ($id: ID!) { import(id: $id) { id } }`, { id: checked.id })).toBe('FORBIDDEN')
      for (const name of ['runImport', 'cancelImport', 'undoImport', 'exportImportErrors']) {
        const ask = `mutation ($input: ImportStepInput!) { ${name}(input: $input) { id } }`
        expect(await client.code(ask, { input: { id: checked.id, expectedVersion: 1 } })).toBe('FORBIDDEN')
      }
    },
  )
  it('an integrator sees and does nothing', async () => {
    const client = await world.as('INTEGRATOR')
    const { imports } = await client.data(`{ imports { totalCount nodes { fileName availableActions } } }`)
    expect(imports).toEqual({
      totalCount: 1,
      nodes: [{ fileName: 'stations.csv', availableActions: ['exportErrors'] }],
    })
    expect(
      await client.code(`mutation ($input: ImportStepInput!) { runImport(input: $input) { id } }`, {
        input: { id: checked.id, expectedVersion: 1 },
      }),
    ).toBe('FORBIDDEN')
  })
  it('a station sees no job of headquarters', async () => {
    await steps.ended((await steps.step('runImport', await steps.checkRows([rowOf(90)]))).id)
    const jobs = `{ jobs(search: "stations") { totalCount nodes { title requestedByName availableActions } } }`
    expect(await (await world.as('STATION_OWNER')).data(jobs)).toEqual({ jobs: { totalCount: 0, nodes: [] } })
    expect(await admin.data(jobs)).toEqual({
      jobs: {
        totalCount: 1,
        nodes: [{ title: 'Import: stations.csv', requestedByName: 'HQ_ADMIN', availableActions: [] }],
      },
    })
  })
})

describe('the rows of a check', () => {
  it('tell each problem in the language of the caller', async () => {
    const filter = { outcome: ['REFUSED'] }
    const answer = await admin.data(allRows, { id: checked.id, filter }, { headers: { 'accept-language': 'zh-CN' } })
    expect(answer['import']).toMatchObject({
      rows: {
        totalCount: 2,
        nodes: [
          {
            row: 3,
            key: 'W130100002',
            problems: [
              { column: '类型', value: '飞机', code: 'ENUM', message: '不在可选范围内：家电、汽车、设备' },
              { column: '区县', value: '不存在区', code: 'REGION', message: '没有此行政区，或与上级不符' },
              { column: '联系电话', value: '+86 12', code: 'PHONE', message: '不是有效的电话号码' },
            ],
          },
          {
            row: 4,
            problems: [
              { column: '网点编号', code: 'DUPLICATE', message: '与第 2 行重复' },
              { column: '统一社会信用代码', code: 'DUPLICATE', message: '与第 2 行重复' },
            ],
          },
        ],
      },
    })
  })
  it('tell what was normalised', async () => {
    const answer = await admin.data(allRows, { id: checked.id, filter: { hasNotes: true } })
    expect(answer['import']).toMatchObject({
      rows: {
        nodes: [
          {
            row: 2,
            notes: [
              { column: '备注', code: 'FORMULA', from: '=1+1', to: '=1+1', message: 'Kept as text, never calculated' },
            ],
          },
        ],
      },
    })
  })
  it('of another import stay out, whatever the filter says', async () => {
    const other = await steps.checkRows([rowOf(50)])
    const answer = await admin.data(allRows, { id: checked.id, filter: { import: [other.id] } })
    expect(answer['import']).toMatchObject({ rows: { totalCount: 4 } })
  })
})

describe('refused rows as a file', () => {
  const exported = async (of: Import, language = 'zh-CN') => {
    const answer = await admin.data(
      `mutation ($input: ImportStepInput!) { exportImportErrors(input: $input) { name url } }`,
      { input: { id: of.id, expectedVersion: of.version } },
      { headers: { 'accept-language': language } },
    )
    const file: unknown = answer['exportImportErrors']
    const { name, url } = file as { name: string; url: string }
    return { name, bytes: (await admin.http({ method: 'GET', url })).rawPayload }
  }
  it('keep their cells and get a column of reasons; corrected, they are taken', async () => {
    const { name, bytes } = await exported(checked)
    expect(name).toBe('stations-未通过.csv')
    const { headers: written, rows } = await readTable(bytes)
    expect(written).toEqual([...headers, '原因'])
    expect(rows[0]?.cells.at(-1)).toBe(
      '类型: 不在可选范围内：家电、汽车、设备; 区县: 没有此行政区，或与上级不符; 联系电话: 不是有效的电话号码',
    )
    expect(rows[0]?.cells[10]).toBe(`'+86 12`)
    const corrected = rows.map(({ cells }) =>
      cells.map((cell) =>
        cell.replace('飞机', '家电').replace('不存在区', '新华区').replace('+86 12', '+86 13800000002'),
      ),
    )
    const again = await steps.check(await writeTable([written, ...corrected], 'csv'))
    expect(again.counts).toMatchObject({ new: 2, refused: 0 })
  })
  it('in the form of the file, the reasons replaced and not repeated', async () => {
    const first = await steps.check(await writeTable([[...headers], rowOf(2, { 类型: '飞机' })], 'xlsx'), '网点.xlsx')
    const second = await steps.check((await exported(first)).bytes, '网点.xlsx')
    expect(second.counts.refused).toBe(1)
    const { name, bytes } = await exported(second, 'en')
    expect(name).toBe('网点-refused.xlsx')
    expect((await readTable(bytes)).headers).toEqual([...headers, 'Reason'])
  })
})

describe('columns', () => {
  const named = async (name: string) =>
    writeTable([headers.map((header) => (header === '网点名称' ? name : header)), rowOf(7)], 'csv')
  it('that are missing are named with what the file has, matched by hand and remembered', async () => {
    const fileId = await steps.upload(await named('店招'))
    const refused = await steps.askCheck({ kind: 'STATIONS', fileId })
    expect(refused.errors?.[0]).toMatchObject({
      message: 'Columns are missing in the file: 网点名称',
      extensions: {
        code: 'HEADER_MISSING',
        params: { fields: ['name'], headers: expect.arrayContaining(['店招']) as unknown },
      },
    })
    const matched = await steps.askCheck({ kind: 'STATIONS', fileId, columns: [{ header: '店招', field: 'name' }] })
    expect(matched.data?.['checkImport']).toMatchObject({ counts: { new: 1 } })
    expect((await steps.check(await named(' 店招 '))).counts).toMatchObject({ new: 1 })
    const other = importClient(await world.as('NETWORK_MANAGER'))
    expect((await other.askCheck({ kind: 'STATIONS', fileId })).errors?.[0]?.extensions.code).toBe('HEADER_MISSING')
  })
  it('of a file that is no table are refused with a reason', async () => {
    const fileId = await steps.upload(Buffer.from('网点编号,网点名称\n"W1,x\n'))
    expect((await steps.askCheck({ kind: 'STATIONS', fileId })).errors?.[0]?.message).toBe(
      'A quotation mark is not closed, so the columns cannot be told apart',
    )
  })
})
