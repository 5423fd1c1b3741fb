import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { addMinutes, systemClock } from '../../kernel/clock.ts'

let world: World
let ahead = 0
beforeAll(async () => {
  const clock = { now: () => addMinutes(systemClock.now(), ahead) }
  world = await openWorld({ clock, config: { demo: false } })
})
afterAll(() => world.close())

test.each(['HQ_ADMIN', 'FINANCE', 'AUDITOR'])('%s can do nothing but enrol until he has done so', async (role) => {
  const client = await world.as(role)
  const asked = '{ viewer { id permissions mustEnrol secondFactorAt } }'
  expect(await client.data(asked)).toMatchObject({
    viewer: { mustEnrol: true, secondFactorAt: null, permissions: ['SESSION_READ_OWN', 'SESSION_REVOKE_OWN'] },
  })
  expect(await client.code('{ stations { totalCount } }')).toBe('SECOND_FACTOR_NEEDED')
  expect(await client.code('{ auditEvents { totalCount } }')).toBe('SECOND_FACTOR_NEEDED')
  expect(await client.code('{ mySessions { id } }')).toBeNull()
  await world.sql('update app_user set second_factor_at = now() where id = $1', [client.userId])
  expect(await client.data(asked)).toMatchObject({ viewer: { mustEnrol: false } })
  expect(await client.code('{ stations { totalCount } }')).toBeNull()
})

test('others may do without', async () => {
  const manager = await world.as('NETWORK_MANAGER')
  expect(await manager.data('{ viewer { mustEnrol } }')).toMatchObject({ viewer: { mustEnrol: false } })
})

const reset = 'mutation($input: UserStepInput!) { resetSecondFactor(input: $input) { id secondFactorAt } }'

test('an administrator takes away the factor of another; dangerous steps ask to sign in again after five minutes', async () => {
  const admin = await world.as('HQ_ADMIN')
  const [user] = await world.sql<{ id: string; version: number }>(
    `select id, version from app_user where email = 'trainer@test'`,
  )
  const { id = '', version = 0 } = user ?? {}
  await world.sql('update app_user set second_factor_at = now() where id = $1', [id])
  await world.sql(`insert into auth.second_factor (user_id, secret, created_at) values ($1, 'sealed', now())`, [id])
  const trainer = await world.as('TRAINER')
  ahead = 6
  const input = { id, expectedVersion: version }
  const answer = await admin.ask(reset, { input })
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'SIGN_IN_AGAIN', params: { minutes: 5, code: true } })
  await world.sql('update auth.session set authenticated_at = $2 where user_id = $1', [
    admin.userId,
    addMinutes(systemClock.now(), ahead),
  ])
  expect(await admin.data(reset, { input })).toMatchObject({ resetSecondFactor: { secondFactorAt: null } })
  expect(await world.sql('select 1 from auth.second_factor where user_id = $1', [id])).toEqual([])
  expect(await trainer.code('{ stations { totalCount } }')).toBe('UNAUTHENTICATED')
  const trail = await world.sql<{ action: string; outcome: string }>(
    `select action, outcome from audit_event where entity_id = $1`,
    [id],
  )
  expect(trail).toEqual([{ action: 'resetSecondFactor', outcome: 'DONE' }])
})

test('nobody resets his own, and stations not those of headquarters', async () => {
  ahead = 0
  const admin = await world.as('HQ_ADMIN')
  const owner = await world.as('STATION_OWNER')
  const [row] = await world.sql<{ version: number }>('select version from app_user where id = $1', [admin.userId])
  const input = { id: admin.userId, expectedVersion: row?.version }
  expect(await admin.code(reset, { input })).toBe('USER_IS_SELF')
  expect(await owner.code(reset, { input })).toBe('NOT_FOUND')
})
