import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { configureLinks } from '../../kernel/auth/links.ts'
import type { Mail } from '../../kernel/mail.ts'
import { inviteMutation, usersOf } from './user.fixture.ts'

let world: World
let users: ReturnType<typeof usersOf>
beforeAll(async () => {
  world = await openWorld()
  users = usersOf(world)
})
afterAll(() => world.close())

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
    const { link } = await users.invite(await world.as('HQ_ADMIN'), {
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
    expect((await users.invite(await world.as('HQ_ADMIN'), input)).code).toBe(code)
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
    expect((await users.invite(await world.as(actor), { roles: [role] })).code).toBe(code)
  })

  test('a region manager invites in his provinces only, a station for itself only', async () => {
    const [own, foreign] = [await world.stationId('A'), await world.stationId('C')]
    const region = await world.as('REGION_MANAGER')
    expect((await users.invite(region, { roles: ['STATION_OWNER'], stationId: own })).code).toBeNull()
    expect((await users.invite(region, { roles: ['STATION_OWNER'], stationId: foreign })).code).toBe('NOT_FOUND')
    const station = await world.as('STATION_OWNER')
    expect((await users.invite(station, { roles: ['TECHNICIAN'], stationId: await world.stationId('B') })).code).toBe(
      'NOT_FOUND',
    )
  })
})

test('with a way to mail, the link goes to the invited person alone: not to the inviter, the queue or the tables', async () => {
  const mails: Mail[] = []
  const { publicUrl, mailer } = world.app.services
  configureLinks({ publicUrl, mailer: { delivers: true, send: async (mail) => void mails.push(mail) } })
  const region = await world.as('REGION_MANAGER')
  const input = { email: 'mailed@users.test', roles: ['STATION_OWNER'], stationId: await world.stationId('A') }
  const { link } = await users.invite(region, input)
  expect(link).toMatchObject({ url: null, sentTo: 'mailed@users.test', user: { state: 'INVITED' } })
  await expect.poll(() => mails.length, { timeout: 10_000 }).toBe(1)
  configureLinks({ publicUrl, mailer })
  expect(mails[0]?.to).toBe('mailed@users.test')
  const token = /http:\/\/localhost\/invitation\/([\w-]{43})/.exec(mails[0]?.text ?? '')?.[1]
  const kept = await world.sql<{ text: string }>(
    'select payload::text as text from job union all select payload::text from outbox_event',
  )
  for (const { text } of kept) expect(text).not.toContain(token)
  const payload = { purpose: 'invitation', token, password: 'Lotus pond 12 frogs' }
  expect((await world.asPublic().http({ method: 'POST', url: '/auth/portal/set-password', payload })).statusCode).toBe(
    200,
  )
})
