import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingTime, defineCalendar, workingIntervals, workingMinutesBetween } from './calendar.ts'
import type { BusinessCalendar, DayInterval } from './calendar.ts'
import { addDays, addMinutes, localDate, localDateOf, momentOf, startOfDay } from './clock.ts'
import type { LocalDate, Weekday } from './clock.ts'

const start = momentOf('2026-02-20T00:00:00Z')
const zone = fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe')
const clockTime = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const intervals: fc.Arbitrary<DayInterval[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => quarters.sort((a, b) => a - b).map((quarter) => clockTime(quarter * 15)))
  .map((ends) =>
    ends.flatMap((from, index) => (index % 2 === 0 && ends[index + 1] ? [{ from, to: ends[index + 1]! }] : [])),
  )
const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(localDate('2026-02-20'), days))
const weekday = fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7)

const calendars: fc.Arbitrary<BusinessCalendar> = fc
  .record({
    zone,
    week: fc.record({ 1: intervals, 2: intervals, 3: intervals, 4: intervals, 5: intervals, 6: intervals }),
    holidays: fc.array(day, { maxLength: 5 }),
    makeUpDays: fc.array(fc.tuple(day, weekday), { maxLength: 5 }),
    exceptions: fc.array(fc.tuple(day, intervals), { maxLength: 3 }),
  })
  .map((settings) => defineCalendar({ ...settings, week: { ...settings.week, 7: [{ from: '10:00', to: '11:00' }] } }))
const moment = fc.integer({ min: 0, max: 50 * 24 * 60 * 60 }).map((seconds) => addMinutes(start, seconds / 60))
const minutes = fc.integer({ min: 0, max: 3000 })
const holds = fc.array(
  fc.tuple(moment, fc.integer({ min: 0, max: 4000 })).map(([from, length]) => ({ from, to: addMinutes(from, length) })),
  { maxLength: 4 },
)

describe('working time', () => {
  it('never lands outside working time', () => {
    fc.assert(
      fc.property(calendars, moment, minutes, holds, (calendar, from, length, held) => {
        const due = addWorkingTime(from, length, calendar, held)
        // The closing moment of a day may be the midnight that belongs to the next.
        const days: LocalDate[] = [-1, 0].map((shift) => addDays(localDateOf(due, calendar.zone), shift))
        const open = days.flatMap((each) => workingIntervals(each, calendar))
        expect(open.some((interval) => interval.from <= due && due <= interval.to)).toBe(true)
      }),
    )
  })
  it('adding and then measuring gives the same', () => {
    fc.assert(
      fc.property(calendars, moment, minutes, holds, (calendar, from, length, held) => {
        const due = addWorkingTime(from, length, calendar, held)
        expect(workingMinutesBetween(from, due, calendar, held)).toBeCloseTo(length, 6)
      }),
    )
  })
  it('is monotonic in the start and in the length', () => {
    fc.assert(
      fc.property(calendars, moment, moment, minutes, minutes, (calendar, a, b, short, extra) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        const due = addWorkingTime(early, short, calendar)
        expect(due <= addWorkingTime(late, short, calendar)).toBe(true)
        expect(due <= addWorkingTime(early, short + extra, calendar)).toBe(true)
        expect(due >= early).toBe(true)
      }),
    )
  })
  it('holds never shorten, and by no more than their working time', () => {
    fc.assert(
      fc.property(calendars, moment, minutes, holds, (calendar, from, length, held) => {
        const due = addWorkingTime(from, length, calendar)
        const heldDue = addWorkingTime(from, length, calendar, held)
        expect(heldDue >= due).toBe(true)
        const heldMinutes = held.reduce((sum, each) => sum + workingMinutesBetween(each.from, each.to, calendar), 0)
        expect(heldDue <= addWorkingTime(from, length + heldMinutes + 0.01, calendar)).toBe(true)
      }),
    )
  })
  it('a hold outside working time changes nothing', () => {
    fc.assert(
      fc.property(calendars, day, moment, minutes, (calendar, closed, from, length) => {
        const shut = defineClosed(calendar, closed)
        const night = { from: startOfDay(closed, calendar.zone), to: startOfDay(addDays(closed, 1), calendar.zone) }
        fc.pre(!(night.from <= from && from <= night.to))
        const due = addWorkingTime(from, length, shut)
        fc.pre(due < night.from || due > night.to)
        expect(addWorkingTime(from, length, shut, [night])).toEqual(due)
      }),
    )
  })
  it('measuring adds up', () => {
    fc.assert(
      fc.property(calendars, fc.tuple(moment, moment, moment), holds, (calendar, moments, held) => {
        const [a, b, c] = moments.toSorted((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date]
        const parts = workingMinutesBetween(a, b, calendar, held) + workingMinutesBetween(b, c, calendar, held)
        expect(parts).toBeCloseTo(workingMinutesBetween(a, c, calendar, held), 6)
      }),
    )
  })
})

function defineClosed(calendar: BusinessCalendar, closed: LocalDate): BusinessCalendar {
  return { ...calendar, exceptions: new Map([...calendar.exceptions, [closed, []]]) }
}
