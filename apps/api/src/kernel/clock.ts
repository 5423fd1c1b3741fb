/** The only file that makes dates. A moment is a `Date` (UTC inside); a day without time is a `LocalDate`. */

export type Clock = { now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock for tests that stands still until `advance` (minutes) or `set` (ISO) moves it. */
export function fixedClock(iso: string): Clock & { advance: (minutes: number) => Date; set: (iso: string) => Date } {
  let at = momentOf(iso)
  return {
    now: () => new Date(at),
    advance: (minutes) => (at = addMinutes(at, minutes)),
    set: (text) => (at = momentOf(text)),
  }
}

const momentShape =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** ISO 8601 with an explicit offset ('2026-11-21T08:00:00+08:00'); null for anything else. */
export function parseMoment(text: string): Date | null {
  const day = momentShape.exec(text)?.[1]
  if (day === undefined || parseLocalDate(day) === null) return null
  const moment = new Date(text)
  // the offset may lead out of the years that are written with four digits
  return moment.getUTCFullYear() > 9999 ? null : moment
}

/** Like `parseMoment` for moments written in code; throws a RangeError. */
export function momentOf(iso: string): Date {
  const moment = parseMoment(iso)
  if (moment === null) throw new RangeError(`not a moment: ${iso}`)
  return moment
}

export function momentAtEpoch(milliseconds: number): Date {
  return new Date(milliseconds)
}

export function formatMoment(moment: Date): string {
  return moment.toISOString()
}

export function addMinutes(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + Math.round(minutes * 60_000))
}

declare const localDateBrand: unique symbol
/** 'YYYY-MM-DD'. Strings compare in date order. */
export type LocalDate = string & { readonly [localDateBrand]: true }
/** ISO weekday, Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** IANA name. */
export type Zone = string

export const defaultZone: Zone = 'Asia/Shanghai'
const dayMilliseconds = 86_400_000

/** Null unless the text is exactly 'YYYY-MM-DD' and the day exists. */
export function parseLocalDate(text: string): LocalDate | null {
  return isLocalDate(text) ? text : null
}

export function isLocalDate(text: string): text is LocalDate {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const epoch = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(text)
}

/** Like `parseLocalDate` for days written in code; throws a RangeError. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

function epochDay(day: LocalDate): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMilliseconds
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return localDate(new Date((epochDay(day) + days) * dayMilliseconds).toISOString().slice(0, 10))
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from)
}

/** Negative, zero or positive, for sorting. */
export function compareDays(a: LocalDate, b: LocalDate): number {
  return epochDay(a) - epochDay(b)
}

export function weekdayOf(day: LocalDate): Weekday {
  const weekdays: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6]
  return weekdays[new Date(epochDay(day) * dayMilliseconds).getUTCDay()] ?? 7
}

export function localDateOf(moment: Date, zone: Zone = defaultZone): LocalDate {
  return localDate(new Date(wallTime(moment.getTime(), zone)).toISOString().slice(0, 10))
}

/** The first moment of the day; where midnight does not exist (some zones change the clock then), the change itself. */
export function startOfDay(day: LocalDate, zone: Zone = defaultZone): Date {
  return momentInDay(day, 0, zone)
}

/**
 * The moment at which clocks in the zone show the given minute of the day (1440 is the next midnight).
 * A time shown twice in autumn means the first; a time skipped in spring means the moment of the change.
 */
export function momentInDay(day: LocalDate, minuteOfDay: number, zone: Zone = defaultZone): Date {
  const wall = epochDay(day) * dayMilliseconds + minuteOfDay * 60_000
  const offsets = [wall - dayMilliseconds, wall + dayMilliseconds].map((near) => wallTime(near, zone) - near)
  const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b)
  const exact = candidates.find((epoch) => wallTime(epoch, zone) === wall)
  return new Date(exact ?? firstAtOrAfter(wall, candidates, zone))
}

function firstAtOrAfter(wall: number, candidates: readonly number[], zone: Zone): number {
  let before = candidates[0] ?? wall
  let after = candidates.at(-1) ?? wall
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (wallTime(middle, zone) >= wall) after = middle
    else before = middle
  }
  return after
}

const formatters = new Map<Zone, Intl.DateTimeFormat>()

function formatterOf(zone: Zone): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, formatter)
  return formatter
}

/** What the clocks of the zone show at an epoch millisecond, as if it were UTC. */
function wallTime(epoch: number, zone: Zone): number {
  const shown: Record<string, number> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(epoch)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((epoch % 1000) + 1000) % 1000)
}
