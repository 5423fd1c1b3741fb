import type { ServiceCalendar } from './calendar-versions.ts'
import { formatMoment, momentOf, type LocalDate } from './clock.ts'
import type { Ctx } from './context.ts'
import { afterHold, agreedMoment, alarmsOf, dueAtOf, dueDayOf, type Timing } from './deadline-times.ts'
import type { Deadline } from './deadline.entity.ts'

/** What is stored of the times, computed anew; each level's moment beside it. */
export function timesOf(timing: Timing & { levels: readonly number[] }, { calendar, revision }: ServiceCalendar) {
  const dueAt = dueAtOf(timing, calendar)
  const alarms = alarmsOf(timing.levels, { timing, dueAt, calendar })
  return { alarms, stored: { dueAt, dueOn: dueDayOf(dueAt), calendarRevision: revision } }
}

/** Puts the computed times into the row; levels that have been told are not told again. */
export function setTimes(deadline: Deadline, service: ServiceCalendar): void {
  const { alarms, stored } = timesOf(deadline, service)
  Object.assign(deadline, stored)
  deadline.nextAlarmAt = deadline.state === 'HELD' || deadline.endedAt ? null : (alarms[deadline.level] ?? null)
}

/** The clock stops. */
export function hold(ctx: Ctx, deadline: Deadline, reason: string): void {
  const begun = { from: formatMoment(ctx.now), to: null, reason, byName: ctx.actor?.name ?? '' }
  deadline.holds = [...deadline.holds, begun]
  deadline.state = 'HELD'
  deadline.nextAlarmAt = null
}

/** The clock goes on: the due moment moves by what the hold took of its time. */
export function resume(ctx: Ctx, deadline: Deadline, service: ServiceCalendar): void {
  const running = deadline.holds.find(({ to }) => to === null)
  closeHold(ctx, deadline)
  if (running) {
    const held = { from: momentOf(running.from), to: ctx.now }
    deadline.agreedDueAt = afterHold(deadline, held, service.calendar)
  }
  deadline.state = 'RUNNING'
  setTimes(deadline, service)
}

function closeHold(ctx: Ctx, deadline: Deadline): void {
  const to = formatMoment(ctx.now)
  deadline.holds = deadline.holds.map((one) => (one.to === null ? { ...one, to } : one))
}

/** A later day is agreed: a new promise, whose levels are told anew. */
export function extend(
  ctx: Ctx,
  deadline: Deadline,
  to: { dueOn: LocalDate; reason: string; service: ServiceCalendar },
) {
  const agreed = agreedMoment(deadline.clock, to.dueOn, to.service.calendar)
  const step = { at: formatMoment(ctx.now), from: formatMoment(deadline.dueAt), to: formatMoment(agreed) }
  deadline.extensions = [...deadline.extensions, { ...step, reason: to.reason, byName: ctx.actor?.name ?? '' }]
  deadline.agreedDueAt = agreed
  if (deadline.state === 'BREACHED') deadline.state = 'RUNNING'
  const { alarms } = timesOf(deadline, to.service)
  deadline.level = alarms.filter((alarm) => alarm <= ctx.now).length
  setTimes(deadline, to.service)
}

export function end(ctx: Ctx, deadline: Deadline, state: 'MET' | 'BREACHED' | 'CANCELLED', reason?: string): void {
  closeHold(ctx, deadline)
  deadline.state = state
  deadline.endedAt = ctx.now
  deadline.endReason = reason ?? null
  deadline.nextAlarmAt = null
}
