import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { linkStep, read, rolesMutation, step, usersOf } from './user.fixture.ts'

let world: World
let users: ReturnType<typeof usersOf>
beforeAll(async () => {
  world = await openWorld()
  users = usersOf(world)
})
afterAll(() => world.close())

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
    expect(await world.asPublic().code('{ users(first: 5) { nodes { id } } }')).toBe('UNAUTHENTICATED')
  })

  test('a user of another station is not there, for reading and for every change', async () => {
    const id = await users.idOf('owner-b@test')
    const owner = await world.as('STATION_OWNER')
    expect(await owner.data('query ($id: ID!) { user(id: $id) { id } }', { id })).toEqual({ user: null })
    const before = await world.sql('select md5(string_agg(u::text, $1 order by id)) from app_user u', [','])
    for (const name of ['deactivateUser', 'reactivateUser', 'revokeUserSessions'])
      expect(await owner.code(step(name), await users.asStep(id)), name).toBe('NOT_FOUND')
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
        await owner.code(linkStep(name), {
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
    const answer = await owner.data(step('deactivateUser'), await users.asStep(id))
    expect(answer['deactivateUser']).toMatchObject({ state: 'DEACTIVATED', availableActions: ['reactivate'] })
    expect((await victim.data(whoAmI))['viewer']).toBeNull()
    expect(await world.sql('select id from auth.session where user_id = $1', [id])).toEqual([])
    await owner.data(step('reactivateUser'), await users.asStep(id))
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
      input: { id, expectedVersion: await users.versionOf(id), roles: ['REGION_MANAGER'], regionIds: [region?.id] },
    })
    expect(answer['setUserRoles']).toMatchObject({ roles: ['REGION_MANAGER'], regions: [{ name: expect.any(String) }] })
    expect((await person.data(stations))['stations']).toEqual({ nodes: [{ code: 'W-A' }, { code: 'W-B' }] })
  })

  test('a suspended station reads and writes nothing; a terminated one does not come in', async () => {
    const id = await world.stationId('B')
    const owner = await world.asOwnerOf('B')
    const inviteOne = () => users.invite(owner, { roles: ['TECHNICIAN'] }).then(({ code }) => code)
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
        input: { id, expectedVersion: await users.versionOf(id), roles: ['HQ_ADMIN', 'FINANCE'] },
      }),
    ).toBe('USER_IS_SELF')
    expect(await admin.code(step('deactivateUser'), await users.asStep(id))).toBe('USER_IS_SELF')
    expect(await admin.code(linkStep('issueResetLink'), await users.asStep(id))).toBe('USER_IS_SELF')
    const data = await admin.data('query ($id: ID!) { user(id: $id) { availableActions } }', { id })
    expect(data['user']).toEqual({ availableActions: ['update', 'revokeSessions'] })
  })

  test('a manager can neither end nor take over the owner of his station', async () => {
    const manager = await world.as('STATION_MANAGER')
    const id = await users.idOf('station_owner@test')
    expect(await manager.code(step('deactivateUser'), await users.asStep(id))).toBe('USER_OUT_OF_REACH')
    expect(await manager.code(linkStep('issueResetLink'), await users.asStep(id))).toBe('USER_OUT_OF_REACH')
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
    const { link } = await users.invite(await world.as('HQ_ADMIN'), { email: 'second@users.test', roles: ['HQ_ADMIN'] })
    await world.sql("update app_user set state = 'ACTIVE' where id = $1", [link?.user.id])
    await world.sql(
      `insert into auth."user" (id, name, email, email_verified, created_at, updated_at) values ($1::uuid, '', $1::text || '@login.invalid', true, now(), now())`,
      [link?.user.id],
    )
    const [first, second] = [await world.as('HQ_ADMIN'), await world.signedIn('second@users.test', 'admin')]
    const codes = await Promise.all([
      first.code(step('deactivateUser'), await users.asStep(second.userId ?? '')),
      second.code(step('deactivateUser'), await users.asStep(first.userId ?? '')),
    ])
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    const active = await world.sql("select id from app_user where state = 'ACTIVE' and 'HQ_ADMIN' = any (roles)")
    expect(active).toHaveLength(1)
    await world.sql("update app_user set state = 'ACTIVE', version = version + 1 where 'HQ_ADMIN' = any (roles)")
  })
})
