import * as z from 'zod/mini'
import { described, expectedVersion, id, localDate, moment, optionalText, reason, timeOfDay } from './fields.ts'
import { deadlineClock } from './deadlines.ts'
import { weekday, weekdays } from './stations.ts'

export { weekdays }

/** From … to within one day; 24:00 is its end. */
export const workingInterval = z
  .strictObject({ from: timeOfDay(), to: timeOfDay() })
  .check(z.refine(({ from, to }) => from < to, { message: 'RANGE', path: ['to'] }))
export type WorkingInterval = z.infer<typeof workingInterval>

const byStart = (a: WorkingInterval, b: WorkingInterval) => a.from.localeCompare(b.from)
const areApart = (intervals: readonly WorkingInterval[]) =>
  intervals.toSorted(byStart).every(({ to }, index, all) => to <= (all[index + 1]?.from ?? '24:00'))

const intervals = () =>
  described(
    z.array(workingInterval).check(z.maxLength(6, 'TOO_MANY'), z.refine(areApart, 'RANGE')),
    'Working time of the day, not overlapping; none means closed.',
  )

export const calendarWeekday = z.strictObject({ weekday, intervals: intervals() })
export const calendarWeek = z.array(calendarWeekday).check(
  z.refine((week) => week.length === 7 && new Set(week.map((day) => day.weekday)).size === 7, 'REQUIRED'),
  z.refine((week) => week.some((day) => day.intervals.length > 0), 'REQUIRED'),
)
export type CalendarWeek = z.infer<typeof calendarWeek>

export const calendarDay = z.strictObject({
  day: localDate(),
  intervals: intervals(),
  note: described(optionalText(60), 'Why the day differs, such as the name of a holiday.'),
})
export type CalendarDay = z.infer<typeof calendarDay>

const days = () =>
  z.array(calendarDay).check(
    z.maxLength(400, 'TOO_MANY'),
    z.refine((all) => new Set(all.map(({ day }) => day)).size === all.length, 'DUPLICATE'),
  )

export const publishCalendar = z.strictObject({
  effectiveOn: described(localDate(), 'First day on which it holds; tomorrow at the earliest.'),
  week: calendarWeek,
  days: described(days(), 'Days that differ from the week and from the published holidays.'),
  reason: reason(),
})
export type PublishCalendar = z.infer<typeof publishCalendar>

export const withdrawCalendar = z.strictObject({ id: id(), expectedVersion: expectedVersion(), reason: reason() })
export type WithdrawCalendar = z.infer<typeof withdrawCalendar>

/** What if: a start, an amount and, instead of the calendar in force, a draft of it. */
export const previewDue = z.strictObject({
  startAt: described(moment(), 'When the clock starts.'),
  clock: deadlineClock,
  amount: described(
    z.int().check(z.minimum(0, 'RANGE'), z.maximum(100_000, 'RANGE')),
    'Minutes, or days by that clock.',
  ),
  draft: described(
    z.optional(z.strictObject({ effectiveOn: localDate(), week: calendarWeek, days: days() })),
    'A calendar that is not published yet.',
  ),
})
export type PreviewDue = z.infer<typeof previewDue>
