import { defineCalendar } from './calendar.ts'
import type { DayInterval } from './calendar.ts'
import { addMinutes, formatMoment, localDate, momentOf } from './clock.ts'

export const office: DayInterval[] = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '18:00' },
]
const saturday: DayInterval[] = [{ from: '09:00', to: '12:00' }]

// 2026: Thursday 1 October to Wednesday 7 October is National Day; Saturday 10 October is worked like a Monday,
// Sunday 20 September like a Saturday; Tuesday 24 November is stocktaking, Wednesday 25 November an outing.
export const calendar = defineCalendar({
  week: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: saturday },
  holidays: ['01', '02', '03', '04', '05', '06', '07'].map((day) => localDate(`2026-10-${day}`)),
  makeUpDays: [
    [localDate('2026-10-10'), 1],
    [localDate('2026-09-20'), 6],
  ],
  exceptions: [
    [localDate('2026-11-24'), [{ from: '15:00', to: '17:00' }]],
    [localDate('2026-11-25'), []],
  ],
})

/** 'MM-DD HH:mm' of 2026 in Shanghai. */
export const at = (text: string) => momentOf(`2026-${text.replace(' ', 'T')}:00+08:00`)
export const shown = (moment: Date) => formatMoment(addMinutes(moment, 480)).slice(5, 16).replace('T', ' ')
export const hold = (from: string, to: string) => ({ from: at(from), to: at(to) })
