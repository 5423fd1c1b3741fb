import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSignIn, password } from './sign-in.fixture.ts'

let house: Awaited<ReturnType<typeof openSignIn>>
beforeAll(async () => void (house = await openSignIn()))
afterAll(() => house.close())
beforeEach(async () => void (await house.forgetAttempts()))

describe('signing in', () => {
  test('by e-mail or phone in any spelling; the cookie opens a session of this app', async () => {
    const { id } = await house.person({ email: 'lin.xiao@example.com', phone: '13812345678' })
    for (const identifier of [
      'lin.xiao@example.com',
      ' Lin.Xiao@Example.com ',
      '13812345678',
      '+86 138-1234-5678',
      '１３８１２３４５６７８',
    ]) {
      const answer = await house.signIn('admin', identifier)
      expect(answer, identifier).toMatchObject({ status: 200, body: { ok: true } })
      expect(answer.cookies).toHaveLength(1)
      expect(answer.cookies[0]).toMatch(/^sm_admin=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
      expect(await house.actor('admin', answer.cookie)).toMatchObject({
        userId: id,
        roles: ['HQ_READER'],
        scope: { as: 'hq' },
      })
    }
    const { rows } = await house.ownerPool.query('select last_signed_in_at from app_user where id = $1', [id])
    expect(rows[0].last_signed_in_at).toBeInstanceOf(Date)
  })

  test('signing in again in the same browser ends the session before', async () => {
    await house.person({ email: 'again@example.com' })
    const first = await house.signIn('admin', 'again@example.com')
    const second = await house.signIn('admin', 'again@example.com', password, { cookie: first.cookie })
    expect(await house.actor('admin', first.cookie)).toBeNull()
    expect(await house.actor('admin', second.cookie)).not.toBeNull()
  })

  test('unknown, wrong, deactivated, invited and of the other app are one answer', async () => {
    await house.person({ email: 'right@example.com' })
    await house.person({ email: 'gone@example.com', state: 'DEACTIVATED' })
    await house.person({ email: 'new@example.com', state: 'INVITED' })
    const tries = [
      await house.signIn('admin', 'right@example.com', 'not the password'),
      await house.signIn('admin', 'nobody@example.com'),
      await house.signIn('admin', 'no identifier at all'),
      await house.signIn('admin', 'gone@example.com'),
      await house.signIn('admin', 'new@example.com'),
      await house.signIn('portal', 'right@example.com'),
    ]
    for (const { status, body, cookies } of tries)
      expect([status, body, cookies]).toEqual([401, { ...body, code: 'SIGN_IN_FAILED', params: {} }, []])
    expect(tries[0]?.body['message']).toBe('账号或密码不正确')
  })

  test('a page of another site cannot sign anybody in', async () => {
    await house.person({ email: 'origin@example.com' })
    const from = (headers: Record<string, string>) =>
      house.signIn('admin', 'origin@example.com', password, headers).then(({ status }) => status)
    expect(await from({ origin: 'http://stationmaster.test' })).toBe(200)
    expect(
      await from({ origin: 'http://localhost:8080', host: 'localhost:8080', 'sec-fetch-site': 'same-origin' }),
    ).toBe(200)
    expect(await from({ origin: 'http://evil.test' })).toBe(403)
    expect(await from({ origin: 'null' })).toBe(403)
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await from({ 'sec-fetch-site': 'same-site' })).toBe(403)
  })

  test.each(['{', '[]', '"text"', '{"identifier":1,"password":{}}', '{"identifier":"a@b","password":null}', ''])(
    'the body %s is the caller’s fault',
    async (payload) => {
      const answer = await house.raw('admin/sign-in', payload)
      expect([answer.statusCode, answer.json().code]).toEqual([
        400,
        expect.stringMatching(/^(INPUT|OPERATION)_INVALID$/),
      ])
    },
  )

  test('nothing of better-auth is reachable beside the own routes', async () => {
    for (const path of ['sign-up/email', 'sign-in/email', 'get-session', 'list-sessions']) {
      expect((await house.post(`admin/${path}`, {}).catch(() => ({ status: 404 }))).status, path).toBe(404)
    }
  })
})

describe('lock-out', () => {
  test('five wrong passwords close one network for a quarter of an hour, not the account', async () => {
    await house.person({ email: 'locked@example.com' })
    for (let count = 0; count < 5; count += 1)
      expect((await house.signIn('admin', 'locked@example.com', 'wrong')).status).toBe(401)
    const answer = await house.signIn('admin', 'locked@example.com', password, { 'accept-language': 'en' })
    expect(answer).toMatchObject({
      status: 429,
      body: { code: 'SIGN_IN_LOCKED', params: { minutes: 15 }, message: 'Too many attempts. Try again in 15 minutes' },
    })
    const neighbour = await house.signIn('admin', 'locked@example.com', password, { 'x-forwarded-for': '192.0.2.200' })
    expect(neighbour.status).toBe(429)
    const elsewhere = await house.signIn('admin', 'locked@example.com', password, { 'x-forwarded-for': '198.51.100.4' })
    expect(elsewhere.status).toBe(200)
  })

  test('a right password starts the count anew', async () => {
    await house.person({ email: 'counts@example.com' })
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 3; count += 1) await house.signIn('admin', 'counts@example.com', 'wrong')
      expect((await house.signIn('admin', 'counts@example.com')).status).toBe(200)
    }
  })

  test('the count of one account from everywhere makes answers slow, and refuses nobody', async () => {
    await house.person({ email: 'slow@example.com' })
    house.delays.length = 0
    for (let count = 0; count < 32; count += 1) {
      await house.signIn('admin', 'slow@example.com', 'wrong', { 'x-forwarded-for': `10.1.${count}.1` })
    }
    expect(house.delays).toEqual([2000, 2000])
    expect((await house.signIn('admin', 'slow@example.com', password, { 'x-forwarded-for': '10.2.0.1' })).status).toBe(
      200,
    )
  })

  test('one address may not try many accounts', async () => {
    const answers = []
    for (let count = 0; count < 21; count += 1)
      answers.push((await house.signIn('admin', `nobody${count}@example.com`)).status)
    expect(answers.slice(0, 20).every((status) => status === 401)).toBe(true)
    expect(answers[20]).toBe(429)
  })
})

describe('a session', () => {
  test('of the portal is nothing in the back office, under either name', async () => {
    const { stationId } = await house.person({ phone: '13900000001', audience: 'STATION', roles: ['STATION_OWNER'] })
    const { cookie } = await house.signIn('portal', '13900000001')
    expect(cookie).toMatch(/^sm_portal=/)
    expect(await house.actor('portal', cookie)).toMatchObject({
      audience: 'STATION',
      scope: { as: 'station', stationId },
    })
    expect(await house.actor('admin', cookie)).toBeNull()
    expect(await house.actor('admin', cookie.replace('sm_portal', 'sm_admin'))).toBeNull()
  })

  test('needs our signature', async () => {
    await house.person({ email: 'signed@example.com' })
    const { cookie } = await house.signIn('admin', 'signed@example.com')
    const [token] = decodeURIComponent(cookie.slice('sm_admin='.length)).split('.')
    for (const value of [token, `${token}.`, `${token}.AAAA`, '', '.', `${token}x.${cookie.split('.')[1]}`]) {
      expect(await house.actor('admin', `sm_admin=${value}`), value).toBeNull()
    }
  })

  test('ends when it is idle, and at its absolute end however busy', async () => {
    await house.person({ email: 'idle@example.com' })
    const idle = await house.signIn('admin', 'idle@example.com')
    house.advance(29)
    expect(await house.actor('admin', idle.cookie)).not.toBeNull()
    house.advance(29)
    expect(await house.actor('admin', idle.cookie)).not.toBeNull()
    house.advance(31)
    expect(await house.actor('admin', idle.cookie)).toBeNull()
    const busy = await house.signIn('admin', 'idle@example.com')
    for (let spent = 0; spent < 12 * 60 - 20; spent += 20) {
      house.advance(20)
      expect(await house.actor('admin', busy.cookie), `${spent}`).not.toBeNull()
    }
    house.advance(21)
    expect(await house.actor('admin', busy.cookie)).toBeNull()
  })

  test('notes when it was last seen once a minute at most', async () => {
    await house.person({ email: 'seen@example.com' })
    const { cookie } = await house.signIn('admin', 'seen@example.com')
    const { sessionId } = (await house.actor('admin', cookie)) ?? {}
    const seen = async () =>
      (
        await house.ownerPool.query('select last_seen_at from auth.session where id = $1', [sessionId])
      ).rows[0].last_seen_at.getTime()
    const atFirst = await seen()
    house.advance(0.5)
    await house.actor('admin', cookie)
    expect(await seen()).toBe(atFirst)
    house.advance(1)
    await house.actor('admin', cookie)
    expect(await seen()).toBeGreaterThan(atFirst)
  })

  test.each([
    ['deactivated', "state = 'DEACTIVATED', station_id = null where $2::uuid is not null and"],
    ['moved to the other app', "audience = 'STATION', station_id = $2 where"],
  ])('of somebody %s ends with the next request', async (_, change) => {
    const { id } = await house.person({ email: `${_.slice(0, 5)}@example.com` })
    const { cookie } = await house.signIn('admin', `${_.slice(0, 5)}@example.com`)
    expect(await house.actor('admin', cookie)).not.toBeNull()
    await house.ownerPool.query(`update app_user set ${change} id = $1`, [id, await house.station()])
    expect(await house.actor('admin', cookie)).toBeNull()
  })

  test('has the roles of this moment, and none when the station is locked', async () => {
    const { id, stationId } = await house.person({ phone: '13900000002', audience: 'STATION', roles: ['TECHNICIAN'] })
    const { cookie } = await house.signIn('portal', '13900000002')
    await house.ownerPool.query("update app_user set roles = '{STATION_OWNER}' where id = $1", [id])
    expect((await house.actor('portal', cookie))?.roles).toEqual(['STATION_OWNER'])
    house.lockStation(stationId)
    expect(await house.actor('portal', cookie)).toBeNull()
    expect((await house.signIn('portal', '13900000002')).status).toBe(401)
    house.lockStation(null)
  })

  test('ends by signing out, and the cookie is taken back', async () => {
    await house.person({ email: 'out@example.com' })
    const { cookie } = await house.signIn('admin', 'out@example.com')
    const answer = await house.post('admin/sign-out', {}, { cookie })
    expect(answer.status).toBe(200)
    expect(answer.cookies.join()).toContain('sm_admin=; Max-Age=0')
    expect(await house.actor('admin', cookie)).toBeNull()
    expect((await house.post('admin/sign-out', {})).status).toBe(200)
  })
})

test('changing the password needs the old one, ends the other sessions and renews this one', async () => {
  await house.person({ email: 'changer@example.com' })
  const here = await house.signIn('admin', 'changer@example.com')
  const there = await house.signIn('admin', 'changer@example.com')
  const change = (body: object, cookie = here.cookie) => house.post('admin/change-password', body, { cookie })
  const newPassword = 'Nanjing plane tree 9'
  expect(await change({ currentPassword: 'wrong', newPassword })).toMatchObject({
    status: 400,
    body: { code: 'PASSWORD_WRONG' },
  })
  expect(await change({ currentPassword: password, newPassword: 'changer@example.com!' })).toMatchObject({
    body: { code: 'PASSWORD_PERSONAL' },
  })
  expect(await change({ currentPassword: password, newPassword }, '')).toMatchObject({
    status: 401,
    body: { code: 'UNAUTHENTICATED' },
  })
  const done = await change({ currentPassword: password, newPassword })
  expect(done.status).toBe(200)
  expect(await house.actor('admin', here.cookie)).toBeNull()
  expect(await house.actor('admin', there.cookie)).toBeNull()
  expect(await house.actor('admin', done.cookie)).not.toBeNull()
  expect((await house.signIn('admin', 'changer@example.com')).status).toBe(401)
  expect((await house.signIn('admin', 'changer@example.com', newPassword)).status).toBe(200)
})
