import { defineEntity, p } from '@mikro-orm/core'
import { weekdays, type CalendarDay, type CalendarWeek } from '@stationmaster/contracts/calendars'
import {
  calendarOfVersions,
  defineCalendar,
  type BusinessCalendar,
  type CalendarSettings,
  type DayInterval,
} from './calendar.ts'
import { chineseHolidays, publishedHolidayYears } from './chinese-holidays.ts'
import { localDate, type Weekday } from './clock.ts'
import type { Ctx } from './context.ts'
import { document } from './document.ts'

const CalendarVersionSchema = defineEntity({
  name: 'CalendarVersion',
  properties: {
    ...document,
    number: p.integer(),
    effectiveOn: p.date(),
    week: p.json<CalendarWeek>(),
    /** Own closed and extra days, over the published holidays and make-up days. */
    days: p.json<CalendarDay[]>(),
    reason: p.text(),
    byName: p.text(),
    withdrawnAt: p.datetime().nullable(),
  },
})
/** The service calendar from a day on. A version that holds already never changes. */
export class CalendarVersion extends CalendarVersionSchema.class {}
CalendarVersionSchema.setClass(CalendarVersion)

/** Number 0: until somebody says otherwise, the desk works on weekdays with a lunch break. */
export const firstWeek: CalendarWeek = weekdays.map((weekday, index) => ({
  weekday,
  intervals:
    index < 5
      ? [
          { from: '08:30', to: '12:00' },
          { from: '13:30', to: '18:00' },
        ]
      : [],
}))

type VersionContent = Pick<CalendarVersion, 'week' | 'days'>

const weekOf = (week: CalendarWeek): CalendarSettings['week'] =>
  Object.fromEntries(
    week.map(({ weekday, intervals }) => [weekdays.indexOf(weekday) + 1, intervals] as [Weekday, DayInterval[]]),
  )

export function compileCalendar({ week, days }: VersionContent): BusinessCalendar {
  const { from, to } = publishedHolidayYears()
  return defineCalendar({
    ...chineseHolidays(from, to),
    week: weekOf(week),
    exceptions: days.map(({ day, intervals }) => [localDate(day), intervals] as const),
  })
}

/** Every version that was not taken back, the oldest first. */
export const standingVersions = ({ em }: Pick<Ctx, 'em'>): Promise<CalendarVersion[]> =>
  em.find(CalendarVersion, { withdrawnAt: null }, { orderBy: { effectiveOn: 'asc', number: 'asc' } })

export interface ServiceCalendar {
  calendar: BusinessCalendar
  /** Moves with every change of the calendar; what was computed with another one is computed again. */
  revision: number
}

const sinceEver = localDate('2000-01-01')

export function composeCalendar(versions: readonly (VersionContent & { effectiveOn: string })[]): BusinessCalendar {
  const first = { from: sinceEver, calendar: compileCalendar({ week: firstWeek, days: [] }) }
  const later = versions.map((version) => ({
    from: localDate(version.effectiveOn),
    calendar: compileCalendar(version),
  }))
  return calendarOfVersions([first, ...later])
}

const compiled = new Map<string, BusinessCalendar>()

/** The service calendar of the network with all its versions: each day by the version that holds on it. */
export async function serviceCalendar(ctx: Pick<Ctx, 'em'>): Promise<ServiceCalendar> {
  const versions = await standingVersions(ctx)
  const revision = await revisionOf(ctx)
  const key = versions.map(({ id }) => id).join()
  const known = compiled.get(key)
  const calendar = known ?? composeCalendar(versions)
  if (!known) {
    compiled.clear()
    compiled.set(key, calendar)
  }
  return { calendar, revision }
}

/** Versions are only added and taken back, so counting both tells every change. */
async function revisionOf({ em }: Pick<Ctx, 'em'>): Promise<number> {
  const [added, withdrawn] = [
    await em.count(CalendarVersion, {}),
    await em.count(CalendarVersion, { withdrawnAt: { $ne: null } }),
  ]
  return added + withdrawn
}

/** The last year whose holidays are published; later years need own entries. */
export const holidayHorizon = (): number => publishedHolidayYears().to
