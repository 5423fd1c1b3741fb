import exceljs from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canaryOf, fillStations } from '../../../test/canaries.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { readCsv } from '../../kernel/spreadsheet/read-csv.ts'
import { withoutGuard } from '../../kernel/spreadsheet/write-table.ts'

let world: World
let people: Record<'admin' | 'agent' | 'region' | 'owner' | 'technician', Client>

/** Rows like those of the three stations: `copies` of each, with other codes, names and states. */
async function copyStations(copies: number, prefix: string): Promise<void> {
  await world.sql(
    `insert into station select (jsonb_populate_record(s, jsonb_build_object(
         'id', gen_random_uuid(), 'code', $2::text || right(s.code, 1) || lpad(n::text, 5, '0'), 'name', s.name || n, 'credit_code', null,
         'state', (array['ACTIVE', 'PROBATION', 'SUSPENDED'])[1 + n % 3], 'level', (array['LEVEL_1', 'LEVEL_2'])[1 + n % 2]))).*
       from station s, generate_series(1, $1::int) n where s.code like 'W-_'`,
    [copies, prefix],
  )
}

beforeAll(async () => {
  world = await openWorld()
  await fillStations(world)
  await copyStations(9, 'P-')
  await world.sql(`update station set name = '=HYPERLINK("http://x")', remark = '@sum(1)' where code = 'W-A'`)
  people = {
    admin: await world.as('HQ_ADMIN'),
    agent: await world.as('CALL_AGENT'),
    region: await world.as('REGION_MANAGER'),
    owner: await world.asOwnerOf('A'),
    technician: await world.as('TECHNICIAN'),
  }
})
afterAll(() => world.close())

interface Exported {
  rowCount: number
  file: { name: string; url: string } | null
  job: { id: string; state: string; file: { url: string } | null } | null
}
const selection = '{ rowCount file { name url } job { id } }'

async function exported(client: Client, input: object, list = 'Stations', locale = 'en'): Promise<Exported> {
  const text = `mutation ($input: Export${list}Input!) { exported: export${list}(input: $input) ${selection} }`
  const answer = await client.data<{ exported: Exported }>(text, { input }, { headers: { 'accept-language': locale } })
  return answer.exported
}

const bytesOf = async (client: Client, url: string) => (await client.http({ method: 'GET', url })).rawPayload
/** The last line of a file ends too, which the reader takes for an empty record. */
const recordsOf = (bytes: Buffer) => readCsv(bytes).slice(0, -1)
async function csvOf(client: Client, input: object, list?: string, locale?: string): Promise<string[][]> {
  const { file } = await exported(client, { format: 'CSV', ...input }, list, locale)
  return recordsOf(await bytesOf(client, file?.url ?? ''))
}

interface Node {
  code: string
  name: string
  state: string
  area: { name: string }
  principalName: string | null
  principalPhone: string
  signedOn: string | null
  remark: string | null
}
const shown = `code name state area { name } principalName principalPhone signedOn remark`
const columns = ['CODE', 'NAME', 'STATE', 'AREA', 'PRINCIPAL_NAME', 'PRINCIPAL_PHONE', 'SIGNED_ON', 'REMARK']
const words: Record<string, string> = { ACTIVE: 'Active', PROBATION: 'On probation', SUSPENDED: 'Suspended' }
const cells = ({ code, name, state, area, ...rest }: Node) =>
  [
    code,
    name,
    words[state] ?? state,
    area.name,
    rest.principalName,
    rest.principalPhone,
    rest.signedOn,
    rest.remark,
  ].map((cell) => cell ?? '')

/** What the list shows, page after page. */
async function pagesOf(client: Client, asked: object): Promise<Node[]> {
  const text = `query ($filter: StationFilter, $sort: StationSort, $search: String, $offset: Int) {
    stations(filter: $filter, sort: $sort, search: $search, first: 7, offset: $offset) { nodes { ${shown} } } }`
  const nodes: Node[] = []
  for (;;) {
    const { stations } = await client.data<{ stations: { nodes: Node[] } }>(text, { ...asked, offset: nodes.length })
    nodes.push(...stations.nodes)
    if (stations.nodes.length < 7) return nodes
  }
}

const asks = fc.record({
  filter: fc.record(
    {
      state: fc.uniqueArray(fc.constantFrom('ACTIVE', 'PROBATION', 'SUSPENDED')),
      level: fc.uniqueArray(fc.constantFrom('LEVEL_1', 'LEVEL_2', 'LEVEL_3')),
      signedOn: fc.constantFrom({ from: '2025-01-16' }, { to: '2025-01-16' }),
      hasOwnerAccount: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  sort: fc.constantFrom('CODE_DESC', 'NAME_ASC', 'SIGNED_ON_ASC', 'STATE_DESC'),
  search: fc.constantFrom(null, null, '服务站', 'canary-a-principal', 'canary-c'),
})

describe('an export is what the list shows, page by page', () => {
  test.each(['admin', 'agent', 'region', 'owner', 'technician'] as const)('to %s', async (who) => {
    const client = people[who]
    const check = async (asked: object) => {
      const [header, ...rows] = await csvOf(client, { ...asked, columns })
      expect(header).toEqual(['Code', 'Name', 'State', 'Area', 'Principal', "Principal's phone", 'Signed on', 'Remark'])
      expect(rows.map((row) => row.map(withoutGuard))).toEqual((await pagesOf(client, asked)).map(cells))
    }
    await check({})
    await fc.assert(fc.asyncProperty(asks, check), { numRuns: 12 })
  })

  test('foreign rows never, and what is hidden stays hidden', async () => {
    const all = await csvOf(people.owner, { columns })
    expect(all.length).toBe(2)
    expect(JSON.stringify(all)).not.toContain(canaryOf('B'))
    const [, row] = await csvOf(people.technician, {
      columns: ['CODE', 'PRINCIPAL_NAME', 'PRINCIPAL_PHONE', 'CREDIT_CODE', 'REMARK'],
    })
    expect(row).toEqual(['W-A', '', '139****0065', '', ''])
    const east = JSON.stringify(await csvOf(people.region, { columns }))
    expect([canaryOf('B'), canaryOf('C')].map((canary) => east.includes(canary))).toEqual([true, false])
  })
})

describe('the file', () => {
  test('guards formulas in csv, has a BOM, speaks the language of its reader', async () => {
    const { file } = await exported(
      people.admin,
      {
        format: 'CSV',
        columns: ['CODE', 'NAME', 'STATE', 'HAS_OWNER_ACCOUNT', 'REMARK'],
        sort: 'CODE_ASC',
        search: 'canary-a-search',
      },
      'Stations',
      'zh-CN',
    )
    expect(file?.name).toMatch(/^服务站-\d{8}-\d{4}\.csv$/)
    const text = (await bytesOf(people.admin, file?.url ?? '')).toString()
    expect(text.startsWith('\uFEFF站号,名称,状态,')).toBe(true)
    expect(text).toContain(`W-A,"'=HYPERLINK(""http://x"")",`)
    expect(text).toContain(`,是,'@sum(1)`)
  })

  test('is typed text in xlsx, with moments in Asia/Shanghai', async () => {
    await world.sql(`update station set created_at = '2026-01-01T16:30:00Z' where code = 'W-A'`)
    const { file, rowCount } = await exported(people.owner, {
      format: 'XLSX',
      columns: ['NAME', 'PRINCIPAL_PHONE', 'CREATED_AT', 'NAME'],
    })
    expect(rowCount).toBe(1)
    const book = new exceljs.Workbook()
    await book.xlsx.load((await bytesOf(people.owner, file?.url ?? '')).buffer as ArrayBuffer)
    const row = book.worksheets[0]?.getRow(2)
    expect([1, 2, 3, 4].map((at) => row?.getCell(at).value ?? null)).toEqual([
      '=HYPERLINK("http://x")',
      '13900000065',
      '2026-01-02 00:30',
      null,
    ])
    expect(row?.getCell(1).type).toBe(exceljs.ValueType.String)
  })

  test('is for its maker alone: no colleague, no station, no region reads it', async () => {
    const { file } = await exported(people.owner, { format: 'CSV', columns: ['CODE'] })
    const url = file?.url ?? ''
    const [, id = ''] = /files\/([^?]+)/.exec(url) ?? []
    expect((await people.owner.http({ method: 'GET', url })).statusCode).toBe(200)
    const others = [people.technician, people.region, people.admin, await world.as('STATION_MANAGER')]
    for (const other of others) {
      expect((await other.http({ method: 'GET', url: `/files/${id}` })).statusCode).toBe(404)
      const answer = await other.ask('query ($id: ID!) { storedFile(id: $id) { id } }', { id })
      expect(answer.data).toEqual({ storedFile: null })
    }
  })

  test('what is asked for wrongly is refused', async () => {
    const code = (input: object) =>
      people.admin.code('mutation ($input: ExportStationsInput!) { exportStations(input: $input) { rowCount } }', {
        input,
      })
    expect(await code({ format: 'CSV', columns: [] })).toBe('INPUT_INVALID')
    expect(await code({ format: 'CSV', columns: ['CODE'], search: 'x'.repeat(65) })).toBe('INPUT_INVALID')
    expect(await code({ format: 'CSV', columns: ['PASSWORD'] })).not.toBeNull()
  })
})

test('the other lists: users, staff, audit with the narrow sight of its reader', async () => {
  const users = await csvOf(
    people.admin,
    { columns: ['NAME', 'ROLES', 'PLACE', 'AUDIENCE'], filter: { role: ['REGION_MANAGER', 'DELIVERY_DRIVER'] } },
    'Users',
  )
  const places = new Map(users.map(([name, , place]) => [name, place]))
  expect(places.get('REGION_MANAGER')).toBe('华东大区')
  expect(places.get('DELIVERY_DRIVER')).toContain('HYPERLINK')
  const staff = await csvOf(people.owner, { columns: ['NAME', 'PHONE', 'STATE', 'USER'] }, 'StaffMembers')
  expect(staff[1]).toEqual([`${canaryOf('A')}member`, '13700000065', expect.any(String), 'Active'])
  const manager = await world.as('NETWORK_MANAGER')
  const events = await csvOf(manager, { columns: ['ACTION', 'ENTITY'] }, 'AuditEvents')
  expect(new Set(events.slice(1).map(([, entity]) => entity))).toEqual(new Set(['Station']))
  expect(events.slice(1).map(([action]) => action)).toContain('Edit station')
})

test('an export is audited with what was asked for', async () => {
  await exported(people.agent, { format: 'CSV', columns: ['CODE'], filter: { state: ['ACTIVE'] } })
  const [row] = await world.sql<{ action: string; input: object }>(
    `select action, input from audit_event where actor_id = $1 and entity = 'Export' order by at desc limit 1`,
    [people.agent.userId],
  )
  expect(row).toMatchObject({ action: 'exportStations', input: { columns: ['CODE'], filter: { state: ['ACTIVE'] } } })
})

describe('more than 5,000 rows', () => {
  const jobOf = async (client: Client, id: string) =>
    (
      await client.data<{ job: NonNullable<Exported['job']> }>(
        'query ($id: ID!) { job(id: $id) { id state file { url } } }',
        { id },
      )
    ).job

  test('become a job, whose file arrives on it for who asked only', { timeout: 60_000 }, async () => {
    await copyStations(1700, 'L-')
    const { file, job, rowCount } = await exported(people.admin, {
      format: 'CSV',
      columns: ['CODE', 'STATE'],
      sort: 'CODE_ASC',
    })
    expect([file, rowCount]).toEqual([null, 5130])
    await expect.poll(async () => (await jobOf(people.admin, job?.id ?? '')).state, { timeout: 40_000 }).toBe('DONE')
    const done = await jobOf(people.admin, job?.id ?? '')
    const rows = recordsOf(await bytesOf(people.admin, done.file?.url ?? ''))
    expect(rows.length).toBe(5131)
    expect(new Set(rows.map(([code]) => code)).size).toBe(5131)
    expect(rows[1]?.[0]).toBe('L-A00001')
    const reader = await world.as('HQ_READER')
    expect((await jobOf(reader, job?.id ?? '')).file).toBeNull()
    const [noted] = await world.sql<{ input: object }>(
      `select input from audit_event where entity = 'StoredFile' and action = 'exportStations'`,
    )
    expect(noted?.input).toEqual({ list: 'stations', rowCount: 5130 })
  })

  test('a job of somebody who has lost the right ends without a file', { timeout: 60_000 }, async () => {
    const manager = await world.as('NETWORK_MANAGER')
    await world.sql(`update app_user set state = 'DEACTIVATED' where id = $1`, [manager.userId])
    const [job] = await world.sql<{ id: string }>(
      `insert into job (id, kind, subject, payload, state, requested_by_id, requested_by_name, created_at, updated_at)
       values (gen_random_uuid(), 'EXPORT', 'x', $2, 'QUEUED', $1, 'x', now(), now()) returning id`,
      [
        manager.userId,
        JSON.stringify({ list: 'stations', locale: 'en', request: { format: 'CSV', columns: ['CODE'] } }),
      ],
    )
    await world.sql(
      `insert into outbox_event (id, name, payload, created_at) values (gen_random_uuid(), 'jobs.started', $1, now())`,
      [JSON.stringify({ jobId: job?.id })],
    )
    await expect.poll(async () => (await jobOf(people.admin, job?.id ?? '')).state, { timeout: 40_000 }).toBe('FAILED')
  })
})
