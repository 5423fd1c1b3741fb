import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newFactorSecret, plainCode, stepOf } from './one-time-code.ts'
import { sealText, unsealText } from './sealed-secret.ts'
import { openSignIn, password } from './sign-in.fixture.ts'

let house: Awaited<ReturnType<typeof openSignIn>>
beforeAll(async () => void (house = await openSignIn()))
afterAll(() => house.close())
beforeEach(async () => void (await house.forgetAttempts()))

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** RFC 6238 once more, written for the test alone. */
function codeAt(key: string, offset = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(house.auth.clock.now().getTime() / 30_000) + offset))
  const sum = createHmac('sha1', bytesOf(key)).update(counter).digest()
  const number = sum.readUInt32BE((sum.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

let people = 0
async function enrolled() {
  const email = `factor${(people += 1)}@example.com`
  const { id } = await house.person({ email })
  const { cookie } = await house.signIn('admin', email)
  const begun = await house.post('admin/second-factor/begin', { password }, { cookie })
  const key = String(begun.body['key'])
  const enabled = await house.post('admin/second-factor/enable', { code: codeAt(key) }, { cookie })
  const codes: string[] = enabled.body['recoveryCodes'] ?? []
  house.advance(2) // the code of the enrolment is used up
  return { id, email, cookie, key, codes, address: String(begun.body['address']) }
}
const enter = (email: string, code?: string, secret = password) =>
  house.post('admin/sign-in', { identifier: email, password: secret, ...(code ? { code } : {}) })

test('the codes are those of RFC 6238, appendix B', async () => {
  const secret = '12345678901234567890'
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ] as const) {
    const now = new Date(seconds * 1000)
    expect(await stepOf(secret, code, { now, after: 0 })).toBe(Math.floor(seconds / 30))
    expect(await stepOf(secret, code, { now: new Date((seconds + 30) * 1000), after: 0 })).not.toBeNull()
    expect(await stepOf(secret, code, { now: new Date((seconds + 90) * 1000), after: 0 })).toBeNull()
  }
  expect(newFactorSecret()).toMatch(/^[\w-]{22}$/)
  expect(plainCode(' １２３-456 ')).toBe('123456')
})

test('a sealed secret opens with its own key, for its own owner, unchanged', () => {
  const sealed = sealText('secret', 'second factor', { owner: 'a', text: 'abc' })
  expect(unsealText('secret', 'second factor', { owner: 'a', sealed })).toBe('abc')
  expect(unsealText('other', 'second factor', { owner: 'a', sealed })).toBeNull()
  expect(unsealText('secret', 'elsewhere', { owner: 'a', sealed })).toBeNull()
  expect(unsealText('secret', 'second factor', { owner: 'b', sealed })).toBeNull()
  expect(unsealText('secret', 'second factor', { owner: 'a', sealed: 'AAAA' })).toBeNull()
})

test('enrolling needs the password and a right code; then the session opens only after the second step', async () => {
  const { id } = await house.person({ email: 'enrols@example.com' })
  const { cookie } = await house.signIn('admin', 'enrols@example.com')
  const post = (path: string, body: object) => house.post(`admin/second-factor/${path}`, body, { cookie })
  expect((await post('begin', { password: 'wrong' })).body).toMatchObject({ code: 'PASSWORD_WRONG' })
  expect((await post('enable', { code: '123456' })).body).toMatchObject({ code: 'SIGN_IN_CODE_WRONG' })
  const begun = await post('begin', { password })
  const key = String(begun.body['key'])
  expect(begun.body['address']).toBe(
    `otpauth://totp/Stationmaster:enrols%40example.com?secret=${key}&issuer=Stationmaster&digits=6&period=30`,
  )
  expect((await house.signIn('admin', 'enrols@example.com')).status).toBe(200) // on trial it does not count
  const enabled = await post('enable', { code: codeAt(key) })
  expect(enabled.body['recoveryCodes']).toHaveLength(10)
  expect((await post('begin', { password })).body).toMatchObject({ code: 'SECOND_FACTOR_EXISTS' })

  house.advance(2)
  const sessions = async () =>
    (await house.ownerPool.query('select 1 from auth.session where user_id = $1', [id])).rowCount
  const before = await sessions()
  expect(before).toBe(1) // the others ended with the enrolment
  expect(await enter('enrols@example.com')).toMatchObject({ status: 401, body: { code: 'SIGN_IN_CODE_NEEDED' } })
  expect(await enter('enrols@example.com', codeAt(key), 'wrong')).toMatchObject({ body: { code: 'SIGN_IN_FAILED' } })
  const wrong = await enter('enrols@example.com', '000000')
  expect([wrong.status, wrong.body['code'], wrong.cookies]).toEqual([401, 'SIGN_IN_CODE_WRONG', []])
  expect(await sessions()).toBe(before)
  const right = await enter('enrols@example.com', codeAt(key))
  expect(right.status).toBe(200)
  expect(await house.actor('admin', right.cookie)).toMatchObject({ userId: id, hasSecondFactor: true })
  const stored = await house.ownerPool.query('select secret from auth.second_factor where user_id = $1', [id])
  expect(stored.rows[0].secret).not.toContain(bytesOf(key).toString())
})

test('a code works once, one step to either side, also when two try it at the same time', async () => {
  const { email, key } = await enrolled()
  const code = codeAt(key, -1)
  const both = await Promise.all([enter(email, code), enter(email, code)])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await enter(email, code)).status).toBe(401)
  expect((await enter(email, codeAt(key, -2))).status).toBe(401)
  expect((await enter(email, codeAt(key, 1))).status).toBe(200)
  expect((await enter(email, codeAt(key))).status).toBe(401) // older than the last one
})

test('recovery codes work once each, in any spelling', async () => {
  const { email, codes, cookie, id } = await enrolled()
  const [first = '', second = ''] = codes
  expect((await enter(email, first)).status).toBe(200)
  expect((await enter(email, first)).status).toBe(401)
  expect((await enter(email, ` ${second.replace('-', ' ').toLowerCase()}`)).status).toBe(200)
  const left = await house.get('admin/second-factor')
  expect(left.json()).toMatchObject({ code: 'UNAUTHENTICATED' })
  const { rows } = await house.ownerPool.query('select code_hash from auth.recovery_code where user_id = $1', [id])
  expect(JSON.stringify(rows)).not.toContain(plainCode(second))
  const renewed = await house.post('admin/second-factor/recovery-codes', { password, code: codes[2] }, { cookie })
  expect(renewed.body['recoveryCodes']).toHaveLength(10)
  expect((await enter(email, codes[3])).status).toBe(401)
})

test('five wrong codes close the second step of the account, from everywhere', async () => {
  const { email, key } = await enrolled()
  for (let count = 0; count < 5; count += 1) {
    const answer = await house.post(
      'admin/sign-in',
      { identifier: email, password, code: '000001' },
      { 'x-forwarded-for': `10.9.${count}.1` },
    )
    expect(answer.body['code']).toBe('SIGN_IN_CODE_WRONG')
  }
  const answer = await house.post(
    'admin/sign-in',
    { identifier: email, password, code: codeAt(key) },
    { 'x-forwarded-for': '10.9.99.1' },
  )
  expect(answer).toMatchObject({ status: 429, body: { code: 'SIGN_IN_LOCKED' } })
})

test('ending it needs password and code', async () => {
  const { email, key, cookie } = await enrolled()
  const disable = (body: object) => house.post('admin/second-factor/disable', body, { cookie })
  expect((await disable({ password })).body).toMatchObject({ code: 'SIGN_IN_CODE_NEEDED' })
  expect((await disable({ password: 'wrong', code: codeAt(key) })).body).toMatchObject({ code: 'PASSWORD_WRONG' })
  expect((await disable({ password, code: codeAt(key) })).status).toBe(200)
  expect((await enter(email)).status).toBe(200)
})

test('confirming makes a session fresh again', async () => {
  const { id } = await house.person({ email: 'fresh@example.com' })
  const { cookie } = await house.signIn('admin', 'fresh@example.com')
  const since = async () => (await house.actor('admin', cookie))?.authenticatedAt?.getTime() ?? 0
  const atFirst = await since()
  house.advance(10)
  expect(await since()).toBe(atFirst)
  const confirm = (body: object) => house.post('admin/confirm', body, { cookie })
  expect((await confirm({ password: 'wrong' })).body).toMatchObject({ code: 'PASSWORD_WRONG' })
  expect(await since()).toBe(atFirst)
  expect((await confirm({ password })).status).toBe(200)
  expect(await since()).toBeGreaterThan(atFirst)
  const trail = await house.ownerPool.query('select action from audit_event where entity_id = $1 order by seq', [id])
  expect(trail.rows.map(({ action }) => action)).toEqual(['signIn', 'confirmSignIn'])
})
