import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemCaller } from '../src/kernel/context.ts'
import { clientOptions } from '../src/kernel/database.ts'
import { withScope } from '../src/kernel/scope.ts'
import { query } from '../src/kernel/sql.ts'
import { joinStarts } from '../src/kernel/transaction-start.ts'
import { openWorld, type World } from './world.ts'

let world: World
let pool: pg.Pool
let client: pg.PoolClient

beforeAll(async () => {
  world = await openWorld()
  const connection = world.app.services.database.connectionAs('app_web')
  pool = new pg.Pool({
    ...clientOptions(connection),
    database: connection.database,
    max: 1,
    pipeline: true,
  } as pg.PoolConfig)
  joinStarts(pool)
  client = await pool.connect()
})
afterAll(async () => {
  client.release()
  await pool.end()
  await world.close()
})

const settings = (name: string, value: string) =>
  client.query(`select set_config('role', 'app_job', true), set_config('${name}', '${value}', true)`)
const seen = async () => {
  const { rows } = await client.query<{ role: string; user: string }>(
    `select current_user as role, current_setting('app.user_id', true) as user`,
  )
  return rows
}

test('a transaction begins with its first question, for whom it was said', async () => {
  await client.query('begin')
  await settings('app.user_id', 'somebody')
  expect(await seen()).toEqual([{ role: 'app_job', user: 'somebody' }])
  expect(await seen()).toEqual([{ role: 'app_job', user: 'somebody' }])
  await client.query('commit')
  expect(await seen()).toEqual([{ role: 'app_web', user: '' }])
})

test('what went wrong at the beginning is told by the first question, and nothing is done', async () => {
  await client.query('begin')
  await settings('statement_timeout', 'nonsense')
  const writing = client.query(`insert into number_range (prefix, day, last) values ('XX', '2026-11-22', 1)`)
  await expect(writing).rejects.toThrow('invalid value for parameter "statement_timeout"')
  await client.query('rollback')
  expect(await seen()).toEqual([{ role: 'app_web', user: '' }])
  expect(await world.sql(`select 1 from number_range where prefix = 'XX'`)).toEqual([])
})

test('a transaction that asks nothing is never begun', async () => {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await client.query('start transaction isolation level repeatable read read only')
  await client.query('rollback')
  expect(await world.sql('select query from pg_stat_activity where pid = $1', [rows[0]?.pid])).toEqual([
    { query: 'select pg_backend_pid() as pid' },
  ])
  const { rows: after } = await client.query(`select current_setting('transaction_read_only') as "isReadOnly"`)
  expect(after).toEqual([{ isReadOnly: 'off' }])
})

test('a transaction without settings begins with its first question too', async () => {
  await client.query('start transaction isolation level repeatable read read only')
  const { rows } = await client.query(`select current_setting('transaction_isolation') as level, $1::text as bound`, [
    'x',
  ])
  expect(rows).toEqual([{ level: 'repeatable read', bound: 'x' }])
  await client.query('rollback')
})

test('what cannot be told at the end undoes all that was done', async () => {
  const { services } = world.app
  const told: string[] = []
  services.database.onEvents.add(() => void told.push('told'))
  const change = (text: string) =>
    withScope(services.database, systemCaller(services.clock), async (ctx) => {
      await query(ctx.em, `insert into number_range (prefix, day, last) values ('YY', '2026-11-22', 1)`)
      ctx.emit({ name: 'test.said', payload: { text } })
    })
  const ranges = () => world.sql(`select last from number_range where prefix = 'YY'`)
  await expect(change('\0')).rejects.toThrow('unsupported Unicode escape sequence')
  expect([await ranges(), told]).toEqual([[], []])
  await change('said')
  expect([await ranges(), told]).toEqual([[{ last: 1 }], ['told']])
  expect(await world.sql(`select payload from outbox_event where name = 'test.said'`)).toEqual([
    { payload: { text: 'said' } },
  ])
})
