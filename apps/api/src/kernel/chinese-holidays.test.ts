import { describe, expect, it } from 'vitest'
import { defineCalendar, isWorkingDay } from './calendar.ts'
import { chineseHolidays, publishedHolidayYears } from './chinese-holidays.ts'
import { localDate } from './clock.ts'

const office = [{ from: '09:00', to: '18:00' }]
const calendar = defineCalendar({
  week: { 1: office, 2: office, 3: office, 4: office, 5: office },
  ...chineseHolidays(2025, 2026),
})

describe('Chinese holidays', () => {
  it('knows 2025 and 2026', () => {
    const { from, to } = publishedHolidayYears()
    expect(from).toBeLessThanOrEqual(2025)
    expect(to).toBeGreaterThanOrEqual(2026)
  })
  // State Council notices 国办发明电〔2024〕12号 and 〔2025〕7号.
  it.each([
    '2025-01-01',
    '2025-01-28',
    '2025-02-04',
    '2025-04-04',
    '2025-05-05',
    '2025-06-02',
    '2025-10-08',
    '2026-01-02',
    '2026-02-16',
    '2026-02-23',
    '2026-04-06',
    '2026-05-05',
    '2026-06-19',
    '2026-09-25',
    '2026-10-07',
  ])('%s is closed', (day) => {
    expect(isWorkingDay(localDate(day), calendar)).toBe(false)
  })
  it.each([
    '2025-01-26',
    '2025-02-08',
    '2025-04-27',
    '2025-09-28',
    '2025-10-11',
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ])('%s is worked although it is a weekend', (day) => {
    expect(isWorkingDay(localDate(day), calendar)).toBe(true)
  })
  it('gives only the years that were asked for', () => {
    const { holidays, makeUpDays } = chineseHolidays(2026, 2026)
    const days = [...holidays, ...makeUpDays.map(([day]) => day)]
    expect(days.length).toBe(39)
    expect(days.every((day) => day.startsWith('2026-'))).toBe(true)
    expect(chineseHolidays(2999, 2999)).toEqual({ holidays: [], makeUpDays: [] })
  })
  it('lets make-up days be worked like another weekday', () => {
    expect(chineseHolidays(2026, 2026, 5).makeUpDays[0]).toEqual(['2026-01-04', 5])
  })
})
