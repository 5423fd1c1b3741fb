import { t } from './translate.ts'
import type { Locale } from './word.ts'

/** All moments are shown in the business time zone, whatever the reader's computer says. */
export const TIME_ZONE = 'Asia/Shanghai'

const DAY_MS = 86_400_000

const momentParts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** 'YYYY-MM-DD HH:mm' in the business time zone; `moment` is ISO text or milliseconds since 1970. */
export function fullMoment(moment: string | number): string {
  return momentParts.format(typeof moment === 'number' ? moment : Date.parse(moment))
}

/** The business day of a moment, 'YYYY-MM-DD'. */
export function dayOf(moment: string | number): string {
  return fullMoment(moment).slice(0, 10)
}

/** '11-21 09:00', with the year only when it is another than that of `now` (milliseconds). */
export function formatMoment(moment: string | number, now: number): string {
  return withoutThisYear(fullMoment(moment), now)
}

/** '11-21', with the year only when it is another than that of `now` (milliseconds). */
export function formatDay(day: string, now: number): string {
  return withoutThisYear(day, now)
}

function withoutThisYear(text: string, now: number): string {
  return text.startsWith(dayOf(now).slice(0, 5)) ? text.slice(5) : text
}

/** Whole days from the business day of `now` to `day`; negative when it has passed. */
export function daysUntil(day: string, now: number): number {
  return Math.round((Date.parse(day) - Date.parse(dayOf(now))) / DAY_MS)
}

/** The day `days` after `day`, both 'YYYY-MM-DD'. */
export function addDays(day: string, days: number): string {
  return fullMoment(Date.parse(`${day}T12:00:00+08:00`) + days * DAY_MS).slice(0, 10)
}

/** 'in 12 days' / '剩 12 天', 'due today', '3 days overdue'. */
export function formatDue(locale: Locale, day: string, now: number): string {
  const days = daysUntil(day, now)
  if (days === 0) return t(locale, 'common.dueToday')
  if (days === 1) return t(locale, 'common.dueTomorrow')
  if (days === -1) return t(locale, 'common.dueYesterday')
  return days > 0 ? t(locale, 'common.dueInDays', { days }) : t(locale, 'common.dueDaysAgo', { days: -days })
}

const AGES = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago a moment was: '12分钟前' / '12 minutes ago'; both in milliseconds since 1970. */
export function formatAge(locale: Locale, moment: number, now: number): string {
  const passed = Math.max(0, now - moment)
  const [unit, length] = AGES.find(([, milliseconds]) => passed >= milliseconds) ?? ['second', 1000]
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(-Math.floor(passed / length), unit)
}

const decimals = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const integers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })

/** '¥1,234.50' from whole fen. */
export function formatMoney(fen: number): string {
  return `${fen < 0 ? '-' : ''}¥${decimals.format(Math.abs(fen) / 100)}`
}

/** '1,842': both languages group digits in the same way. */
export function formatNumber(value: number): string {
  return integers.format(value)
}

/** '138 0000 0000' for mobile numbers, also when masked (138****0000); other numbers stay as they are. */
export function formatPhone(phone: string): string {
  return phone.replace(/^(1[3-9]\d)([\d*]{4})([\d*]{4})$/, '$1 $2 $3')
}

/** '3.4 MB' from bytes. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** Names in a list: '空调、冰箱' or 'Air conditioner, Refrigerator'. */
export function formatList(locale: Locale, names: readonly string[]): string {
  return names.join(t(locale, 'common.listSeparator'))
}
