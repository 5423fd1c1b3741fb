import { LockMode } from '@mikro-orm/core'
import { deadlineAudiences, type DeadlineClock } from '@stationmaster/contracts/deadlines'
import { policyChoices, type PolicyDuration } from '@stationmaster/contracts/policies'
import * as z from 'zod/mini'
import { serviceCalendar } from './calendar-versions.ts'
import { localDateOf, type LocalDate } from './clock.ts'
import type { Ctx } from './context.ts'
import { end, hold, resume, timesOf } from './deadline-changes.ts'
import { endOfDay } from './deadline-times.ts'
import { Deadline } from './deadline.entity.ts'
import { definePolicy, policyInForce } from './policies.ts'
import { query } from './sql.ts'

export { Deadline } from './deadline.entity.ts'

export interface DeadlineSpec {
  /** `<module>.<name>`; its words are `deadlines.<key>`. */
  key: string
  clock: Lowercase<DeadlineClock>
  /** Policy that says how long: whole minutes (days by the clock of days), or minutes with their clock. */
  policy?: string
  /** Percent of the time, and negative numbers for days before the due day; 100 is always among them. */
  levels?: readonly number[]
  /** Those who hold this permission own it, in the region or at the station of the subject. */
  owner: string
  /** Any of these permissions shows it; the owner's when not given. */
  read?: readonly [string, ...string[]]
  /** Whose people the owners are; headquarters' when not given. */
  ownedBy?: 'headquarters' | 'station'
  /** Page of the subject in an app. */
  path?: (at: { app: 'admin' | 'portal'; id: string }) => string | null
  /** False for clocks that the law does not let anybody stop. */
  holds?: boolean
}

const specs = new Map<string, DeadlineSpec>()

export function defineDeadline(spec: DeadlineSpec): DeadlineSpec {
  if (specs.has(spec.key)) throw new Error(`Deadline ${spec.key} is declared twice`)
  specs.set(spec.key, spec)
  return spec
}

export const declaredDeadlines = (): readonly DeadlineSpec[] => [...specs.values()]

export function deadlineSpec(key: string): DeadlineSpec {
  const spec = specs.get(key)
  if (!spec) throw new Error(`Deadline ${key} is not declared`)
  return spec
}

const audiences = () => policyChoices('DeadlineAudience', deadlineAudiences)

/** Whom to tell: before it is due, when it falls due, and at each level after that. */
export const escalation = definePolicy({
  key: 'deadlines.escalation',
  group: 'deadlines',
  schema: z.strictObject({ before: audiences(), due: audiences(), after: audiences() }),
  initial: { before: ['OWNER'], due: ['OWNER', 'REGION'], after: ['OWNER', 'REGION', 'HEADQUARTERS'] },
})

interface NewDeadline {
  key: string
  subject: { type: string; id: string; label: string }
  stationId?: string | null
  provinceId?: string | null
  /** One person instead of all who hold the owner's permission. */
  ownerId?: string | null
  /** An agreed moment instead of the amount of the policy. */
  dueAt?: Date
  /** An agreed last day. */
  dueOn?: LocalDate
  /** When it began, if not now. */
  startedAt?: Date
  /** Instead of the levels of the kind. */
  levels?: readonly number[]
}

/** Begins to count in the caller's transaction. One that runs already for this subject is answered as it is. */
export async function startDeadline(ctx: Ctx, asked: NewDeadline): Promise<Deadline> {
  const { key, subject, startedAt = ctx.now } = asked
  const spec = deadlineSpec(key)
  const running = await openDeadline(ctx, key, subject.id)
  if (running) return running
  const agreedDueAt = asked.dueAt ?? (asked.dueOn ? endOfDay(asked.dueOn) : null)
  const agreed = { policyKey: null, policyNumber: null, amount: null, clock: clockOf(spec.clock) }
  const length = agreedDueAt ? agreed : await lengthOf(ctx, spec, localDateOf(startedAt))
  const values = {
    key,
    subjectType: subject.type,
    subjectId: subject.id,
    subjectLabel: subject.label,
    stationId: asked.stationId ?? null,
    provinceId: asked.provinceId ?? null,
    ownerId: asked.ownerId ?? null,
    startedAt,
    agreedDueAt,
    holds: [],
    extensions: [],
    levels: levelsOf(asked.levels ?? spec.levels),
    ...length,
  }
  const { alarms, stored } = timesOf(values, await serviceCalendar(ctx))
  // levels that lie before the beginning are not told afterwards
  const level = alarms.filter((alarm) => alarm < startedAt).length
  const deadline = ctx.em.create(Deadline, {
    ...values,
    ...stored,
    level,
    nextAlarmAt: alarms[level] ?? null,
    state: 'RUNNING',
    endedAt: null,
    endReason: null,
  })
  await keep(ctx)
  return deadline
}

/** The clock stops, for a reason that everybody may read; only the part within working time will count. */
export async function holdDeadline(ctx: Ctx, at: { key: string; subjectId: string; reason: string }): Promise<void> {
  const deadline = await openDeadline(ctx, at.key, at.subjectId)
  if (deadline?.state === 'RUNNING') hold(ctx, deadline, at.reason)
  await keep(ctx)
}

export async function resumeDeadline(ctx: Ctx, at: { key: string; subjectId: string }): Promise<void> {
  const deadline = await openDeadline(ctx, at.key, at.subjectId)
  if (deadline?.state === 'HELD') resume(ctx, deadline, await serviceCalendar(ctx))
  await keep(ctx)
}

/** The awaited event has happened. Too late stays BREACHED, with the moment at which it was done. */
export async function meetDeadline(ctx: Ctx, at: { key: string; subjectId: string }): Promise<void> {
  const deadline = await openDeadline(ctx, at.key, at.subjectId)
  if (!deadline) return
  const late = deadline.state === 'BREACHED' || (deadline.state === 'RUNNING' && ctx.now >= deadline.dueAt)
  end(ctx, deadline, late ? 'BREACHED' : 'MET')
  await keep(ctx)
}

export async function cancelDeadline(ctx: Ctx, at: { key: string; subjectId: string; reason?: string }): Promise<void> {
  const deadline = await openDeadline(ctx, at.key, at.subjectId)
  if (deadline) end(ctx, deadline, 'CANCELLED', at.reason)
  await keep(ctx)
}

/** The one that has not ended, locked until the transaction ends; null when there is none. */
export async function openDeadline(ctx: Ctx, key: string, subjectId: string): Promise<Deadline | null> {
  await letTouch(ctx, subjectId)
  return ctx.em.findOne(Deadline, { key, subjectId, endedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE })
}

/** When the earliest of the deadlines that run for a subject falls due; for whoever may see the subject. */
export async function dueOf(ctx: Ctx, subjectId: string): Promise<Date | null> {
  await letTouch(ctx, subjectId)
  const next = await ctx.em.findOne(Deadline, { subjectId, endedAt: null }, { orderBy: { dueAt: 'asc' } })
  return next?.dueAt ?? null
}

async function lengthOf(ctx: Ctx, { key, policy, clock }: DeadlineSpec, day: LocalDate) {
  if (!policy) throw new Error(`Deadline ${key} has no policy: give it a moment or a day`)
  const { number, value } = await policyInForce<number | PolicyDuration>(ctx, policy, day)
  const chosen = { policyKey: policy, policyNumber: number }
  if (typeof value === 'number') return { ...chosen, amount: value, clock: clockOf(clock) }
  return { ...chosen, amount: value.minutes, clock: value.clock as DeadlineClock }
}

const clockOf = (clock: DeadlineSpec['clock']) => clock.toUpperCase() as DeadlineClock

/** In the order in which they are reached. */
function levelsOf(levels: readonly number[] = [75]): number[] {
  const all = new Set([...levels, 100])
  return [
    ...[...all].filter((level) => level < 0).sort(ascending),
    ...[...all].filter((level) => level >= 0).sort(ascending),
  ]
}
const ascending = (a: number, b: number) => a - b

/** Who may act on a subject may move its deadlines, also those that others own: the row policies read this setting. */
const letTouch = (ctx: Ctx, subjectId: string) =>
  query(ctx.em, `select set_config('app.deadline_subject', $1, true)`, [subjectId])

/** Written at once, while the row policies still know the subject. */
const keep = (ctx: Ctx) => ctx.em.flush()
