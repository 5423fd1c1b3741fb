import { now, say } from '@stationmaster/client'
import { addDays, dayOf } from '@stationmaster/i18n'
import { reasonOnly, type Steps } from '@stationmaster/ui'
import { withdrawCalendar, type CalendarVersion, type WorkingCalendar } from './calendar.queries.ts'

export type Interval = WorkingCalendar['days'][number]['intervals'][number]
export type SpecialDay = WorkingCalendar['days'][number]
export type Week = WorkingCalendar['week']

export interface CalendarDraft {
  effectiveOn: string
  week: Week
  days: SpecialDay[]
}

export const tomorrow = () => addDays(dayOf(now.value), 1)

export const hoursText = (intervals: readonly Interval[]) =>
  intervals.length > 0 ? say.list(intervals.map(({ from, to }) => `${from}–${to}`)) : say.word('pages.calendar.closed')

/** A change begins with the newest hours: those that are coming, or those in force. Days that have passed are left out. */
export function draftOf(calendar: WorkingCalendar, versions: readonly CalendarVersion[]): CalendarDraft {
  const coming = versions.find(({ standing }) => standing === 'COMING')
  const { week, days } = coming ?? calendar
  const today = dayOf(now.value)
  return structuredClone({
    effectiveOn: tomorrow(),
    week: plain(week),
    days: plain(days).filter(({ day }) => day >= today),
  })
}
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export const versionSteps: Steps<CalendarVersion> = {
  withdraw: { run: reasonOnly(withdrawCalendar), ask: 'why', icon: 'i-lucide-undo-2', danger: true },
}
