import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { parseLocalDate } from './clock.ts'
import type { LocalDate, Weekday } from './clock.ts'

// The table is read directly: the package's own functions parse days in the zone of the machine.
const published = { holidays: daysOf(table.holidays), makeUpDays: daysOf(table.workdays) }

function daysOf(named: Readonly<Record<string, string>>): LocalDate[] {
  const days = Object.keys(named).map(parseLocalDate)
  return days.filter((day) => day !== null).sort()
}

const yearOf = (day: LocalDate) => Number(day.slice(0, 4))

/** Years for which the State Council's notice is known; later years have only their weekends. */
export function publishedHolidayYears(): { from: number; to: number } {
  const years = published.holidays.map(yearOf)
  return { from: Math.min(...years), to: Math.max(...years) }
}

/**
 * Mainland public holidays and make-up working days (调休) of the years, both ends included.
 * The notice does not say which weekday a make-up day is worked like: Monday unless `workedLike` says otherwise.
 */
export function chineseHolidays(
  fromYear: number,
  toYear: number,
  workedLike: Weekday = 1,
): { holidays: LocalDate[]; makeUpDays: [LocalDate, Weekday][] } {
  const inYears = (day: LocalDate) => yearOf(day) >= fromYear && yearOf(day) <= toYear
  return {
    holidays: published.holidays.filter(inYears),
    makeUpDays: published.makeUpDays.filter(inYears).map((day) => [day, workedLike]),
  }
}

export interface PublishedDay {
  day: LocalDate
  /** Worked although it is a weekend, or free although it is none. */
  isWorked: boolean
  chineseName: string
  englishName: string
}

const named = (days: Readonly<Record<string, string>>, year: number, isWorked: boolean): PublishedDay[] =>
  Object.entries(days).flatMap(([text, name]) => {
    const day = parseLocalDate(text)
    const [englishName = '', chineseName = ''] = name.split(',')
    return day && yearOf(day) === year ? [{ day, isWorked, chineseName, englishName }] : []
  })

/** The holidays and make-up days of one year with their names, in order. */
export const publishedDays = (year: number): PublishedDay[] =>
  [...named(table.holidays, year, false), ...named(table.workdays, year, true)].toSorted((a, b) =>
    a.day < b.day ? -1 : 1,
  )
