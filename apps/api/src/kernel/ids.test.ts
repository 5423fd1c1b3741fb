import { describe, expect, it } from 'vitest'
import { fixedClock } from './clock.ts'
import { isUuid, newId } from './ids.ts'

describe('ids', () => {
  it('are different, valid and in order', () => {
    const ids = Array.from({ length: 5000 }, () => newId())
    expect(new Set(ids).size).toBe(5000)
    expect(ids.every(isUuid)).toBe(true)
    expect(ids.toSorted()).toEqual(ids)
    expect(ids[0]![14]).toBe('7')
  })
  it('carry the time of the clock', () => {
    const clock = fixedClock('2026-11-21T00:00:00Z')
    const early = newId(clock)
    clock.advance(1)
    expect(Number.parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-21T00:00:00Z'))
    expect(newId(clock) > early).toBe(true)
    expect(newId(clock)).not.toBe(newId(clock))
  })
  it('can be repeated with a given clock and randomness', () => {
    const make = () => newId(fixedClock('2026-11-21T00:00:00Z'), () => new Uint8Array(16).fill(7))
    expect(make()).toBe(make())
  })
  it.each([
    '',
    'x',
    '019abcde-0000-7000-8000-00000000000',
    '019abcde00007000800000000000000a',
    '00000000-0000-0000-0000-000000000000',
    "019abcde-0000-7000-8000-00000000000a' or 1=1",
    '019abcde-0000-7000-8000-00000000000a\n',
  ])('%s is no id', (text) => {
    expect(isUuid(text)).toBe(false)
  })
  it('accepts upper case', () => {
    expect(isUuid('019ABCDE-0000-7000-8000-00000000000A')).toBe(true)
  })
})
