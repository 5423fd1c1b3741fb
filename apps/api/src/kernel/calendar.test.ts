import { describe, expect, it } from 'vitest'
import {
  addWorkingTime,
  defineCalendar,
  isWorkingDay,
  isWorkingMoment,
  nextWorkingDay,
  workingIntervals,
  workingMinutesBetween,
} from './calendar.ts'
import type { DayInterval, ShiftRule } from './calendar.ts'
import { at, calendar, office, shown } from './calendar.fixture.ts'
import { localDate } from './clock.ts'

describe('isWorkingDay', () => {
  it.each([
    ['2026-11-20', true], // Friday
    ['2026-11-21', true], // Saturday morning
    ['2026-11-22', false], // Sunday
    ['2026-10-01', false], // holiday
    ['2026-10-03', false], // holiday on a Saturday
    ['2026-10-10', true], // make-up day
    ['2026-09-20', true], // make-up day on a Sunday
    ['2026-11-24', true], // exceptional hours
    ['2026-11-25', false], // exceptionally closed
  ])('%s: %s', (day, open) => {
    expect(isWorkingDay(localDate(day), calendar)).toBe(open)
  })
})

describe('workingIntervals', () => {
  it.each([
    ['2026-11-20', ['11-20 08:30', '11-20 12:00', '11-20 13:30', '11-20 18:00']],
    ['2026-11-21', ['11-21 09:00', '11-21 12:00']],
    ['2026-11-22', []],
    ['2026-10-05', []],
    ['2026-10-10', ['10-10 08:30', '10-10 12:00', '10-10 13:30', '10-10 18:00']],
    ['2026-09-20', ['09-20 09:00', '09-20 12:00']],
    ['2026-11-24', ['11-24 15:00', '11-24 17:00']],
  ])('%s', (day, ends) => {
    expect(workingIntervals(localDate(day), calendar).flatMap(({ from, to }) => [shown(from), shown(to)])).toEqual(ends)
  })
})

describe('isWorkingMoment', () => {
  it.each([
    ['11-20 08:29', false],
    ['11-20 08:30', true],
    ['11-20 12:00', false],
    ['11-20 13:30', true],
    ['11-20 18:00', false],
    ['11-22 10:00', false],
  ])('%s: %s', (moment, open) => {
    expect(isWorkingMoment(at(moment), calendar)).toBe(open)
  })
})

describe('nextWorkingDay', () => {
  const cases: [string, number, ShiftRule, string][] = [
    ['2026-11-16', 3, 'NEXT', '2026-11-19'],
    ['2026-11-19', 3, 'NEXT', '2026-11-23'], // Sunday to Monday
    ['2026-11-19', 3, 'PREVIOUS', '2026-11-21'],
    ['2026-11-19', 3, 'NONE', '2026-11-22'],
    ['2026-11-22', 3, 'NEXT', '2026-11-26'], // exceptionally closed
    ['2026-09-28', 3, 'NEXT', '2026-10-08'], // over National Day
    ['2026-09-28', 3, 'PREVIOUS', '2026-09-30'],
    ['2026-10-07', 3, 'NEXT', '2026-10-10'], // the make-up Saturday is open
    ['2026-09-17', 3, 'NEXT', '2026-09-20'], // the make-up Sunday is open
    ['2026-11-22', 0, 'NEXT', '2026-11-23'],
  ]
  it.each(cases)('%s + %i, %s is %s', (day, offset, shift, due) => {
    expect(nextWorkingDay(localDate(day), offset, shift, calendar)).toBe(due)
  })
})

describe('defineCalendar', () => {
  it.each([
    ['over midnight', [{ from: '18:00', to: '02:00' }]],
    ['empty', [{ from: '09:00', to: '09:00' }]],
    [
      'overlapping',
      [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
    ],
    ['no such time', [{ from: '09:00', to: '24:01' }]],
    ['misspelt', [{ from: '9:00', to: '12:00' }]],
  ])('refuses intervals: %s', (_case, intervals) => {
    expect(() => defineCalendar({ week: { 1: intervals } })).toThrow(RangeError)
  })
  it('joins a night shift written as two days', () => {
    const nights = defineCalendar({
      week: { 5: [{ from: '18:00', to: '24:00' }], 6: [{ from: '00:00', to: '02:00' }] },
    })
    expect(shown(addWorkingTime(at('11-20 23:00'), 120, nights))).toBe('11-21 01:00')
    expect(shown(addWorkingTime(at('11-20 23:00'), 60, nights))).toBe('11-21 00:00')
  })
  it('takes intervals in any order', () => {
    const calendarOf = (week: DayInterval[]) => defineCalendar({ week: { 5: week } })
    expect(calendarOf([office[1]!, office[0]!])).toEqual(calendarOf(office))
  })
})

describe('a zone that changes its clock', () => {
  const night = [{ from: '00:00', to: '04:00' }]
  const newYork = defineCalendar({ zone: 'America/New_York', week: { 7: night } })
  it.each([
    ['2026-03-01', 240],
    ['2026-03-08', 180], // 02:00-03:00 does not exist
    ['2026-11-01', 300], // 01:00-02:00 happens twice
  ])('%s', (day, minutes) => {
    const [interval] = workingIntervals(localDate(day), newYork)
    expect(workingMinutesBetween(interval!.from, interval!.to, newYork)).toBe(minutes)
  })
  it('drops an interval that the change swallows', () => {
    const swallowed = defineCalendar({ zone: 'America/New_York', week: { 7: [{ from: '02:10', to: '02:50' }] } })
    expect(workingIntervals(localDate('2026-03-08'), swallowed)).toEqual([])
  })
})
