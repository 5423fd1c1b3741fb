import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { read, usersOf } from '../users/user.fixture.ts'
import { ensureSetupLink } from './index.ts'

let world: World
let users: ReturnType<typeof usersOf>
beforeAll(async () => {
  world = await openWorld()
  users = usersOf(world)
})
afterAll(() => world.close())

test('a reset link of the administrator: valid for an hour, the old sessions end with the new password', async () => {
  const person = await world.as('AUDITOR')
  const admin = await world.as('HQ_ADMIN')
  const { url } = await read<{ url: string }>(
    admin,
    'mutation ($input: UserStepInput!) { issueResetLink(input: $input) { url user { email } } }',
    await users.asStep(person.userId ?? ''),
  )
  expect(url).toMatch(/^http:\/\/localhost\/admin\/reset\//)
  const set = await person.http({
    method: 'POST',
    url: '/auth/admin/set-password',
    payload: { purpose: 'reset', token: url.slice(-43), password: 'Eight bridges 1 lake' },
  })
  expect(set.statusCode).toBe(200)
  expect((await person.data('{ viewer { id } }'))['viewer']).toBeNull()
})

test('every role with its permissions and the people who hold it', async () => {
  const roles = await read<{ role: string }[]>(
    await world.as('HQ_ADMIN'),
    '{ roles { role audience scope permissions userCount } }',
  )
  expect(roles).toHaveLength(24)
  expect(roles.find(({ role }) => role === 'PARTS_CLERK')).toMatchObject({
    audience: 'HEADQUARTERS',
    scope: 'ALL',
    userCount: 1,
  })
  expect(await (await world.as('TECHNICIAN')).code('{ roles { role } }')).toBe('FORBIDDEN')
})

describe('own sessions', () => {
  const mine = '{ mySessions { id app current ipAddress lastSeenAt } }'
  test('are listed with the present one marked, and ended one by one; those of others are not there', async () => {
    const [here, there] = [await world.as('DISPATCHER'), await world.as('DISPATCHER')]
    const sessions = await read<{ id: string; current: boolean; app: string }[]>(here, mine)
    expect(sessions.map(({ current, app }) => [current, app]).toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [false, 'admin'],
      [true, 'admin'],
    ])
    const other = sessions.find(({ current }) => !current)?.id
    const revoke = 'mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { id current } }'
    const stranger = await world.as('FINANCE')
    expect(await stranger.code(revoke, { input: { id: other } })).toBe('NOT_FOUND')
    expect(await read<unknown[]>(here, revoke, { input: { id: other } })).toHaveLength(1)
    expect((await there.data('{ viewer { id } }'))['viewer']).toBeNull()
    expect((await here.data('{ viewer { id } }'))['viewer']).not.toBeNull()
  })

  test('a technician of a station sees his own only', async () => {
    const technician = await world.as('TECHNICIAN')
    await world.as('STATION_OWNER')
    const own = await world.sql<{ id: string }>('select id from auth.session where user_id = $1', [technician.userId])
    const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()
    expect(idsOf(await read(technician, mine))).toEqual(idsOf(own))
  })
})

test('no role of the GraphQL side can read a password, a session token or a link', async () => {
  for (const role of ['app_hq', 'app_region', 'app_station', 'app_job', 'app_public', 'app_external']) {
    for (const column of [
      'auth.account(password)',
      'auth.session(token)',
      'auth.one_time_token(token_hash)',
      'auth.verification(value)',
    ]) {
      const [, table, name] = /(.*)\((.*)\)/.exec(column) ?? []
      const [row] = await world.sql<{ may: boolean }>('select has_column_privilege($1, $2, $3, $4) as may', [
        role,
        table,
        name,
        'select',
      ])
      expect(row?.may, `${role} ${column}`).toBe(false)
    }
  }
})

test('the first administrator: a link as long as nobody has set a password, a new one with each start', async () => {
  expect(await ensureSetupLink(world.app.services)).toBeNull()
  await world.sql("update app_user set state = 'INVITED'")
  await world.sql("update app_user set roles = '{HQ_READER}' where 'HQ_ADMIN' = any (roles)")
  const first = await ensureSetupLink(world.app.services)
  const second = await ensureSetupLink(world.app.services)
  expect(second).toMatchObject({
    identifier: 'admin@localhost',
    url: expect.stringMatching(/^http:\/\/localhost\/admin\/setup\/[\w-]{43}$/),
  })
  const http = world.asPublic().http
  const set = (url = '') =>
    http({
      method: 'POST',
      url: '/auth/admin/set-password',
      payload: { purpose: 'setup', token: url.slice(-43), password: 'Nine dragons 1 wall' },
    })
  expect((await set(first?.url)).statusCode).toBe(400)
  expect((await set(second?.url)).statusCode).toBe(200)
  expect(await ensureSetupLink(world.app.services)).toBeNull()
  const signIn = await http({
    method: 'POST',
    url: '/auth/admin/sign-in',
    payload: { identifier: 'admin@localhost', password: 'Nine dragons 1 wall' },
  })
  expect(signIn.statusCode).toBe(200)
})

test('anybody may ask who he is and what the sign-in pages need, nothing else', async () => {
  const data = await world.asPublic().data('{ viewer { id } publicSettings { demo demoAccounts { identifier } } }')
  expect(data).toEqual({ viewer: null, publicSettings: { demo: expect.any(Boolean), demoAccounts: expect.any(Array) } })
})

test('signing in, right or wrong, stands in the audit trail without password or address', async () => {
  const http = world.asPublic().http
  const post = (path: string, payload: object, headers = {}) =>
    http({ method: 'POST', url: `/auth/admin/${path}`, payload, headers })
  const right = await post('sign-in', { identifier: 'admin@localhost', password: 'Nine dragons 1 wall' })
  await post('sign-in', { identifier: 'admin@localhost', password: 'canary-password' })
  await post('sign-in', { identifier: 'nobody@localhost', password: 'canary-password' })
  await post('sign-out', {}, { cookie: String(right.headers['set-cookie']).split(';')[0] })
  const lines = async () => {
    const rows = await world.sql<{ line: string }>(
      `select action || ' ' || outcome || ' ' || (actor_id is not null)::text as line from audit_event
        where action in ('signIn', 'signOut') order by seq desc limit 3`,
    )
    return rows.map(({ line }) => line).toSorted()
  }
  await expect.poll(lines).toEqual(['signIn DONE true', 'signIn REFUSED false', 'signOut DONE true'])
  const all = await world.sql<{ text: string }>('select e::text as text from audit_event e')
  for (const { text } of all) expect(text).not.toMatch(/canary|nobody@/)
})
