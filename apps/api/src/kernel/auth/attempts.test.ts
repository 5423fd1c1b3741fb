import { expect, test } from 'vitest'
import { isOwnOrigin } from '../http/origin.ts'
import { networkOf } from './attempts.ts'
import { makeHashing } from './password-hash.ts'

test.each([
  ['192.0.2.7', '192.0.2'],
  ['::ffff:192.0.2.7', '192.0.2'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::', 'fe80:0:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  [{}, true],
  [{ origin: 'https://service.example.com' }, true],
  [{ origin: 'https://service.example.com.evil.test' }, false],
  [{ origin: 'http://service.example.com', host: 'other' }, false],
  [{ origin: 'http://localhost:5173', host: 'localhost:5173' }, true],
  [{ origin: 'http://localhost:5173', host: 'localhost:3000' }, false],
  [{ origin: 'not a url', host: 'not a url' }, false],
  [{ 'sec-fetch-site': 'none' }, true],
  [{ 'sec-fetch-site': ['same-origin', 'cross-site'] }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://service.example.com' }, false],
])('%j may speak for a cookie: %s', (headers, allowed) => {
  expect(isOwnOrigin(headers, 'https://service.example.com/network/')).toBe(allowed)
})

test('hashing: what waits too long a queue is refused at once, the rest is answered', async () => {
  const hashing = makeHashing({ concurrent: 1, longest: 2 })
  const answers = await Promise.allSettled([1, 2, 3, 4].map((one) => hashing.hash(`password ${one}`)))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  const hash = await hashing.hash('ｆｕｌｌ－ｗｉｄｔｈ')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hashing.verify({ hash, password: 'full-width' })).toBe(true)
  expect(await hashing.verify({ hash, password: 'half-width' })).toBe(false)
})
