import { describe, expect, it } from 'vitest'
import { addWorkingTime, defineCalendar, dueAt, nextWorkingDay, workingMinutesBetween } from './calendar.ts'
import { at, calendar, hold, shown } from './calendar.fixture.ts'
import { localDate } from './clock.ts'

describe('addWorkingTime', () => {
  it.each([
    ['inside the morning', '11-20 09:00', 120, '11-20 11:00'],
    ['to the end of the morning', '11-20 10:00', 120, '11-20 12:00'],
    ['one minute over lunch', '11-20 10:00', 121, '11-20 13:31'],
    ['over the lunch break', '11-20 11:00', 120, '11-20 14:30'],
    ['asked during lunch', '11-20 12:30', 120, '11-20 15:30'],
    ['asked at the end of the morning', '11-20 12:00', 60, '11-20 14:30'],
    ['asked before opening', '11-20 06:00', 120, '11-20 10:30'],
    ['to closing time', '11-20 16:00', 120, '11-20 18:00'],
    ['over the night', '11-19 17:00', 120, '11-20 09:30'],
    ['asked at night', '11-19 23:50', 120, '11-20 10:30'],
    ['asked at midnight', '11-20 00:00', 120, '11-20 10:30'],
    ['Friday evening to Saturday', '11-20 17:00', 120, '11-21 10:00'],
    ['Saturday noon to Monday', '11-21 11:30', 60, '11-23 09:00'],
    ['asked on Sunday', '11-22 10:00', 120, '11-23 10:30'],
    ['over short and closed exceptional days', '11-23 17:00', 240, '11-26 09:30'],
    ['a whole working day', '11-19 08:30', 480, '11-19 18:00'],
    ['two working days', '11-19 08:30', 960, '11-20 18:00'],
    ['over the week end', '11-20 08:30', 480 + 180 + 1, '11-23 08:31'],
    ['over National Day', '09-30 17:00', 120, '10-08 09:30'],
    ['asked on a holiday', '10-03 10:00', 60, '10-08 09:30'],
    ['into the make-up Saturday', '10-09 17:00', 120, '10-10 09:30'],
    ['over the make-up Saturday, worked like a Monday', '10-10 11:00', 240, '10-10 16:30'],
    ['into the make-up Sunday, worked like a Saturday', '09-19 11:00', 120, '09-20 10:00'],
    ['nothing inside hours', '11-20 09:00', 0, '11-20 09:00'],
    ['nothing at closing time', '11-20 18:00', 0, '11-20 18:00'],
    ['nothing outside hours', '11-20 12:30', 0, '11-20 13:30'],
    ['half a minute', '11-20 11:59', 0.5, '11-20 11:59'],
  ])('%s', (_case, from, minutes, due) => {
    expect(shown(addWorkingTime(at(from), minutes, calendar))).toBe(due)
  })
  it.each([
    ['a hold in working time', '11-20 09:00', 120, [hold('11-20 10:00', '11-20 10:30')], '11-20 11:30'],
    ['a hold that covers the start', '11-20 09:00', 120, [hold('11-20 08:30', '11-20 10:00')], '11-20 12:00'],
    ['a hold before the start', '11-20 09:00', 60, [hold('11-20 08:30', '11-20 09:00')], '11-20 10:00'],
    [
      'a hold over lunch counts only its working part',
      '11-20 11:00',
      60,
      [hold('11-20 11:30', '11-20 14:00')],
      '11-20 14:30',
    ],
    ['a hold during lunch counts nothing', '11-20 11:00', 90, [hold('11-20 12:05', '11-20 13:25')], '11-20 14:00'],
    ['a hold over night', '11-19 17:00', 120, [hold('11-19 17:30', '11-20 09:00')], '11-20 10:30'],
    ['a hold in the night counts nothing', '11-19 17:00', 120, [hold('11-19 18:00', '11-20 08:30')], '11-20 09:30'],
    ['a hold on Sunday counts nothing', '11-21 11:00', 120, [hold('11-21 12:00', '11-23 08:30')], '11-23 09:30'],
    ['a hold over a holiday', '09-30 17:00', 60, [hold('09-30 17:30', '10-08 09:00')], '10-08 09:30'],
    [
      'overlapping holds once',
      '11-20 09:00',
      60,
      [hold('11-20 09:30', '11-20 10:30'), hold('11-20 10:00', '11-20 11:00')],
      '11-20 11:30',
    ],
    [
      'a hold inside another once',
      '11-20 09:00',
      60,
      [hold('11-20 09:30', '11-20 11:00'), hold('11-20 10:00', '11-20 10:10')],
      '11-20 11:30',
    ],
    [
      'the same hold twice',
      '11-20 09:00',
      60,
      [hold('11-20 09:30', '11-20 10:00'), hold('11-20 09:30', '11-20 10:00')],
      '11-20 10:30',
    ],
    [
      'touching holds',
      '11-20 09:00',
      60,
      [hold('11-20 10:00', '11-20 10:30'), hold('11-20 09:30', '11-20 10:00')],
      '11-20 11:00',
    ],
    [
      'two holds apart, in any order',
      '11-20 09:00',
      60,
      [hold('11-20 10:00', '11-20 10:15'), hold('11-20 09:15', '11-20 09:30')],
      '11-20 10:30',
    ],
    ['a hold after the due moment', '11-20 09:00', 60, [hold('11-20 10:30', '11-20 11:00')], '11-20 10:00'],
    ['a hold from the due moment on', '11-20 09:00', 60, [hold('11-20 10:00', '11-20 11:00')], '11-20 10:00'],
    ['a hold without length', '11-20 09:00', 60, [hold('11-20 09:30', '11-20 09:30')], '11-20 10:00'],
    ['a hold that ends before it starts', '11-20 09:00', 60, [hold('11-20 09:40', '11-20 09:30')], '11-20 10:00'],
    ['nothing while on hold', '11-20 09:00', 0, [hold('11-20 08:30', '11-20 11:00')], '11-20 11:00'],
    ['a hold over days', '11-19 09:00', 60, [hold('11-19 09:30', '11-23 09:30')], '11-23 10:00'],
  ] as const)('%s', (_case, from, minutes, holds, due) => {
    expect(shown(addWorkingTime(at(from), minutes, calendar, holds))).toBe(due)
  })
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d minutes', (minutes) => {
    expect(() => addWorkingTime(at('11-20 09:00'), minutes, calendar)).toThrow(RangeError)
  })
  it('says so when the calendar never opens', () => {
    const closed = defineCalendar({ week: {} })
    expect(() => addWorkingTime(at('11-20 09:00'), 1, closed)).toThrow(RangeError)
    expect(() => nextWorkingDay(localDate('2026-11-20'), 3, 'NEXT', closed)).toThrow(RangeError)
  })
})

describe('workingMinutesBetween', () => {
  it.each([
    ['inside the morning', '11-20 09:00', '11-20 11:00', 120],
    ['over lunch', '11-20 11:00', '11-20 14:30', 120],
    ['over night', '11-19 17:00', '11-20 09:30', 120],
    ['lunch only', '11-20 12:00', '11-20 13:30', 0],
    ['a Sunday', '11-22 00:00', '11-23 00:00', 0],
    ['a week with two exceptional days', '11-23 00:00', '11-30 00:00', 480 * 3 + 120 + 180],
    ['the week of National Day', '10-01 00:00', '10-08 00:00', 0],
    ['the make-up Saturday', '10-10 00:00', '10-11 00:00', 480],
    ['ending before opening', '11-19 17:00', '11-20 08:00', 60],
    ['starting and ending at night', '11-19 20:00', '11-19 23:00', 0],
    ['no time at all', '11-20 09:00', '11-20 09:00', 0],
    ['backwards', '11-20 10:00', '11-20 09:00', 0],
  ])('%s', (_case, from, to, minutes) => {
    expect(workingMinutesBetween(at(from), at(to), calendar)).toBe(minutes)
  })
  it.each([
    ['a hold inside', [hold('11-20 10:00', '11-20 10:30')], 450],
    ['a hold over lunch', [hold('11-20 11:30', '11-20 14:00')], 420],
    ['overlapping holds', [hold('11-20 09:00', '11-20 10:00'), hold('11-20 09:30', '11-20 10:30')], 390],
    ['everything held', [hold('11-19 00:00', '11-21 00:00')], 0],
  ] as const)('with %s', (_case, holds, minutes) => {
    expect(workingMinutesBetween(at('11-20 00:00'), at('11-21 00:00'), calendar, holds)).toBe(minutes)
  })
})

describe('dueAt', () => {
  it.each([
    ['2 h on the service calendar', 'SERVICE', 120, '11-20 17:00', [], '11-21 10:00'],
    ['24 h on the wall clock, over a Sunday', 'WALL', 1440, '11-21 17:00', [], '11-22 17:00'],
    ['wall clock on a holiday', 'WALL', 120, '10-01 23:30', [], '10-02 01:30'],
    [
      'wall clock with a hold at night',
      'WALL',
      120,
      '11-20 23:00',
      [hold('11-20 23:30', '11-21 00:30')],
      '11-21 02:00',
    ],
    [
      'service clock with a hold at night',
      'SERVICE',
      120,
      '11-20 23:00',
      [hold('11-20 23:30', '11-21 00:30')],
      '11-21 11:00',
    ],
  ] as const)('%s', (_case, clock, minutes, from, holds, due) => {
    expect(shown(dueAt(at(from), { clock, minutes }, calendar, holds))).toBe(due)
  })
})
