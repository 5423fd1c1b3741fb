import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const inviteMutation = `mutation ($input: InviteUserInput!) { inviteUser(input: $input) { url sentTo expiresAt user { id name state roles audience version availableActions } } }`
const step = (name: string) =>
  `mutation ($input: UserStepInput!) { ${name}(input: $input) { id state version availableActions } }`
const rolesMutation = `mutation ($input: SetUserRolesInput!) { setUserRoles(input: $input) { id roles regions { name } version } }`

let count = 0
const nextEmail = () => `person${(count += 1)}@users.test`
/** One answer of a client: its first field. */
async function read<T>(client: Client, query: string, variables?: Record<string, unknown>): Promise<T> {
  const data: Record<string, unknown> = await client.data(query, variables)
  return Object.values(data)[0] as T
}

const idOf = async (email: string) =>
  (await world.sql<{ id: string }>('select id from app_user where email = $1', [email]))[0]?.id ?? ''
const versionOf = async (id: string) =>
  (await world.sql<{ version: number }>('select version from app_user where id = $1', [id]))[0]?.version ?? 0
const asStep = async (id: string) => ({ input: { id, expectedVersion: await versionOf(id) } })

async function invite(client: Client, input: Record<string, unknown>) {
  const answer = await client.ask(inviteMutation, { input: { name: '林晓', email: nextEmail(), ...input } })
  return {
    code: answer.errors?.[0]?.extensions.code ?? null,
    answer,
    link: Object.values(answer.data ?? {})[0] as { url: string; user: { id: string; state: string } } | undefined,
  }
}

describe('an invitation', () => {
  test('gives its link once to the inviter, and to nobody else ever', async () => {
    const network = await world.as('NETWORK_MANAGER')
    const input = {
      name: '周敏',
      email: 'zhou.min@users.test',
      roles: ['STATION_OWNER'],
      stationId: await world.stationId('B'),
    }
    const headers = { 'idempotency-key': 'invite-zhou-min-0001' }
    const first = await network.data(inviteMutation, { input }, { headers })
    expect(first['inviteUser']).toMatchObject({
      url: expect.stringMatching(/^http:\/\/localhost\/invitation\/[\w-]{43}$/),
      sentTo: null,
      user: { name: '周敏', state: 'INVITED', roles: ['STATION_OWNER'], audience: 'STATION' },
    })
    const again = await network.data(inviteMutation, { input }, { headers })
    expect(again['inviteUser']).toMatchObject({ url: null, user: { name: '周敏' } })
    const token = /[\w-]{43}$/.exec(JSON.parse(JSON.stringify(first)).inviteUser.url)?.[0] ?? ''
    const kept = await world.sql<{ text: string }>(
      'select response::text as text from idempotency union all select input::text || changes::text from audit_event union all select payload::text from outbox_event',
    )
    expect(kept.length).toBeGreaterThan(0)
    for (const { text } of kept) expect(text).not.toContain(token)
  })

  test('is accepted over the sign-in routes, and the owner then sees his station', async () => {
    const { link } = await invite(await world.as('HQ_ADMIN'), {
      email: 'owner.c@users.test',
      roles: ['STATION_OWNER'],
      stationId: await world.stationId('C'),
    })
    const http = world.asPublic().http
    const token = String(link?.url).slice(-43)
    const set = await http({
      method: 'POST',
      url: '/auth/portal/set-password',
      payload: { purpose: 'invitation', token, password: 'Pearl river 8 ferry' },
    })
    expect(set.statusCode).toBe(200)
    const signIn = await http({
      method: 'POST',
      url: '/auth/portal/sign-in',
      payload: { identifier: 'owner.c@users.test', password: 'Pearl river 8 ferry' },
    })
    expect(signIn.statusCode).toBe(200)
    const cookie = String(signIn.headers['set-cookie']).split(';')[0] ?? ''
    const viewer = await http({
      method: 'POST',
      url: '/graphql',
      headers: { cookie, 'x-stationmaster-app': 'portal', 'accept-language': 'en' },
      payload: { query: '{ viewer { name audience roles permissions locale station { code } regions { name } } }' },
    })
    expect(JSON.parse(viewer.body).data.viewer).toMatchObject({
      audience: 'STATION',
      roles: ['STATION_OWNER'],
      locale: 'en',
      station: { code: 'W-C' },
      regions: [],
    })
  })

  test.each([
    ['without e-mail and phone', { email: null, roles: ['HQ_READER'] }, 'INPUT_INVALID'],
    ['a role of the other kind beside', { roles: ['HQ_READER', 'TECHNICIAN'] }, 'USER_ROLES_MIXED'],
    ['a station role without a station', { roles: ['TECHNICIAN'] }, 'INPUT_INVALID'],
    ['a region manager without regions', { roles: ['REGION_MANAGER'] }, 'INPUT_INVALID'],
    ['an e-mail that somebody has', { email: 'HQ_ADMIN@test', roles: ['HQ_READER'] }, 'INPUT_INVALID'],
    ['an unknown role', { roles: ['KING'] }, 'OPERATION_INVALID'],
    [
      'a station that is not there',
      { roles: ['TECHNICIAN'], stationId: '01890000-0000-7000-8000-000000000000' },
      'NOT_FOUND',
    ],
  ])('is refused: %s', async (_, input, code) => {
    expect((await invite(await world.as('HQ_ADMIN'), input)).code).toBe(code)
  })
})

describe('who may give which role', () => {
  test.each([
    ['HQ_ADMIN', 'FINANCE', null],
    ['NETWORK_MANAGER', 'FINANCE', 'USER_OUT_OF_REACH'],
    ['NETWORK_MANAGER', 'HQ_ADMIN', 'USER_OUT_OF_REACH'],
    ['REGION_MANAGER', 'HQ_READER', 'USER_OUT_OF_REACH'],
    ['HQ_READER', 'HQ_READER', 'FORBIDDEN'],
    ['CALL_AGENT', 'TECHNICIAN', 'FORBIDDEN'],
    ['TECHNICIAN', 'TECHNICIAN', 'FORBIDDEN'],
    ['STATION_OWNER', 'STATION_OWNER', null],
    ['STATION_OWNER', 'HQ_READER', 'USER_OUT_OF_REACH'],
    ['STATION_MANAGER', 'TECHNICIAN', null],
    ['STATION_MANAGER', 'STATION_OWNER', 'USER_OUT_OF_REACH'],
  ])('%s inviting %s: %s', async (actor, role, code) => {
    expect((await invite(await world.as(actor), { roles: [role] })).code).toBe(code)
  })

  test('a region manager invites in his provinces only, a station for itself only', async () => {
    const [own, foreign] = [await world.stationId('A'), await world.stationId('C')]
    const region = await world.as('REGION_MANAGER')
    expect((await invite(region, { roles: ['STATION_OWNER'], stationId: own })).code).toBeNull()
    expect((await invite(region, { roles: ['STATION_OWNER'], stationId: foreign })).code).toBe('NOT_FOUND')
    const station = await world.as('STATION_OWNER')
    expect((await invite(station, { roles: ['TECHNICIAN'], stationId: await world.stationId('B') })).code).toBe(
      'NOT_FOUND',
    )
  })
})

describe('whose users somebody sees', () => {
  const list = `{ users(first: 100) { totalCount nodes { id email station { code } regions { code } } } }`
  const codesOf = async (client: Client) => {
    const { nodes } = await read<{ nodes: { station: { code: string } | null }[] }>(client, list)
    return [...new Set(nodes.map(({ station }) => station?.code ?? 'headquarters'))].sort()
  }

  test('headquarters all, a region its stations and its manager, a station its own', async () => {
    expect(await codesOf(await world.as('HQ_ADMIN'))).toEqual(['W-A', 'W-B', 'W-C', 'headquarters'])
    expect(await codesOf(await world.as('REGION_MANAGER'))).toEqual(['W-A', 'W-B', 'headquarters'])
    expect(await codesOf(await world.as('STATION_OWNER'))).toEqual(['W-A'])
    expect(await codesOf(await world.asOwnerOf('B'))).toEqual(['W-B'])
    expect(await (await world.as('TECHNICIAN')).code(list)).toBe('FORBIDDEN')
    expect(await world.asPublic().code(list)).toBe('UNAUTHENTICATED')
  })

  test('a user of another station is not there, for reading and for every change', async () => {
    const id = await idOf('owner-b@test')
    const owner = await world.as('STATION_OWNER')
    expect(await owner.data('query ($id: ID!) { user(id: $id) { id } }', { id })).toEqual({ user: null })
    const before = await world.sql('select md5(string_agg(u::text, $1 order by id)) from app_user u', [','])
    for (const name of ['deactivateUser', 'reactivateUser', 'revokeUserSessions'])
      expect(await owner.code(step(name), await asStep(id)), name).toBe('NOT_FOUND')
    expect(await owner.code(rolesMutation, { input: { id, expectedVersion: 1, roles: ['TECHNICIAN'] } })).toBe(
      'NOT_FOUND',
    )
    expect(
      await owner.code('mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }', {
        input: { id, expectedVersion: 1, name: 'x' },
      }),
    ).toBe('NOT_FOUND')
    for (const name of ['issueResetLink', 'resendInvitation']) {
      expect(
        await owner.code(`mutation ($input: UserStepInput!) { ${name}(input: $input) { url } }`, {
          input: { id, expectedVersion: 1 },
        }),
        name,
      ).toBe('NOT_FOUND')
    }
    expect(await world.sql('select md5(string_agg(u::text, $1 order by id)) from app_user u', [','])).toEqual(before)
  })

  test('filters, search and sort', async () => {
    const admin = await world.as('HQ_ADMIN')
    const find = async (args: string) => {
      const { nodes } = await read<{ nodes: { email: string }[] }>(
        admin,
        `{ users(${args}, first: 100) { nodes { email } } }`,
      )
      return nodes.map(({ email }) => email)
    }
    expect(
      await find(
        'filter: { role: [FINANCE, REGION_MANAGER], audience: [HEADQUARTERS], state: [ACTIVE] }, sort: NAME_ASC',
      ),
    ).toEqual(['finance@test', 'region_manager@test'])
    expect(await find(`filter: { station: ["${await world.stationId('B')}"], state: [ACTIVE] }`)).toEqual([
      'owner-b@test',
    ])
    expect(await find('search: "OWNER-C"')).toEqual(['owner-c@test'])
  })
})

describe('takes effect with the next request', () => {
  const whoAmI = '{ viewer { roles permissions } }'

  test('deactivation, with its sessions gone in the same transaction', async () => {
    const victim = await world.as('STATION_DISPATCHER')
    const id = victim.userId ?? ''
    expect((await victim.data(whoAmI))['viewer']).not.toBeNull()
    const owner = await world.as('STATION_OWNER')
    const answer = await owner.data(step('deactivateUser'), await asStep(id))
    expect(answer['deactivateUser']).toMatchObject({ state: 'DEACTIVATED', availableActions: ['reactivate'] })
    expect((await victim.data(whoAmI))['viewer']).toBeNull()
    expect(await world.sql('select id from auth.session where user_id = $1', [id])).toEqual([])
    await owner.data(step('reactivateUser'), await asStep(id))
    expect((await victim.data(whoAmI))['viewer']).toBeNull()
    expect((await (await world.as('STATION_DISPATCHER')).data(whoAmI))['viewer']).not.toBeNull()
  })

  test('other roles, with regions', async () => {
    const person = await world.as('TRAINER')
    const id = person.userId ?? ''
    const [region] = await world.sql<{ id: string }>("select id from region where code = 'HD'")
    const admin = await world.as('HQ_ADMIN')
    const stations = '{ stations { nodes { code } } }'
    expect((await read<{ nodes: unknown[] }>(person, stations)).nodes.length).toBeGreaterThan(2)
    const answer = await admin.data(rolesMutation, {
      input: { id, expectedVersion: await versionOf(id), roles: ['REGION_MANAGER'], regionIds: [region?.id] },
    })
    expect(answer['setUserRoles']).toMatchObject({ roles: ['REGION_MANAGER'], regions: [{ name: expect.any(String) }] })
    expect((await person.data(stations))['stations']).toEqual({ nodes: [{ code: 'W-A' }, { code: 'W-B' }] })
  })

  test('a suspended station reads and writes nothing; a terminated one does not come in', async () => {
    const id = await world.stationId('B')
    const owner = await world.asOwnerOf('B')
    const inviteOne = () => invite(owner, { roles: ['TECHNICIAN'] }).then(({ code }) => code)
    expect(await inviteOne()).toBeNull()
    await world.sql("update station set state = 'SUSPENDED' where id = $1", [id])
    expect(await inviteOne()).toBe('FORBIDDEN')
    expect(await owner.code('{ users { nodes { id } } }')).toBeNull()
    await world.sql("update station set state = 'TERMINATED' where id = $1", [id])
    expect((await owner.data(whoAmI))['viewer']).toBeNull()
    await world.sql("update station set state = 'ACTIVE' where id = $1", [id])
    expect(await inviteOne()).toBeNull()
  })
})

describe('four eyes', () => {
  test('nobody changes his own roles, ends his own account or makes himself a link', async () => {
    const admin = await world.as('HQ_ADMIN')
    const id = admin.userId ?? ''
    expect(
      await admin.code(rolesMutation, {
        input: { id, expectedVersion: await versionOf(id), roles: ['HQ_ADMIN', 'FINANCE'] },
      }),
    ).toBe('USER_IS_SELF')
    expect(await admin.code(step('deactivateUser'), await asStep(id))).toBe('USER_IS_SELF')
    expect(
      await admin.code('mutation ($input: UserStepInput!) { issueResetLink(input: $input) { url } }', await asStep(id)),
    ).toBe('USER_IS_SELF')
    const data = await admin.data('query ($id: ID!) { user(id: $id) { availableActions } }', { id })
    expect(data['user']).toEqual({ availableActions: ['update', 'revokeSessions'] })
  })

  test('a manager can neither end nor take over the owner of his station', async () => {
    const manager = await world.as('STATION_MANAGER')
    const id = await idOf('station_owner@test')
    expect(await manager.code(step('deactivateUser'), await asStep(id))).toBe('USER_OUT_OF_REACH')
    expect(
      await manager.code(
        'mutation ($input: UserStepInput!) { issueResetLink(input: $input) { url } }',
        await asStep(id),
      ),
    ).toBe('USER_OUT_OF_REACH')
    expect(
      await manager.code('mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }', {
        input: { id, expectedVersion: 1, email: 'mine@users.test' },
      }),
    ).toBe('USER_OUT_OF_REACH')
    expect((await manager.data('query ($id: ID!) { user(id: $id) { availableActions } }', { id }))['user']).toEqual({
      availableActions: [],
    })
  })

  test('two administrators cannot end each other at the same moment', async () => {
    const { link } = await invite(await world.as('HQ_ADMIN'), { email: 'second@users.test', roles: ['HQ_ADMIN'] })
    await world.sql("update app_user set state = 'ACTIVE' where id = $1", [link?.user.id])
    await world.sql(
      `insert into auth."user" (id, name, email, email_verified, created_at, updated_at) values ($1::uuid, '', $1::text || '@login.invalid', true, now(), now())`,
      [link?.user.id],
    )
    const [first, second] = [await world.as('HQ_ADMIN'), await world.signedIn('second@users.test', 'admin')]
    const codes = await Promise.all([
      first.code(step('deactivateUser'), await asStep(second.userId ?? '')),
      second.code(step('deactivateUser'), await asStep(first.userId ?? '')),
    ])
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    const active = await world.sql("select id from app_user where state = 'ACTIVE' and 'HQ_ADMIN' = any (roles)")
    expect(active).toHaveLength(1)
    await world.sql("update app_user set state = 'ACTIVE', version = version + 1 where 'HQ_ADMIN' = any (roles)")
  })
})

test('a reset link of the administrator: valid for an hour, the old sessions end with the new password', async () => {
  const person = await world.as('AUDITOR')
  const admin = await world.as('HQ_ADMIN')
  const { url } = await read<{ url: string }>(
    admin,
    'mutation ($input: UserStepInput!) { issueResetLink(input: $input) { url user { email } } }',
    await asStep(person.userId ?? ''),
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
  expect(roles.find(({ role }) => role === 'FINANCE')).toMatchObject({
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
    expect(sessions.map(({ current, app }) => [current, app]).sort()).toEqual([
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
    expect(await read<unknown[]>(technician, mine)).toHaveLength(1)
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
