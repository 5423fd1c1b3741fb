import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, atRate, formatYuan, isFen, multiply, parseYuan, sumOf } from './money.ts'

const limit = Number.MAX_SAFE_INTEGER
const fen = fc.integer({ min: -limit, max: limit })
const modest = fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 })

describe('parseYuan', () => {
  it.each([
    ['1,234.50', 123450],
    ['1234.5', 123450],
    ['0', 0],
    ['-0', 0],
    ['0.01', 1],
    ['-3.07', -307],
    ['+8', 800],
    ['￥1,234.50', 123450],
    ['¥ 12', 1200],
    ['-¥12', -1200],
    ['12元', 1200],
    ['１，２３４．５０', 123450],
    ['－３．０７', -307],
    ['\u22123.07', -307],
    [' 1 234.50 ', 123450],
    ['21474836.48', 2147483648],
    ['90071992547409.91', limit],
  ])('%s', (text, amount) => {
    expect(Object.is(parseYuan(text), amount)).toBe(true)
  })
  it.each([
    '',
    '.',
    '1.',
    '.5',
    '1.005',
    '12,34',
    '1,2345',
    '1,234,5',
    '1e3',
    '0x10',
    '--1',
    '1-',
    'NaN',
    '12%',
    '十二',
    '90071992547409.92',
    '1.2.3',
    '$5',
  ])('refuses %s', (text) => {
    expect(parseYuan(text)).toBeNull()
  })
})

describe('formatYuan', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123450, '1,234.50'],
    [-100000000, '-1,000,000.00'],
    [limit, '90,071,992,547,409.91'],
  ])('%i', (amount, text) => {
    expect(formatYuan(amount)).toBe(text)
  })
  it('is read back as the same amount', () => {
    fc.assert(fc.property(fen, (amount) => parseYuan(formatYuan(amount)) === amount + 0))
  })
  it.each([1.5, Number.NaN, limit + 1])('refuses %d', (amount) => {
    expect(() => formatYuan(amount)).toThrow(RangeError)
  })
})

describe('rounding', () => {
  it.each([
    [100, 130_000, 13],
    [50, 130_000, 7], // 6.5
    [-50, 130_000, -7],
    [49, 10_000, 0], // 0.49
    [50, 10_000, 1], // 0.50
    [333, 333_333, 111],
    [limit, 1_000_000, limit],
    [limit, 500_000, (limit + 1) / 2],
    [0, 999_999, 0],
  ])('%i at %i per million is %i', (amount, rate, result) => {
    expect(Object.is(atRate(amount, rate), result)).toBe(true)
  })
  it('multiplies and divides with one rounding', () => {
    expect(multiply(1999, 3)).toBe(5997)
    expect(multiply(10000, 50, 60)).toBe(8333)
    expect(multiply(10000, 20, 60)).toBe(3333)
    expect(multiply(1, 1, 2)).toBe(1)
    expect(multiply(-1, 1, 2)).toBe(-1)
  })
  it('is exact to half a fen, symmetric and monotonic', () => {
    fc.assert(
      fc.property(modest, modest, fc.integer({ min: 0, max: 5_000_000 }), (a, b, rate) => {
        const result = BigInt(atRate(a, rate))
        const error = result * 1_000_000n - BigInt(a) * BigInt(rate)
        expect(error >= -500_000n && error <= 500_000n).toBe(true)
        expect(atRate(-a, rate) + atRate(a, rate)).toBe(0)
        expect(atRate(Math.min(a, b), rate) <= atRate(Math.max(a, b), rate)).toBe(true)
      }),
    )
  })
  it('refuses what does not fit', () => {
    expect(() => atRate(limit, 1_000_001)).toThrow(RangeError)
    expect(() => atRate(1.5, 1)).toThrow(RangeError)
    expect(() => multiply(1, 1, 0)).toThrow(RangeError)
    expect(() => sumOf([limit, 1])).toThrow(RangeError)
    expect(isFen(2 ** 53)).toBe(false)
    expect(isFen('1')).toBe(false)
  })
  it('sums without passing through a number that is too large', () => {
    expect(sumOf([limit, limit, -limit])).toBe(limit)
    expect(sumOf([])).toBe(0)
  })
})

describe('allocate', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [2, [1, 1, 1], [1, 1, 0]],
    [10, [0, 3, 0], [0, 10, 0]],
    [101, [50, 30, 20], [51, 30, 20]],
    [5, [3, 7], [2, 3]], // 1.5 and 3.5: a tie goes to the earlier
    [0, [1, 2], [0, 0]],
    [limit, [1], [limit]],
  ])('%i by %j', (total, weights, shares) => {
    expect(allocate(total, weights)).toEqual(shares)
  })
  it('loses nothing, gives nothing for nothing, and is off by less than a fen', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 0))
    fc.assert(
      fc.property(fen, weights, (total, parts) => {
        const shares = allocate(total, parts)
        const whole = BigInt(parts.reduce((sum, part) => sum + part, 0))
        expect(sumOf(shares)).toBe(total + 0)
        shares.forEach((share, index) => {
          const difference = BigInt(share) * whole - BigInt(total) * BigInt(parts[index]!)
          expect(difference < whole && difference > -whole).toBe(true)
          if (parts[index] === 0) expect(share).toBe(0)
        })
      }),
    )
  })
  it.each([[[]], [[0, 0]], [[-1, 2]], [[0.5]]])('refuses weights %j', (weights) => {
    expect(() => allocate(100, weights)).toThrow(RangeError)
  })
})
