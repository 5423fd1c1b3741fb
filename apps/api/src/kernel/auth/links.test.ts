import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSignIn, password } from './sign-in.fixture.ts'

let house: Awaited<ReturnType<typeof openSignIn>>
beforeAll(async () => {
  house = await openSignIn()
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.forgetAttempts()
  house.mails.length = 0
})

const fresh = 'Huangpu river 2 boats'
const setPassword = (purpose: string, token: string, secret = fresh) =>
  house.post('admin/set-password', { purpose, token, password: secret })
const invalid = { status: 400, body: { code: 'LINK_INVALID' } }

test('an invitation shows whom it is for, sets the password, opens the account and works once', async () => {
  const { id } = await house.person({ email: 'invited@example.com', state: 'INVITED' })
  const token = await house.link(id, 'invitation')
  const shown = await house.get(`admin/token/invitation/${token}`)
  expect(shown.json()).toEqual({ ok: true, purpose: 'invitation', name: '林晓', identifier: 'invited@example.com' })
  expect(shown.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  expect((await setPassword('invitation', token)).status).toBe(200)
  expect((await house.signIn('admin', 'invited@example.com', fresh)).status).toBe(200)
  expect(await setPassword('invitation', token, 'Another-good-one-5')).toMatchObject(invalid)
  expect((await house.get(`admin/token/invitation/${token}`)).json()).toMatchObject({ code: 'LINK_INVALID' })
})

test('of two tries at the same moment one wins', async () => {
  const { id } = await house.person({ email: 'race@example.com', state: 'INVITED' })
  const token = await house.link(id, 'invitation')
  const answers = await Promise.all([1, 2, 3, 4].map((one) => setPassword('invitation', token, `${fresh} ${one}`)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('a token of another purpose, an empty one and an invented one are invalid', async () => {
  const { id } = await house.person({ email: 'purpose@example.com', state: 'INVITED' })
  const token = await house.link(id, 'invitation')
  expect(await setPassword('reset', token)).toMatchObject(invalid)
  expect(await setPassword('setup', token)).toMatchObject(invalid)
  expect(await setPassword('invitation', '')).toMatchObject(invalid)
  expect(await setPassword('invitation', 'A'.repeat(43))).toMatchObject(invalid)
  expect((await setPassword('anything', token)).status).toBe(400)
  expect((await setPassword('invitation', token)).status).toBe(200)
})

test('a new link ends the one before; a link ends with its time', async () => {
  const { id } = await house.person({ email: 'late@example.com', state: 'INVITED' })
  const first = await house.link(id, 'invitation')
  const second = await house.link(id, 'invitation')
  expect(await setPassword('invitation', first)).toMatchObject(invalid)
  house.advance(7 * 24 * 60 + 1)
  expect(await setPassword('invitation', second)).toMatchObject({ status: 400, body: { code: 'LINK_EXPIRED' } })
})

test('a link does nothing for somebody who was deactivated meanwhile', async () => {
  const { id } = await house.person({ email: 'meanwhile@example.com' })
  const token = await house.link(id, 'reset')
  await house.ownerPool.query("update app_user set state = 'DEACTIVATED' where id = $1", [id])
  expect(await setPassword('reset', token)).toMatchObject(invalid)
})

test('a forgotten password: a mail with a link to the configured address, sessions end, the new password counts', async () => {
  await house.person({ email: 'forgot@example.com' })
  const { cookie } = await house.signIn('admin', 'forgot@example.com')
  expect((await house.post('admin/forgot', { identifier: 'Forgot@example.com' }, { host: 'evil.test' })).status).toBe(
    200,
  )
  await expect.poll(() => house.mails.length).toBe(1)
  const [mail] = house.mails
  expect(mail).toMatchObject({ to: 'forgot@example.com', subject: expect.stringContaining('重置') })
  const token = /http:\/\/stationmaster\.test\/admin\/reset\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''
  expect((await setPassword('reset', token)).status).toBe(200)
  expect(await house.actor('admin', cookie)).toBeNull()
  expect((await house.signIn('admin', 'forgot@example.com', password)).status).toBe(401)
  expect((await house.signIn('admin', 'forgot@example.com', fresh)).status).toBe(200)
})

test('a forgotten password answers alike for everybody, sends nothing to strangers, and three times an hour at most', async () => {
  for (let count = 0; count < 3; count += 1)
    expect(await house.post('admin/forgot', { identifier: 'stranger@example.com' })).toMatchObject({
      status: 200,
      body: { ok: true },
    })
  expect(await house.post('admin/forgot', { identifier: 'stranger@example.com' })).toMatchObject({
    status: 429,
    body: { code: 'SIGN_IN_LOCKED', params: { minutes: 60 } },
  })
  await house.person({ phone: '13900000003' })
  await house.person({ email: 'portal-only@example.com', audience: 'STATION', roles: ['STATION_OWNER'] })
  await house.post('admin/forgot', { identifier: '13900000003' })
  await house.post('admin/forgot', { identifier: 'portal-only@example.com' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(house.mails).toEqual([])
})

test.each([
  ['short', 'PASSWORD_TOO_SHORT', { minimum: 8 }],
  ['x'.repeat(129), 'PASSWORD_TOO_LONG', { maximum: 128 }],
  ['Password123', 'PASSWORD_TOO_COMMON', {}],
  ['ｐａｓｓｗｏｒｄ１２３', 'PASSWORD_TOO_COMMON', {}],
  ['woaini1314', 'PASSWORD_TOO_COMMON', {}],
  ['Stationmaster2026', 'PASSWORD_TOO_COMMON', {}],
  ['my-rules.owner-9', 'PASSWORD_PERSONAL', {}],
  ['zz13900000004zz', 'PASSWORD_PERSONAL', {}],
])('the password %s is refused, and the link stays good', async (secret, code, params) => {
  const { rows } = await house.ownerPool.query("select id from app_user where email = 'rules.owner@example.com'")
  const id =
    rows[0]?.id ?? (await house.person({ email: 'rules.owner@example.com', phone: '13900000004', state: 'INVITED' })).id
  const token = await house.link(id, 'invitation')
  expect(await setPassword('invitation', token, secret)).toMatchObject({ status: 400, body: { code, params } })
  expect((await house.get(`admin/token/invitation/${token}`)).statusCode).toBe(200)
})

test('no table keeps a token or an identifier in clear', async () => {
  const { id } = await house.person({ email: 'canary@example.com', state: 'INVITED' })
  const token = await house.link(id, 'invitation')
  await house.signIn('admin', 'canary@example.com', 'wrong')
  const { rows } = await house.ownerPool.query(
    'select one_time_token::text as text from auth.one_time_token union all select attempt::text from auth.attempt',
  )
  for (const { text } of rows) expect(text).not.toMatch(new RegExp(`canary|${token}`))
})
