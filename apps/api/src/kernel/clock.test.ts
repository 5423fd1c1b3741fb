import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMinutes,
  compareDays,
  daysBetween,
  fixedClock,
  formatMoment,
  localDate,
  localDateOf,
  momentAtEpoch,
  momentInDay,
  momentOf,
  parseLocalDate,
  parseMoment,
  startOfDay,
  systemClock,
  weekdayOf,
} from './clock.ts'

const anyDay = fc.integer({ min: -25_000, max: 40_000 }).map((days) => addDays(localDate('1970-01-01'), days))
const zones = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Cairo',
]

describe('clock', () => {
  it('stands still until it is advanced', () => {
    const clock = fixedClock('2026-11-21T08:00:00+08:00')
    expect(formatMoment(clock.now())).toBe('2026-11-21T00:00:00.000Z')
    clock.advance(90)
    expect(formatMoment(clock.now())).toBe('2026-11-21T01:30:00.000Z')
    clock.now().setFullYear(1999)
    expect(clock.now().getUTCFullYear()).toBe(2026)
    clock.set('2027-01-01T00:00:00Z')
    expect(formatMoment(clock.now())).toBe('2027-01-01T00:00:00.000Z')
  })
  it('the system clock moves with the machine', () => {
    expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000)
  })
})

describe('parseMoment', () => {
  it.each([
    ['2026-11-21T08:00:00+08:00', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21T08:00Z', '2026-11-21T08:00:00.000Z'],
    ['2026-11-21T08:00:00.5-05:30', '2026-11-21T13:30:00.500Z'],
  ])('%s', (text, iso) => {
    const moment = parseMoment(text)
    expect(moment && formatMoment(moment)).toBe(iso)
  })
  it.each([
    '2026-11-21',
    '2026-11-21T08:00:00',
    '2026-02-30T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '21/11/2026',
    '',
    '2026-11-21 08:00:00Z',
    '2026-11-21T08:61:00Z',
    '1763683200000',
    '9999-12-31T23:59:59-01:00', // the year 10000
  ])('refuses %s', (text) => {
    expect(parseMoment(text)).toBeNull()
    expect(() => momentOf(text)).toThrow(RangeError)
  })
})

describe('LocalDate', () => {
  it.each(['2024-02-29', '2000-02-29', '1999-12-31', '9999-12-31'])('parses %s', (text) => {
    expect(parseLocalDate(text)).toBe(text)
  })
  it.each([
    '2023-02-30',
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '0026-01-01',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '20260101',
    '',
  ])('refuses %s', (text) => {
    expect(parseLocalDate(text)).toBeNull()
    expect(() => localDate(text)).toThrow(RangeError)
  })
  it('adds days over months, leap days and years', () => {
    expect(addDays(localDate('2024-02-28'), 1)).toBe('2024-02-29')
    expect(addDays(localDate('2023-02-28'), 1)).toBe('2023-03-01')
    expect(addDays(localDate('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(localDate('2026-03-01'), -1)).toBe('2026-02-28')
  })
  it('knows weekdays, Monday is 1', () => {
    expect(weekdayOf(localDate('2026-11-21'))).toBe(6)
    expect(weekdayOf(localDate('2026-11-22'))).toBe(7)
    expect(weekdayOf(localDate('2026-11-23'))).toBe(1)
    expect(weekdayOf(localDate('1969-12-29'))).toBe(1)
  })
  it('adding and measuring agree, and order is string order', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -10_000, max: 10_000 }), (day, days) => {
        const other = addDays(day, days)
        expect(daysBetween(day, other)).toBe(days)
        expect(Math.sign(compareDays(other, day))).toBe(Math.sign(days))
        expect(other > day).toBe(days > 0)
        expect(addDays(other, -days)).toBe(day)
      }),
    )
  })
})

describe('days and zones', () => {
  it.each([
    ['2026-11-20T15:59:59Z', 'Asia/Shanghai', '2026-11-20'],
    ['2026-11-20T16:00:00Z', 'Asia/Shanghai', '2026-11-21'],
    ['2026-11-21T04:59:59Z', 'America/New_York', '2026-11-20'],
    ['2026-12-31T23:59:59.999Z', 'UTC', '2026-12-31'],
    ['2026-12-31T18:15:00Z', 'Asia/Kathmandu', '2027-01-01'],
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
  ])('%s in %s is %s', (iso, zone, day) => {
    expect(localDateOf(momentOf(iso), zone)).toBe(day)
  })
  it.each([
    ['2026-11-21', 'Asia/Shanghai', '2026-11-20T16:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'], // 00:00-01:00 was skipped
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'], // the whole day was skipped
    ['1988-07-01', 'Asia/Shanghai', '1988-06-30T15:00:00.000Z'], // China had summer time then
  ])('%s in %s starts %s', (day, zone, iso) => {
    expect(formatMoment(startOfDay(localDate(day), zone))).toBe(iso)
  })
  it.each([
    ['2026-03-08', 119, '2026-03-08T06:59:00.000Z'],
    ['2026-03-08', 120, '2026-03-08T07:00:00.000Z'], // 02:00 does not exist: the change at 03:00 EDT
    ['2026-03-08', 150, '2026-03-08T07:00:00.000Z'],
    ['2026-03-08', 180, '2026-03-08T07:00:00.000Z'],
    ['2026-03-08', 181, '2026-03-08T07:01:00.000Z'],
    ['2026-11-01', 90, '2026-11-01T05:30:00.000Z'], // 01:30 happens twice: the first
    ['2026-11-01', 120, '2026-11-01T07:00:00.000Z'],
    ['2026-11-01', 1440, '2026-11-02T05:00:00.000Z'],
  ])('New York %s minute %i is %s', (day, minute, iso) => {
    expect(formatMoment(momentInDay(localDate(day), minute, 'America/New_York'))).toBe(iso)
  })
  it('the start of a day lies in that day, and the moment before does not', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...zones), (day, zone) => {
        const start = startOfDay(day, zone)
        const skipped = day === '2011-12-30' && zone === 'Pacific/Apia'
        if (!skipped) expect(localDateOf(start, zone)).toBe(day)
        expect(localDateOf(momentAtEpoch(start.getTime() - 1), zone) < day).toBe(true)
      }),
    )
  })
  it('minutes of a day are in order in every zone', () => {
    const minute = fc.integer({ min: 0, max: 1440 })
    fc.assert(
      fc.property(anyDay, minute, minute, fc.constantFrom(...zones), (day, a, b, zone) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((at) => momentInDay(day, at, zone).getTime())
        expect(early! <= late!).toBe(true)
      }),
    )
  })
  it('refuses an unknown zone', () => {
    expect(() => localDateOf(momentOf('2026-11-21T00:00:00Z'), 'Asia/Nowhere')).toThrow(RangeError)
  })
  it('adds minutes', () => {
    expect(formatMoment(addMinutes(momentOf('2026-11-21T00:00:00Z'), -1))).toBe('2026-11-20T23:59:00.000Z')
  })
})
