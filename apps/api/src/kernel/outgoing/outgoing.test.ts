import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { callableUrl, isPublicAddress, type OutgoingRules } from './address-guard.ts'
import { postJson, type Posting } from './post-json.ts'

const strict: OutgoingRules = { hosts: null, loopback: false }
const local: OutgoingRules = { hosts: null, loopback: true }
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A stand-in on 127.0.0.2, where the machine's own resolver never leads. */
async function standIn(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve))
  return `http://localhost:${(server.address() as AddressInfo).port}/robot?key=abcd`
}
const here: Posting = { ...local, resolve: async () => [{ address: '127.0.0.2', family: 4 }] }
const codeOf = (posting: Promise<unknown>) =>
  posting.then(
    () => 'DONE',
    (error: { code: string }) => error.code,
  )

describe('which addresses may be called', () => {
  test.each([
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x',
    'https://oapi.dingtalk.com:8443/robot/send?access_token=x',
    'https://1.1.1.1/x',
    'https://[2606:4700::1111]/x',
  ])('%s', (address) => expect(callableUrl(address, strict)?.href).toBe(address))

  test.each([
    'http://qyapi.weixin.qq.com/',
    'https://qyapi.weixin.qq.com:8080/',
    'https://user:word@qyapi.weixin.qq.com/',
    'file:///etc/passwd',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://10.0.0.8/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.100.100.200/',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[::7f00:1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
    'no address',
  ])('not %s', (address) => expect(callableUrl(address, strict)).toBeNull())

  test('only named hosts, when hosts are named', () => {
    const rules = { hosts: ['oapi.dingtalk.com'], loopback: false }
    expect(callableUrl('https://oapi.dingtalk.com/', rules)).not.toBeNull()
    expect(callableUrl('https://oapi.dingtalk.com.evil.example/', rules)).toBeNull()
  })

  test('this machine only when it is allowed, and then no other private one', () => {
    expect(callableUrl('http://127.0.0.1:4999/', local)).not.toBeNull()
    expect(callableUrl('http://10.0.0.8/', local)).toBeNull()
    expect(isPublicAddress('192.168.1.1')).toBe(false)
  })
})

test('a name is looked up once, and the connection goes to what was checked', async () => {
  let asked = 0
  const address = await standIn((_, answer) => answer.end('{"errcode":0}'))
  const resolve = async () => {
    asked += 1
    return [{ address: asked === 1 ? '127.0.0.2' : '127.0.0.9', family: 4 }]
  }
  expect(await postJson(address, {}, { ...local, resolve })).toEqual({ status: 200, text: '{"errcode":0}' })
  expect(asked).toBe(1)
})

test.each([
  ['127.0.0.1'],
  ['::ffff:10.0.0.1'],
  ['fd00::1'],
  ['93.184.216.34', '127.0.0.1'],
  ['93.184.216.34', '169.254.169.254'],
])('a name that leads to %s %s is refused', async (...found) => {
  const resolve = async () => found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  expect(await codeOf(postJson('https://rebind.example/', {}, { ...strict, resolve }))).toBe('ADDRESS_REFUSED')
})

test('a redirect is not followed', async () => {
  let visits = 0
  const address = await standIn((_, answer) => {
    visits += 1
    answer.writeHead(307, { location: '/elsewhere' }).end()
  })
  expect(await codeOf(postJson(address, {}, here))).toBe('REDIRECTED')
  expect(visits).toBe(1)
})

test('an answer without end is cut off', async () => {
  const address = await standIn((_, answer) => {
    const timer = setInterval(() => answer.write('x'.repeat(16_384)), 1)
    answer.on('close', () => clearInterval(timer))
  })
  expect(await codeOf(postJson(address, {}, here))).toBe('TOO_LONG')
})

test('who answers drop by drop is given up, and so is who does not answer', async () => {
  const dripping = await standIn((_, answer) => {
    const timer = setInterval(() => answer.write('x'), 20)
    answer.on('close', () => clearInterval(timer))
  })
  expect(await codeOf(postJson(dripping, {}, { ...here, timeoutMilliseconds: 200 }))).toBe('TIMEOUT')
  const silent = await standIn(() => {})
  expect(await codeOf(postJson(silent, {}, { ...here, timeoutMilliseconds: 200 }))).toBe('TIMEOUT')
})

test('a name that nobody knows, and a port where nobody listens', async () => {
  const unknown = { ...strict, resolve: () => Promise.reject(new Error('ENOTFOUND')) }
  expect(await codeOf(postJson('https://nobody.example/', {}, unknown))).toBe('UNREACHABLE')
  expect(await codeOf(postJson('http://localhost:1/', {}, here))).toBe('UNREACHABLE')
})
