import { LockMode } from '@mikro-orm/core'
import type { DeadlineAudience } from '@stationmaster/contracts/deadlines'
import { fullMoment } from '@stationmaster/i18n'
import { serviceCalendar, type ServiceCalendar } from '../../kernel/calendar-versions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { setTimes, timesOf } from '../../kernel/deadline-changes.ts'
import { Deadline, deadlineSpec, escalation } from '../../kernel/deadlines.ts'
import { notify, type Recipients } from '../../kernel/notifications.ts'
import { policyOn } from '../../kernel/policies.ts'
import { may } from './deadline.access.ts'
import { audiencesOf, levelsToTell, type Escalation } from './deadline.rules.ts'

const batch = 200
const taken = { limit: batch, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE } as const

/** Tells what has become due. Each level is told once: the row is locked, and moves on in the transaction that tells. */
export async function raiseAlarms(ctx: Ctx): Promise<boolean> {
  const ringing = await ctx.em.find(
    Deadline,
    { nextAlarmAt: { $lte: ctx.now } },
    { orderBy: { nextAlarmAt: 'asc' }, ...taken },
  )
  if (ringing.length === 0) return false
  const service = await serviceCalendar(ctx)
  const rules = await policyOn(ctx, escalation)
  for (const deadline of ringing) raise(ctx, deadline, service, rules)
  return ringing.length === batch
}

function raise(ctx: Ctx, deadline: Deadline, service: ServiceCalendar, rules: Escalation): void {
  const { alarms } = timesOf(deadline, service)
  const reached = alarms.filter((alarm) => alarm <= ctx.now).length
  const passed = deadline.levels.slice(deadline.level, reached)
  if (passed.includes(100)) deadline.state = 'BREACHED'
  deadline.level = Math.max(deadline.level, reached)
  setTimes(deadline, service)
  for (const level of levelsToTell(passed)) {
    for (const audience of audiencesOf(level, rules)) tell(ctx, deadline, level, audience)
  }
}

const noticeOf = (level: number) =>
  level < 100 ? 'DEADLINE_WARNING' : level === 100 ? 'DEADLINE_BREACHED' : 'DEADLINE_ESCALATED'

function tell(ctx: Ctx, deadline: Deadline, level: number, audience: DeadlineAudience): void {
  const { id, key, subjectId, subjectLabel, dueAt } = deadline
  notify(ctx, {
    key: noticeOf(level),
    to: recipientsOf(deadline, audience),
    subject: { type: 'Deadline', id },
    params: {
      key,
      subjectId,
      what: `deadlines.${key}`,
      label: subjectLabel,
      due: fullMoment(dueAt.getTime()),
    },
    once: `${id}:${dueAt.getTime()}:${level}`,
  })
}

function recipientsOf({ key, ownerId, stationId, provinceId }: Deadline, audience: DeadlineAudience): Recipients {
  const { owner, ownedBy } = deadlineSpec(key)
  if (audience === 'HEADQUARTERS') return { permission: may.MANAGE, provinceId: null }
  if (audience === 'REGION') return { permission: may.MANAGE, provinceId }
  if (ownerId) return { userIds: [ownerId] }
  return ownedBy === 'station' && stationId ? { stationId, permission: owner } : { permission: owner, provinceId }
}

/** After the calendar has changed, what still runs is computed again, some at a time. */
export async function recomputeChanged(ctx: Ctx): Promise<boolean> {
  const service = await serviceCalendar(ctx)
  const stale = await ctx.em.find(
    Deadline,
    { endedAt: null, state: { $in: ['RUNNING', 'HELD'] }, calendarRevision: { $lt: service.revision } },
    { orderBy: { id: 'asc' }, ...taken },
  )
  for (const deadline of stale) setTimes(deadline, service)
  return stale.length === batch
}
