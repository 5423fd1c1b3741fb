/**
 * Working time. Precedence of a day: exceptional day, then make-up working day (调休), then holiday, then the week.
 * Holds (waiting for the customer, for parts) count only where they overlap working time, overlapping ones once.
 */
import { addDays, defaultZone, localDateOf, momentAtEpoch, momentInDay, weekdayOf } from './clock.ts'
import type { LocalDate, Weekday, Zone } from './clock.ts'

/** 'HH:mm' to 'HH:mm', the end may be '24:00'. Over midnight: '18:00'-'24:00' and '00:00'-'02:00' on the next day. */
export type DayInterval = { from: string; to: string }
/** A running hold is passed with `to` = now. */
export type Hold = { from: Date; to: Date }
export type MomentInterval = { from: Date; to: Date }

export type CalendarSettings = {
  zone?: Zone
  /** Days left out are closed. */
  week: Partial<Record<Weekday, readonly DayInterval[]>>
  holidays?: Iterable<LocalDate>
  /** Days that are worked like the given weekday, whatever the week and the holidays say. */
  makeUpDays?: Iterable<readonly [LocalDate, Weekday]>
  /** Days with their own intervals; none means closed. */
  exceptions?: Iterable<readonly [LocalDate, readonly DayInterval[]]>
}

type Minutes = { from: number; to: number }
type Span = { from: number; to: number }

export type BusinessCalendar = {
  readonly zone: Zone
  readonly week: ReadonlyMap<Weekday, readonly Minutes[]>
  readonly holidays: ReadonlySet<LocalDate>
  readonly makeUpDays: ReadonlyMap<LocalDate, Weekday>
  readonly exceptions: ReadonlyMap<LocalDate, readonly Minutes[]>
  /** What holds before the first day of this calendar; without it, the calendar holds since ever. */
  readonly earlier?: { before: LocalDate; calendar: BusinessCalendar }
}

/** Throws a RangeError for a misspelt time, an interval that ends before it starts, and overlapping intervals. */
export function defineCalendar(settings: CalendarSettings): BusinessCalendar {
  const { zone = defaultZone, holidays = [], makeUpDays = [], exceptions = [] } = settings
  const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
  return {
    zone,
    week: new Map(weekdays.map((weekday) => [weekday, parseIntervals(settings.week[weekday] ?? [])])),
    holidays: new Set(holidays),
    makeUpDays: new Map(makeUpDays),
    exceptions: new Map([...exceptions].map(([day, intervals]) => [day, parseIntervals(intervals)])),
  }
}

/** Each calendar from its day on; the first one also before. Throws a RangeError when there is none. */
export function calendarOfVersions(
  versions: readonly { from: LocalDate; calendar: BusinessCalendar }[],
): BusinessCalendar {
  const inOrder = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const [first, ...later] = inOrder
  if (first === undefined) throw new RangeError('a calendar needs a version')
  return later.reduce<BusinessCalendar>(
    (earlier, { from, calendar }) => ({ ...calendar, earlier: { before: from, calendar: earlier } }),
    first.calendar,
  )
}

function parseIntervals(intervals: readonly DayInterval[]): Minutes[] {
  const parsed = intervals.map(({ from, to }) => ({ from: minuteOfDay(from), to: minuteOfDay(to) }))
  parsed.sort((a, b) => a.from - b.from)
  parsed.forEach(({ from, to }, index) => {
    if (to <= from) throw new RangeError('an interval must end after it starts, on the same day')
    if (from < (parsed[index - 1]?.to ?? 0)) throw new RangeError('intervals of a day must not overlap')
  })
  return parsed
}

function minuteOfDay(text: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/.exec(text)
  if (match === null) throw new RangeError(`not a time of day: ${text}`)
  return Number(match[1] ?? match[3]) * 60 + Number(match[2] ?? match[4])
}

function minutesOf(day: LocalDate, calendar: BusinessCalendar): readonly Minutes[] {
  const { earlier } = calendar
  if (earlier !== undefined && day < earlier.before) return minutesOf(day, earlier.calendar)
  const exception = calendar.exceptions.get(day)
  if (exception !== undefined) return exception
  const workedLike = calendar.makeUpDays.get(day)
  if (workedLike === undefined && calendar.holidays.has(day)) return []
  return calendar.week.get(workedLike ?? weekdayOf(day)) ?? []
}

export function isWorkingDay(day: LocalDate, calendar: BusinessCalendar): boolean {
  return minutesOf(day, calendar).length > 0
}

/** In order, not overlapping; what a change of the clock swallows is left out. */
export function workingIntervals(day: LocalDate, calendar: BusinessCalendar): MomentInterval[] {
  return minutesOf(day, calendar)
    .map(({ from, to }) => ({
      from: momentInDay(day, from, calendar.zone),
      to: momentInDay(day, to, calendar.zone),
    }))
    .filter(({ from, to }) => from < to)
}

export function isWorkingMoment(moment: Date, calendar: BusinessCalendar): boolean {
  const today = workingIntervals(localDateOf(moment, calendar.zone), calendar)
  return today.some(({ from, to }) => from <= moment && moment < to)
}

/**
 * The earliest moment at or after `from` by which that many working minutes have passed outside the holds.
 * 0 minutes answers `from` itself, or the next opening when closed or on hold. The end of an interval belongs to it.
 * Throws a RangeError for negative minutes and for a calendar that does not offer that much time in 40 years.
 */
export function addWorkingTime(
  from: Date,
  minutes: number,
  calendar: BusinessCalendar,
  holds: readonly Hold[] = [],
): Date {
  return momentAtEpoch(consume(workingSpans(from, calendar), from, minutes, holds))
}

/** Working minutes outside the holds, with fractions; 0 when `to` is not after `from`. */
export function workingMinutesBetween(
  from: Date,
  to: Date,
  calendar: BusinessCalendar,
  holds: readonly Hold[] = [],
): number {
  if (to <= from) return 0
  const held = mergeHolds(holds)
  let worked = 0
  for (const span of workingSpans(from, calendar, to)) {
    if (span.from >= to.getTime()) break
    const counted = { from: span.from, to: Math.min(span.to, to.getTime()) }
    for (const piece of withoutHolds(counted, held)) worked += piece.to - piece.from
  }
  return worked / 60_000
}

/** SERVICE counts working time, WALL counts every minute; holds stop both. Deadlines that never hold pass none. */
export type DeadlineClock = 'SERVICE' | 'WALL'

export function dueAt(
  from: Date,
  promise: { clock: DeadlineClock; minutes: number },
  calendar: BusinessCalendar,
  holds: readonly Hold[] = [],
): Date {
  if (promise.clock === 'SERVICE') return addWorkingTime(from, promise.minutes, calendar, holds)
  const always = [{ from: from.getTime(), to: Number.POSITIVE_INFINITY }]
  return momentAtEpoch(consume(always, from, promise.minutes, holds))
}

export type ShiftRule = 'NEXT' | 'PREVIOUS' | 'NONE'

/** The day plus `offsetDays` calendar days ("third day" is 3); when closed, shifted to the next or previous open day. */
export function nextWorkingDay(
  day: LocalDate,
  offsetDays: number,
  shift: ShiftRule,
  calendar: BusinessCalendar,
): LocalDate {
  let due = addDays(day, offsetDays)
  if (shift === 'NONE') return due
  const step = shift === 'NEXT' ? 1 : -1
  for (let tried = 0; tried < searchedDays; tried += 1, due = addDays(due, step)) {
    if (isWorkingDay(due, calendar)) return due
  }
  throw new RangeError('the calendar has no working day')
}

const searchedDays = 40 * 366

function* workingSpans(from: Date, calendar: BusinessCalendar, until?: Date): Generator<Span> {
  let day = localDateOf(from, calendar.zone)
  const last = until === undefined ? addDays(day, searchedDays) : localDateOf(until, calendar.zone)
  for (; day <= last; day = addDays(day, 1)) {
    for (const interval of workingIntervals(day, calendar)) {
      const span = { from: Math.max(interval.from.getTime(), from.getTime()), to: interval.to.getTime() }
      if (span.from <= span.to) yield span
    }
  }
}

function consume(spans: Iterable<Span>, from: Date, minutes: number, holds: readonly Hold[]): number {
  if (!(minutes >= 0 && Number.isFinite(minutes))) throw new RangeError(`not a duration: ${minutes}`)
  const held = mergeHolds(holds.filter((hold) => hold.to > from))
  let left = Math.round(minutes * 60_000)
  for (const span of spans) {
    for (const piece of withoutHolds(span, held)) {
      if (left <= piece.to - piece.from) return piece.from + left
      left -= piece.to - piece.from
    }
  }
  throw new RangeError('the calendar does not offer that much working time')
}

function mergeHolds(holds: readonly Hold[]): Span[] {
  const merged: Span[] = []
  const sorted = holds
    .map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  for (const hold of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && hold.from <= last.to) last.to = Math.max(last.to, hold.to)
    else merged.push(hold)
  }
  return merged
}

/** The pieces of a span that no hold covers; a span without length (an end reached exactly) stays one piece. */
function* withoutHolds(span: Span, held: readonly Span[]): Generator<Span> {
  let start = span.from
  for (const hold of held) {
    if (hold.to <= start) continue
    if (hold.from >= span.to) break
    if (hold.from > start) yield { from: start, to: hold.from }
    start = hold.to
  }
  if (start < span.to || start === span.from) yield { from: start, to: span.to }
}
