import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { withScope } from '../../kernel/scope.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { compare } from './standing.service.ts'

const clock = fixedClock('2026-11-20T10:00:00+08:00')
let world: World
let station: string
beforeAll(async () => {
  world = await openWorld({ clock })
  station = await world.stationId('A')
})
afterAll(() => world.close())
beforeEach(() => world.sql('delete from deadline'))

async function settle(): Promise<void> {
  for (let again = true; again;) again = await withScope(world.app.services.database, systemCaller(clock), compare)
}
const deadlines = () =>
  world.sql<{ state: string; due_on: string; open: boolean }>(
    `select state, due_on::text, is_open as open from deadline where subject_id = $1 order by created_at, id`,
    [station],
  )
const contractEnds = (day: string | null) =>
  world.sql('update station set contract_ends_on = $2 where id = $1', [station, day])

test('a contract stands on the desk from its notice on, and only once', async () => {
  await contractEnds('2027-01-20') // 61 days
  await settle()
  expect(await deadlines()).toEqual([])
  await contractEnds('2027-01-19')
  await settle()
  await settle()
  expect(await deadlines()).toEqual([{ state: 'RUNNING', due_on: '2027-01-19', open: true }])
})

test('renewing meets it; the next notice begins a new one', async () => {
  await contractEnds('2026-12-31')
  await settle()
  await contractEnds('2027-12-31')
  await settle()
  expect(await deadlines()).toEqual([{ state: 'MET', due_on: '2026-12-31', open: false }])
})

test('a day that was corrected begins anew', async () => {
  await contractEnds('2026-12-31')
  await settle()
  await contractEnds('2026-12-01')
  await settle()
  expect(await deadlines()).toEqual([
    { state: 'CANCELLED', due_on: '2026-12-31', open: false },
    { state: 'RUNNING', due_on: '2026-12-01', open: true },
  ])
})

test('a station that is being ended has no contract to renew', async () => {
  await contractEnds('2026-12-31')
  await settle()
  await world.sql(`update station set state = 'TERMINATING' where id = $1`, [station])
  await settle()
  expect(await deadlines()).toEqual([{ state: 'CANCELLED', due_on: '2026-12-31', open: false }])
  await world.sql(`update station set state = 'ACTIVE', contract_ends_on = '2099-12-31' where id = $1`, [station])
})

test('an invitation is met by its acceptance and cancelled with the account', async () => {
  const [taken, ended] = [newId(), newId()]
  for (const id of [taken, ended]) {
    await world.sql(
      `insert into app_user (id, name, email, audience, state, roles, region_ids, station_id, created_at, updated_at)
       values ($1, '新人', $2, 'STATION', 'INVITED', '{TECHNICIAN}', '{}', $3, '2026-11-18', '2026-11-18')`,
      [id, `${id}@test`, station],
    )
  }
  await settle()
  await world.sql(`update app_user set state = 'ACTIVE' where id = $1`, [taken])
  await world.sql(`update app_user set state = 'DEACTIVATED' where id = $1`, [ended])
  await settle()
  const states = await world.sql<{ subject_id: string; state: string }>(
    `select subject_id, state from deadline where key = 'users.invitation' order by state`,
  )
  expect(states).toEqual([
    { subject_id: ended, state: 'CANCELLED' },
    { subject_id: taken, state: 'MET' },
  ])
})
