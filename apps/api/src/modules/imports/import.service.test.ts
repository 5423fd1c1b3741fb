import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headers, rowOf, type Cells } from '../../../test/station-file.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { writeTable } from '../../kernel/spreadsheet/write-table.ts'

let world: World
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('NETWORK_MANAGER')
})
afterAll(() => world.close())

const fields = `id state version rowCount counts { new changed unchanged refused noted } availableActions job { id state done total title error }`

interface Import {
  id: string
  state: string
  version: number
  rowCount: number
  counts: { new: number; changed: number; unchanged: number; refused: number; noted: number }
  availableActions: string[]
  job: { id: string; state: string; done: number; total: number; title: string; error: string | null } | null
}

async function upload(bytes: Buffer, name = 'stations.csv', client = admin): Promise<string> {
  const boundary = 'boundary'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const { statusCode, body } = await client.http({
    method: 'POST',
    url: '/files',
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  if (statusCode >= 300) throw new Error(body)
  return (JSON.parse(body) as { id: string }).id
}

async function checkFile(rows: string[][], client = admin): Promise<Import> {
  const fileId = await upload(await writeTable([[...headers], ...rows], 'csv'), 'stations.csv', client)
  const answer = await client.data(
    `mutation ($input: CheckImportInput!) { checkImport(input: $input) { ${fields} } }`,
    {
      input: { kind: 'STATIONS', fileId },
    },
  )
  return answer['checkImport'] as Import
}

const rows = (from: number, to: number, cells: Cells = {}) =>
  Array.from({ length: to - from + 1 }, (_, index) => rowOf(from + index, cells))

async function step(name: string, { id, version }: Import): Promise<Import> {
  const answer = await admin.data(`mutation ($input: ImportStepInput!) { ${name}(input: $input) { ${fields} } }`, {
    input: { id, expectedVersion: version },
  })
  return answer[name] as unknown as Import
}

const read = async (id: string) =>
  (await admin.data(`query ($id: ID!) { import(id: $id) { ${fields} } }`, { id }))['import'] as Import

async function ended(id: string): Promise<Import> {
  for (;;) {
    const found = await read(id)
    if (found.state !== 'RUNNING' && !['QUEUED', 'RUNNING'].includes(found.job?.state ?? '')) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const run = async (checked: Import) => ended((await step('runImport', checked)).id)
const stationCount = async () =>
  Number((await world.sql<{ count: string }>(`select count(*) from station where code like 'W1301%'`))[0]?.count)
const stations = () => world.sql<object>(`select * from station order by code`)

describe('a file of stations', () => {
  it('is checked without writing anything, written by a job, and undone', async () => {
    const before = await stations()
    const checked = await checkFile([
      ...rows(1, 450),
      rowOf(451, { 类型: '飞机' }),
      rowOf(452, { 签约日期: '2019年3月6日' }),
    ])
    expect(checked).toMatchObject({
      state: 'CHECKED',
      rowCount: 452,
      counts: { new: 451, changed: 0, unchanged: 0, refused: 1, noted: 1 },
      availableActions: ['run', 'exportErrors'],
      job: null,
    })
    expect(await stations()).toEqual(before)
    const done = await run(checked)
    expect(done).toMatchObject({
      state: 'DONE',
      job: { state: 'DONE', done: 451, total: 451, title: 'Import: stations.csv' },
    })
    expect(await stationCount()).toBe(451)
    expect(
      await world.sql(
        `select state, signed_on::text, product_lines, search_text from station where code = 'W130100452'`,
      ),
    ).toEqual([
      {
        state: 'ACTIVE',
        signed_on: '2019-03-06',
        product_lines: ['AIR_CONDITIONER', 'REFRIGERATOR'],
        search_text: expect.stringContaining('石家庄市') as unknown,
      },
    ])
    const undone = await step('undoImport', done)
    expect(undone).toMatchObject({ state: 'UNDONE', availableActions: ['exportErrors'] })
    expect(await stations()).toEqual(before)
  })
})
