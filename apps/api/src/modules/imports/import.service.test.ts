import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importClient, type Import } from '../../../test/import-client.ts'
import { creditCodeOf, headers, rowOf, type Cells } from '../../../test/station-file.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { withClient } from '../../kernel/database.ts'
import { writeTable } from '../../kernel/spreadsheet/write-table.ts'

let world: World
let admin: Client
let steps: ReturnType<typeof importClient>
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('NETWORK_MANAGER')
  steps = importClient(admin)
})
beforeEach(() => world.sql(`delete from station where code like 'W1301%'`))
afterAll(() => world.close())

const rows = (from: number, to: number, cells: Cells = {}) =>
  Array.from({ length: to - from + 1 }, (_, index) => rowOf(from + index, cells))
const stations = () => world.sql<Record<string, unknown>>(`select * from station order by code`)
const imported = async () => (await stations()).filter(({ code }) => String(code).startsWith('W1301'))

describe('the story of an import', () => {
  it('a check writes nothing; a job writes what is new; undoing leaves nothing', async () => {
    const before = await stations()
    const checked = await steps.checkRows([
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
    const done = await steps.run(checked)
    expect(done).toMatchObject({
      state: 'DONE',
      job: { state: 'DONE', done: 451, total: 451, title: 'Import: stations.csv' },
    })
    const written = await imported()
    expect(written).toHaveLength(451)
    expect(written.at(-1)).toMatchObject({
      state: 'ACTIVE',
      product_lines: ['AIR_CONDITIONER', 'REFRIGERATOR'],
      version: 1,
    })
    expect(written.at(-1)?.['search_text']).toContain('石家庄市')
    expect(await steps.step('undoImport', done)).toMatchObject({ state: 'UNDONE', availableActions: ['exportErrors'] })
    expect(await stations()).toEqual(before)
  })

  it('the same file again changes nothing', async () => {
    await steps.run(await steps.checkRows(rows(1, 20)))
    const first = await imported()
    const again = await steps.checkRows(rows(1, 20, { 状态: '暂停' }))
    expect(again).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: 20, refused: 0, noted: 20 },
      availableActions: [],
    })
    const refusal = await steps.askStep('runImport', again)
    expect(refusal.errors?.[0]?.extensions.code).toBe('IMPORT_NOTHING_TO_WRITE')
    expect(await imported()).toEqual(first)
  })

  it('changes are written field by field and taken back', async () => {
    await steps.run(await steps.checkRows(rows(1, 3)))
    const checked = await steps.checkRows([
      rowOf(1, { 级别: '一级', 备注: '老站，\n需回访' }),
      rowOf(2, { 区县: '长安区' }),
      rowOf(3),
    ])
    expect(checked.counts).toMatchObject({ changed: 2, unchanged: 1 })
    const answer = await admin.data(
      `query ($id: ID!) { import(id: $id) { rows(filter: { outcome: [CHANGED] }) { totalCount nodes { row changes { field from to } } } } }`,
      { id: checked.id },
    )
    expect(answer['import']).toEqual({
      rows: {
        totalCount: 2,
        nodes: [
          {
            row: 2,
            changes: [
              { field: 'level', from: 'Level 2', to: 'Level 1' },
              { field: 'remark', from: null, to: '老站，\n需回访' },
            ],
          },
          {
            row: 3,
            changes: [{ field: 'districtId', from: '河北省 / 石家庄市 / 新华区', to: '河北省 / 石家庄市 / 长安区' }],
          },
        ],
      },
    })
    const before = await imported()
    const done = await steps.run(checked)
    const after = await imported()
    expect(after.map(({ level, version }) => [level, version])).toEqual([
      ['LEVEL_1', 2],
      ['LEVEL_2', 2],
      ['LEVEL_2', 1],
    ])
    expect(after[1]?.['district_id']).not.toBe(before[1]?.['district_id'])
    await steps.step('undoImport', done)
    const plain = (found: Record<string, unknown>[]) => found.map(({ version: _, updated_at: __, ...row }) => row)
    expect(plain(await imported())).toEqual(plain(before))
  })

  it('what was touched since cannot be undone, and nothing is', async () => {
    const done = await steps.run(await steps.checkRows(rows(1, 3)))
    await world.sql(`update station set remark = 'x', version = version + 1 where code = 'W130100002'`)
    await world.sql(
      `insert into staff_member select gen_random_uuid(), id, province_id, 'x', '13900000000', 'OWNER', '{}', 'B-1', '2020-01-01', null, 'ACTIVE', '', now(), now()
       from station where code = 'W130100003'`,
    )
    const answer = await steps.askStep('undoImport', done)
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'IMPORT_TOUCHED', params: { count: 2 } })
    expect(await imported()).toHaveLength(3)
    expect((await steps.read(done.id)).state).toBe('DONE')
  })

  it('a row whose record changed since the check is refused, the others are written', async () => {
    await steps.run(await steps.checkRows(rows(1, 3)))
    const checked = await steps.checkRows([...rows(1, 2, { 级别: '一级' }), rowOf(4), rowOf(5)])
    await world.sql(`update station set version = version + 1 where code = 'W130100002'`)
    await world.sql(`update station set credit_code = $1 where code = 'W130100003'`, [creditCodeOf(5)])
    const done = await steps.run(checked)
    expect(done).toMatchObject({ state: 'DONE', counts: { new: 1, changed: 1, refused: 2 } })
    expect((await imported()).map(({ code, level }) => [code, level])).toEqual([
      ['W130100001', 'LEVEL_1'],
      ['W130100002', 'LEVEL_2'],
      ['W130100003', 'LEVEL_2'],
      ['W130100004', 'LEVEL_2'],
    ])
  })
})

describe('stopping', () => {
  const slowly = (milliseconds: number) =>
    world.sql(`create or replace function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(${milliseconds / 1000}); return new; end $$;
      create trigger slow before insert on station for each statement execute function slow()`)
  const normally = () => world.sql('drop trigger if exists slow on station')
  const until = async (isReached: () => Promise<boolean>) => {
    while (!(await isReached())) await new Promise((resolve) => setTimeout(resolve, 150))
  }

  it('a cancelled import keeps what it wrote, stops before the rest, and can be undone', async () => {
    await slowly(300)
    const checked = await steps.checkRows(rows(1, 900))
    const running = await steps.step('runImport', checked)
    await until(async () => (await imported()).length > 0)
    const cancelled = await steps.step('cancelImport', running)
    await normally()
    expect(cancelled).toMatchObject({ state: 'CANCELLED', job: { state: 'CANCELLED' }, availableActions: ['undo'] })
    const kept = (await imported()).length
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect((await imported()).length).toBe(kept)
    expect(kept % 200).toBe(0)
    await steps.step('undoImport', cancelled)
    expect(await imported()).toEqual([])
  })

  it('cancelling the job cancels its import', async () => {
    await slowly(300)
    const { id, job } = await steps.step('runImport', await steps.checkRows(rows(1, 600)))
    const answer = await admin.data(
      `mutation ($input: JobStepInput!) { cancelJob(input: $input) { state availableActions } }`,
      { input: { id: job?.id, expectedVersion: 1 } },
    )
    expect(answer['cancelJob']).toEqual({ state: 'CANCELLED', availableActions: [] })
    expect((await steps.ended(id)).state).toBe('CANCELLED')
    await normally()
  })

  it('a job that is cancelled while it tells its progress is cancelled, not failed', async () => {
    await slowly(300)
    const { id, job } = await steps.step('runImport', await steps.checkRows(rows(1, 900)))
    await until(async () => (await steps.read(id)).job?.state === 'RUNNING')
    await withClient(world.owner, async (client) => {
      await client.query('begin')
      await client.query('select 1 from job where id = $1 for update', [job?.id])
      await new Promise((resolve) => setTimeout(resolve, 2000)) // it comes to its next progress and waits there
      await client.query(`update job set state = 'CANCELLED', version = version + 1 where id = $1`, [job?.id])
      await client.query('commit')
    })
    expect((await steps.ended(id)).state).toBe('CANCELLED')
    await normally()
  })

  const untilWritten = async (checked: Import, from: number) => {
    await world.sql(`create or replace function broken() returns trigger language plpgsql as
      $$ begin if (select count(*) from station) > ${from - 100} then raise exception 'power cut'; end if; return new; end $$;
      create trigger broken before insert on station for each statement execute function broken()`)
    const failed = await steps.run(checked)
    await world.sql('drop trigger broken on station')
    expect(await imported()).toHaveLength(from)
    return failed
  }
  it('an import that failed in the middle is run again and goes on where it was', async () => {
    const failed = await untilWritten(await steps.checkRows(rows(1, 500)), 400)
    expect(failed).toMatchObject({ state: 'FAILED', job: { state: 'FAILED' }, availableActions: ['run', 'undo'] })
    const kept = await imported()
    expect(await steps.run(failed)).toMatchObject({ state: 'DONE', job: { state: 'DONE' } })
    const all = await imported()
    expect(all).toHaveLength(500)
    expect(all.slice(0, 400)).toEqual(kept)
  })
  it('a job whose process was killed is delivered again and writes no row twice', async () => {
    const { id, job } = await untilWritten(await steps.checkRows(rows(1, 500)), 200)
    const kept = await imported()
    await world.sql(`update import_batch set state = 'RUNNING' where id = $1`, [id])
    await world.sql(`update job set state = 'RUNNING', error_code = null, finished_at = null where id = $1`, [job?.id])
    await world.sql(
      `insert into outbox_event (id, name, payload, created_at) values (gen_random_uuid(), 'jobs.started', $1, now())`,
      [{ jobId: job?.id }],
    )
    expect(await steps.ended(id)).toMatchObject({ state: 'DONE', job: { state: 'DONE', done: 500 } })
    const all = await imported()
    expect(all).toHaveLength(500)
    expect(all.slice(0, 200)).toEqual(kept)
  })
})

const sharedFile = fileURLToPath(new URL('../../../../../../shared/data/stations-gb18030.csv', import.meta.url))

describe('large files', () => {
  it('5,000 rows are checked', async () => {
    const bytes = await writeTable([[...headers], ...rows(1, 5000)], 'xlsx')
    expect((await steps.check(bytes, 'many.xlsx')).counts.new).toBe(5000)
  }, 60_000)
  it.each([sharedFile].filter(existsSync))(
    '1,119 stations are written, and again means no change: %s',
    async (path) => {
      const bytes = readFileSync(path)
      const checked = await steps.check(bytes, '网点.csv')
      expect(checked.counts).toMatchObject({ new: 1119, refused: 81 })
      expect(await steps.run(checked)).toMatchObject({ state: 'DONE' })
      const again = await steps.check(bytes, '网点.csv')
      expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1119, refused: 81 })
    },
    60_000,
  )
})
