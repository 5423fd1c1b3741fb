import { say } from '@stationmaster/client'

/** 'in 2 h 15 min' / '剩 2 小时 15 分', '3 d 4 h overdue': from milliseconds since 1970 to whole minutes. */
export function remainingWords(dueAt: number, now: number): string {
  const isLate = now >= dueAt
  const passed = Math.floor(Math.abs(dueAt - now) / 60_000)
  const [days, hours, minutes] = [Math.floor(passed / 1440), Math.floor(passed / 60) % 24, passed % 60]
  if (days > 0) return say.word(isLate ? 'pages.due.lateDays' : 'pages.due.inDays', { days, hours })
  if (hours > 0) return say.word(isLate ? 'pages.due.lateHours' : 'pages.due.inHours', { hours, minutes })
  return say.word(isLate ? 'pages.due.lateMinutes' : 'pages.due.inMinutes', { minutes })
}
