import type { MailChoice, NotificationGroup } from '@stationmaster/contracts/notifications'
import { addDays, addMinutes, localDateOf, momentInDay } from '../../kernel/clock.ts'

export interface Choice {
  inApp: boolean
  email: MailChoice
}

const pressing: readonly NotificationGroup[] = ['SECURITY', 'APPROVALS', 'DEADLINES']

/** Until somebody chooses: everything in the app; what presses by mail at once, the rest once a day, files not at all. */
export function usualChoice(group: NotificationGroup): Choice {
  if (group === 'JOBS') return { inApp: true, email: 'OFF' }
  return { inApp: true, email: pressing.includes(group) ? 'AT_ONCE' : 'DIGEST' }
}

export interface QuietHours {
  quietFrom?: string | null
  quietTo?: string | null
}

const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The moment itself, or the end of the quiet hours that it falls into; a night may go over midnight. */
export function afterQuietHours(moment: Date, { quietFrom, quietTo }: QuietHours): Date {
  if (!quietFrom || !quietTo || quietFrom === quietTo) return moment
  const [from, to] = [minuteOfDay(quietFrom), minuteOfDay(quietTo)]
  const today = localDateOf(moment)
  const at = (day: typeof today, minute: number) => momentInDay(day, minute)
  const nights = [addDays(today, -1), today].map((day) => ({
    begins: at(day, from),
    ends: at(from < to ? day : addDays(day, 1), to),
  }))
  return nights.find(({ begins, ends }) => begins <= moment && moment < ends)?.ends ?? moment
}

const digestMinute = 8 * 60

/** The next eight o'clock in Asia/Shanghai. */
export function nextDigest(moment: Date): Date {
  const today = momentInDay(localDateOf(moment), digestMinute)
  return moment < today ? today : momentInDay(addDays(localDateOf(moment), 1), digestMinute)
}

export const dueAt = (kind: 'AT_ONCE' | 'DIGEST', now: Date, quiet: QuietHours): Date =>
  afterQuietHours(kind === 'DIGEST' ? nextDigest(now) : now, quiet)

export const mostAttempts = 5
/** 1, 4, 16, 64 minutes. */
export const nextAttempt = (now: Date, attempts: number): Date => addMinutes(now, 4 ** Math.max(0, attempts - 1))
