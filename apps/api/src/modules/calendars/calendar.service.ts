import type { PreviewDue, PublishCalendar, WithdrawCalendar } from '@stationmaster/contracts/calendars'
import { isWorkingDay } from '../../kernel/calendar.ts'
import {
  CalendarVersion,
  composeCalendar,
  firstWeek,
  holidayHorizon,
  standingVersions,
} from '../../kernel/calendar-versions.ts'
import { publishedDays } from '../../kernel/chinese-holidays.ts'
import { loadToChange } from '../../kernel/change.ts'
import { addDays, localDateOf } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dueAtOf, dueDayOf } from '../../kernel/deadline-times.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { may } from './calendar.access.ts'
import { mustBeComing, standingOf } from './calendar.rules.ts'

const inOrder = { orderBy: { effectiveOn: 'asc', number: 'asc' } } as const

/** Every version with where it stands today, the newest first. */
export async function versions(ctx: Ctx) {
  const today = localDateOf(ctx.now)
  const all = await ctx.em.find(CalendarVersion, {}, { ...inOrder, limit: 500 })
  return all.toReversed().map((version) => shown(ctx, version, standingOf(version, all, today)))
}

function shown(ctx: Ctx, version: CalendarVersion, standing: ReturnType<typeof standingOf>) {
  const mayEdit = ctx.actor?.permissions.has(may.EDIT) ?? false
  const { id, number, effectiveOn, week, days, reason, byName, createdAt } = version
  const availableActions = mayEdit && standing === 'COMING' ? ['withdraw'] : []
  return {
    id,
    number,
    effectiveOn,
    week,
    days,
    reason,
    byName,
    createdAt,
    standing,
    availableActions,
    version: version.version,
  }
}

/** What holds today, with the edge of what is known about public holidays. */
export async function current(ctx: Ctx) {
  const today = localDateOf(ctx.now)
  const holding = (await standingVersions(ctx)).filter(({ effectiveOn }) => effectiveOn <= today).at(-1)
  return {
    number: holding?.number ?? 0,
    week: holding?.week ?? firstWeek,
    days: holding?.days ?? [],
    holidaysUntil: holidayHorizon(),
    // two months ahead is what most promises reach
    holidaysMissing: Number(addDays(today, 60).slice(0, 4)) > holidayHorizon(),
    availableActions: ctx.actor?.permissions.has(may.EDIT) ? ['publish'] : [],
  }
}

/** Each day of a year that differs from its weekday, and whether it is worked in the end. */
export async function daysOf(ctx: Ctx, year: number) {
  const calendar = composeCalendar(await standingVersions(ctx))
  return publishedDays(year).map(({ day, isWorked, chineseName, englishName }) => ({
    day,
    isWorked,
    name: ctx.locale === 'en' ? englishName : chineseName,
    isWorkedHere: isWorkingDay(day, calendar),
  }))
}

export async function publish(ctx: Ctx, input: PublishCalendar) {
  if (input.effectiveOn <= localDateOf(ctx.now)) throw invalidInput([{ path: 'effectiveOn', code: 'NOT_AHEAD' }])
  const version = ctx.em.create(CalendarVersion, {
    ...input,
    number: (await ctx.em.count(CalendarVersion, {})) + 1,
    byName: ctx.actor?.name ?? '',
    withdrawnAt: null,
  })
  await ctx.em.flush()
  return shown(ctx, version, 'COMING')
}

export async function withdraw(ctx: Ctx, { id, expectedVersion }: WithdrawCalendar) {
  const version = await loadToChange(ctx, CalendarVersion, id, expectedVersion)
  mustBeComing(standingOf(version, [version], localDateOf(ctx.now)))
  version.withdrawnAt = ctx.now
  await ctx.em.flush()
  return shown(ctx, version, 'WITHDRAWN')
}

/** When something would be due, by the calendar in force or by a draft of it. */
export async function preview(ctx: Ctx, { startAt, clock, amount, draft }: PreviewDue) {
  const standing = await standingVersions(ctx)
  const calendar = composeCalendar(draft ? [...standing, draft] : standing)
  try {
    const dueAt = dueAtOf({ clock, startedAt: startAt, amount, holds: [] }, calendar)
    return { dueAt, dueOn: dueDayOf(dueAt) }
  } catch (error) {
    if (error instanceof RangeError) throw invalidInput([{ path: 'amount', code: 'RANGE' }])
    throw error
  }
}
