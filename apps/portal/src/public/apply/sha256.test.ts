import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

test.each(['', 'abc', '0', 'a'.repeat(55), '1f0c9a7be2d4561f0c9a7be259999'])('%j', (text) => {
  expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
})
test('longer texts are refused', () => {
  expect(() => sha256('a'.repeat(56))).toThrow(RangeError)
})
