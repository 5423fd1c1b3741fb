import { LockMode } from '@mikro-orm/core'
import type { DeadlineAudience } from '@stationmaster/contracts/deadlines'
import { fullMoment } from '@stationmaster/i18n'
import { serviceCalendar, type ServiceCalendar } from '../../kernel/calendar-versions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { setTimes, timesOf } from '../../kernel/deadline-changes.ts'
import { Deadline, deadlineSpec, escalation } from '../../kernel/deadlines.ts'
import { notifyTogether, type Recipients } from '../../kernel/notifications.ts'
import { policyOn } from '../../kernel/policies.ts'
import { may } from './deadline.access.ts'
import { audiencesOf, levelsToTell, type Escalation } from './deadline.rules.ts'

const locked = { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE } as const
/** So many at once that after an import, or at midnight, people are told sums and not parts of sums. */
const mostRinging = 2000
const mostStale = 200

/** What is told of one deadline at one level. */
interface Alarm {
  deadline: Deadline
  level: number
  to: Recipients[]
}

/** Tells what has become due. Each level is told once: the row is locked, and moves on in the transaction that tells. */
export async function raiseAlarms(ctx: Ctx): Promise<boolean> {
  const ringing = await ctx.em.find(
    Deadline,
    { nextAlarmAt: { $lte: ctx.now } },
    { orderBy: { nextAlarmAt: 'asc' }, limit: mostRinging, ...locked },
  )
  if (ringing.length === 0) return false
  const service = await serviceCalendar(ctx)
  const rules = await policyOn(ctx, escalation)
  const alarms = ringing.flatMap((deadline) => raise(ctx, deadline, service, rules))
  const kinds = Map.groupBy(alarms, ({ deadline, level }) => `${noticeOf(level)} ${deadline.key}`)
  for (const alike of kinds.values()) tell(ctx, alike)
  return ringing.length === mostRinging
}

function raise(ctx: Ctx, deadline: Deadline, service: ServiceCalendar, rules: Escalation): Alarm[] {
  const { alarms } = timesOf(deadline, service)
  const reached = alarms.filter((alarm) => alarm <= ctx.now).length
  const passed = deadline.levels.slice(deadline.level, reached)
  if (passed.includes(100)) deadline.state = 'BREACHED'
  deadline.level = Math.max(deadline.level, reached)
  setTimes(deadline, service)
  return levelsToTell(passed).map((level) => {
    const to = audiencesOf(level, rules).map((audience) => recipientsOf(deadline, audience))
    return { deadline, level, to }
  })
}

const noticeOf = (level: number) => (level < 100 ? 'WARNING' : level === 100 ? 'BREACHED' : 'ESCALATED')

/** Alarms of one kind and one sort of level. */
function tell(ctx: Ctx, alike: readonly Alarm[]): void {
  const [first] = alike
  if (!first) return
  const { key } = first.deadline
  const notice = noticeOf(first.level)
  notifyTogether(ctx, {
    key: `DEADLINE_${notice}`,
    sumKey: `DEADLINES_${notice}`,
    params: { key, what: `deadlines.${key}` },
    things: alike.map(({ deadline: { id, subjectId, subjectLabel, dueAt }, level, to }) => ({
      to,
      subject: { type: 'Deadline', id },
      params: { subjectId, label: subjectLabel, due: fullMoment(dueAt.getTime()) },
      once: `${id}:${dueAt.getTime()}:${level}`,
    })),
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
    { orderBy: { id: 'asc' }, limit: mostStale, ...locked },
  )
  for (const deadline of stale) setTimes(deadline, service)
  return stale.length === mostStale
}
