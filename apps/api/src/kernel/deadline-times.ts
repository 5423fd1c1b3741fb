import { addWorkingTime, dueAt as dueBy, nextWorkingDay, workingIntervals, workingMinutesBetween } from './calendar.ts'
import type { BusinessCalendar, Hold } from './calendar.ts'
import { addDays, addMinutes, daysBetween, localDateOf, momentOf, startOfDay, type LocalDate } from './clock.ts'
import type { DeadlineClock } from '@stationmaster/contracts/deadlines'
import type { StoredHold } from './deadline.entity.ts'

/** What the due moment follows from; a row of the table is one. */
export interface Timing {
  clock: DeadlineClock
  startedAt: Date
  amount?: number | null
  agreedDueAt?: Date | null
  holds: readonly StoredHold[]
}

/** A running hold does not count: while it lasts, the due moment is shown as it was when the clock stopped. */
export const closedHolds = ({ holds }: Pick<Timing, 'holds'>): Hold[] =>
  holds.flatMap(({ from, to }) => (to === null ? [] : [{ from: momentOf(from), to: momentOf(to) }]))

/** Midnights that passed while it was held. */
const heldDays = (holds: readonly Hold[]) =>
  holds.reduce((sum, { from, to }) => sum + daysBetween(localDateOf(from), localDateOf(to)), 0)

/** The first moment after a day: what is due on it is overdue from here on. */
export const endOfDay = (day: LocalDate): Date => startOfDay(addDays(day, 1))

/** The business day to which the due moment belongs; midnight belongs to the day that ends. */
export const dueDayOf = (dueAt: Date): LocalDate => localDateOf(addMinutes(dueAt, -1))

/** When it must be done. The one computation: what is stored is always equal to it. */
export function dueAtOf(timing: Timing, calendar: BusinessCalendar): Date {
  const { clock, startedAt, amount, agreedDueAt } = timing
  if (agreedDueAt) return agreedDueAt
  if (amount == null) throw new RangeError('a deadline has an amount or an agreed moment')
  const holds = closedHolds(timing)
  if (clock !== 'DAYS') return dueBy(startedAt, { clock, minutes: amount }, calendar, holds)
  return endOfDay(nextWorkingDay(localDateOf(startedAt), amount + heldDays(holds), 'NEXT', calendar))
}

/** An agreed moment moves by what was left of it when the clock stopped. */
export function afterHold({ clock, agreedDueAt }: Timing, hold: Hold, calendar: BusinessCalendar): Date | null {
  if (!agreedDueAt || agreedDueAt <= hold.from) return agreedDueAt ?? null
  if (clock === 'DAYS') return endOfDay(addDays(dueDayOf(agreedDueAt), heldDays([hold])))
  if (clock === 'WALL') return addMinutes(agreedDueAt, (hold.to.getTime() - hold.from.getTime()) / 60_000)
  return addWorkingTime(hold.to, workingMinutesBetween(hold.from, agreedDueAt, calendar), calendar)
}

/** The moment that "until this day" means: the end of its working time, or of the day itself. */
export function agreedMoment(clock: Timing['clock'], day: LocalDate, calendar: BusinessCalendar): Date {
  const closing = clock === 'SERVICE' ? workingIntervals(day, calendar).at(-1)?.to : undefined
  return closing ?? endOfDay(day)
}

interface Span {
  timing: Timing
  dueAt: Date
  calendar: BusinessCalendar
}

/** When a level is reached: a percentage of the time on its own clock, or (negative) days before the due day. */
function alarmAt(level: number, { timing, dueAt, calendar }: Span): Date {
  const { clock, startedAt } = timing
  if (level === 100) return dueAt
  if (level < 0) return startOfDay(addDays(dueDayOf(dueAt), level))
  if (clock === 'DAYS') {
    const days = daysBetween(localDateOf(startedAt), dueDayOf(dueAt))
    const day = addDays(localDateOf(startedAt), Math.ceil((days * level) / 100))
    return level < 100 ? startOfDay(day) : endOfDay(day)
  }
  const holds = closedHolds(timing)
  const always = (dueAt.getTime() - startedAt.getTime() - lengthOf(holds)) / 60_000
  const minutes = clock === 'WALL' ? always : workingMinutesBetween(startedAt, dueAt, calendar, holds)
  return dueBy(startedAt, { clock, minutes: Math.max(0, (minutes * level) / 100) }, calendar, holds)
}

const lengthOf = (holds: readonly Hold[]) => holds.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0)

/** One moment per level, in the order of the levels. */
export const alarmsOf = (levels: readonly number[], span: Span): Date[] => levels.map((level) => alarmAt(level, span))
