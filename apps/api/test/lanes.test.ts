import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cells } from '../src/kernel/read/cells.ts'
import { Lane, settingNames } from '../src/kernel/read/lane.ts'
import { Lanes, type Outcome } from '../src/kernel/read/lanes.ts'
import { statementOf, type Question } from '../src/kernel/read/statement.ts'
import { openWorld, type World } from './world.ts'

let world: World
let config: { host: string; port: number; user: string; database: string }
beforeAll(async () => {
  world = await openWorld()
  const { host, port, database } = world.owner
  config = { host, port, database, user: 'app_web' }
})
afterAll(() => world.close())

const me = (name: string) => settingNames.map((setting) => (setting === 'app.user_id' ? name : ''))
const ask = (text: string, ...values: unknown[]): Question => ({ statement: statementOf(text), values })
const whoAmI = ask(`select current_user, ${settingNames.map((name) => `current_setting('${name}')`).join(', ')}`)
const nobody = settingNames.slice(1).map(() => '')
const values = ({ answers }: Outcome) => answers.map((rows) => rows.map((cells) => [...(cells as string[])]))
const lanesOf = (most = 1) => new Lanes({ config, role: 'app_station', most })
const always = () => true

test('a question is asked under the role and with the settings of its own caller', async () => {
  const lanes = lanesOf()
  const names = Array.from({ length: 200 }, (_, index) => `caller ${index}`)
  const found = await Promise.all(names.map((name) => lanes.ask(me(name), [whoAmI], always)))
  expect(found.map(values)).toEqual(names.map((name) => [[['app_station', name, ...nobody]]]))
  await lanes.close()
})

test('between convoys the connection knows no caller', async () => {
  const lane = await Lane.open(config, 'app_station', () => {})
  await new Promise<Cells[][]>((done, failed) => lane.send({ settings: me('x'), questions: [whoAmI], done, failed }))
  const client = Reflect.get(lane, 'client') as { query: (text: string) => Promise<{ rows: { v: string }[] }> }
  const { rows } = await client.query(`select coalesce(current_setting('app.user_id', true), '') as v`)
  expect(rows).toEqual([{ v: '' }])
  await lane.close()
})

test('when a setting fails, nothing behind it is asked', async () => {
  const lanes = lanesOf()
  const [before, broken, after] = await Promise.all([
    lanes.ask(me('first'), [whoAmI], always),
    lanes.ask(me('bad \0 text'), [whoAmI], always),
    lanes.ask(me('third'), [whoAmI], always),
  ])
  expect(values(before)).toEqual([[['app_station', 'first', ...nobody]]])
  expect([broken.answers, (broken.error as { code?: string } | null)?.code]).toEqual([[], '22021'])
  expect(values(after)).toEqual([[['app_station', 'third', ...nobody]]])
  await lanes.close()
})

test('a question that fails takes neither its elders nor other convoys with it', async () => {
  const lanes = lanesOf()
  const fails = ask('select 1 / $1::int', 0)
  const [one, two] = await Promise.all([
    lanes.ask(me('a'), [ask('select 1'), fails, ask('select 2')], always),
    lanes.ask(me('b'), [ask('select $1::text', "'; drop table station --")], always),
  ])
  expect([values(one), (one.error as { code?: string } | null)?.code]).toEqual([[[['1']]], '22012'])
  expect(values(two)).toEqual([[["'; drop table station --"]]])
  await lanes.close()
})

test('statements whose preparation was skipped by an error are prepared again', async () => {
  const lanes = lanesOf()
  const [fails, later] = [ask('select 1 / $1::int as q', 0), ask('select $1::int + 1', 1)]
  for (let round = 0; round < 4; round += 1) {
    const found = await Promise.all([
      lanes.ask(me('a'), [fails, later], always),
      lanes.ask(me('a'), [later], always),
      lanes.ask(me('a'), [later, later], always),
    ])
    expect(found.map(({ answers, error }) => [answers.length, error === null])).toEqual([
      [0, false],
      [1, true],
      [2, true],
    ])
  }
  await lanes.close()
})

test('a lane cannot write, and stops what takes too long', async () => {
  const lanes = lanesOf()
  const codeOf = async (text: string) =>
    ((await lanes.ask(me(''), [ask(text)], always)).error as { code?: string } | null)?.code
  expect(await codeOf('insert into number_range values ($$x$$, now(), 1)')).toBe('25006')
  expect(await codeOf('select pg_sleep(30)')).toBe('57014')
  await lanes.close()
}, 30_000)

test('the questions of one convoy see one snapshot', async () => {
  const lanes = lanesOf()
  const count = ask('select count(*) from region')
  const asked = lanes.ask(me(''), [count, ask('select pg_sleep(0.5)'), count], always)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await world.sql(
    `insert into region (id, code, name, level, path, search_text, created_at, updated_at) values (gen_random_uuid(), 'later', 'x', 'AREA', 'x', 'x', now(), now())`,
  )
  const [before, , within] = values(await asked)
  const [after] = values(await lanes.ask(me(''), [count], always))
  expect(within).toEqual(before)
  expect(Number(after?.[0]?.[0])).toBe(Number(before?.[0]?.[0]) + 1)
  await lanes.close()
})

test('connections that break are replaced, and what was asked on them is asked again', async () => {
  const lanes = lanesOf(3)
  await Promise.all(Array.from({ length: 20 }, () => lanes.ask(me(''), [whoAmI], always)))
  const slow = Array.from({ length: 6 }, (_, index) =>
    lanes.ask(me(`s${index}`), [ask('select pg_sleep(0.5)'), whoAmI], always),
  )
  await new Promise((resolve) => setTimeout(resolve, 150))
  await world.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app_web' and query like '%pg_sleep(0.5)%' and pid <> pg_backend_pid()`,
  )
  const found = await Promise.all(slow)
  expect(found.map(({ error }) => error)).toEqual(slow.map(() => null))
  expect(found.map((one) => values(one)[1]?.[0]?.[1])).toEqual(slow.map((_, index) => `s${index}`))
  await lanes.close()
})

test('what a caller who has gone asked for is not sent', async () => {
  const lanes = lanesOf()
  const busy = Array.from({ length: 8 }, () => lanes.ask(me(''), [ask('select pg_sleep(0.02)')], always))
  await busy[0]
  const gone = await lanes.ask(
    me(''),
    Array.from({ length: 1 }, () => whoAmI),
    () => false,
  )
  await Promise.all(busy)
  expect(gone.error === null || gone.error.message === 'The caller has gone').toBe(true)
  await lanes.close()
})

test('a connection keeps a bounded number of prepared statements', async () => {
  const lanes = lanesOf()
  for (let round = 0; round < 3; round += 1)
    for (let number = 0; number < 400; number += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          lanes.ask(me(''), [ask(`select ${number + index} as n`), ask(`select ${number + index} as n`)], always),
        ),
      )
  const kept = await lanes.ask(me(''), [ask('select count(*) from pg_prepared_statements')], always)
  expect(Number(values(kept)[0]?.[0]?.[0])).toBeLessThanOrEqual(151)
  await lanes.close()
})

test('what is to be planned anew is planned for its values every time, and what travels later is not', async () => {
  const lanes = lanesOf()
  const text = 'select count(*) from pg_class where relname = $1::text'
  const anew = { statement: statementOf(`${text} -- anew`, { isPlannedAnew: true }), values: ['x'] }
  for (let round = 0; round < 12; round += 1) {
    await lanes.ask(me('a'), [anew], always)
    await lanes.ask(me('a'), [ask(text, 'x')], always)
  }
  const plans = ask(`select custom_plans, generic_plans from pg_prepared_statements where statement = $1::text`, text)
  const [[usual] = []] = values(await lanes.ask(me('a'), [plans], always))
  const [[own] = []] = values(await lanes.ask(me('a'), [{ ...plans, values: [anew.statement.text] }], always))
  expect(own).toEqual(['11', '0'])
  expect(usual).toEqual(['5', '6'])
  await lanes.close()
})

test('what an index can answer is not read from end to end, nor by several processes', async () => {
  const lanes = new Lanes({ config, role: 'app_hq', most: 1 })
  const [rows = []] = values(
    await lanes.ask(me('a'), [ask(`explain select count(*) from station where code >= ''`)], always),
  )
  expect(rows.flat().join('\n')).toContain('Index Cond')
  const workers = values(await lanes.ask(me('a'), [ask('show max_parallel_workers_per_gather')], always))
  expect(workers).toEqual([[['0']]])
  await lanes.close()
})
