import { weekdays } from '@stationmaster/contracts/calendars'
import { addDays, addMinutes, localDateOf, startOfDay, type LocalDate } from '../kernel/clock.ts'
import type { Actor, Ctx } from '../kernel/context.ts'
import { cancelDeadline, Deadline, holdDeadline, meetDeadline, startDeadline } from '../kernel/deadlines.ts'
import type { PolicyVersion } from '../kernel/policies.ts'
import { publish } from '../modules/calendars/calendar.service.ts'
import { approve, propose, reject } from '../modules/policies/policy.service.ts'
import { Station } from '../modules/stations/station.entity.ts'
import { compare } from '../modules/standing-deadlines/standing.service.ts'

interface People {
  manager: Actor
  admin: Actor
}

/** What runs, is held, was met and is overdue; settings that changed, are changing and wait; the hours of the desk. */
export async function seedPromises(ctx: Ctx, people: People): Promise<void> {
  await seedCalendar(ctx, people)
  await seedSettings(ctx, people)
  await ctx.em.flush()
  await seedDeadlines(ctx, people)
}

const ago = (ctx: Ctx, days: number, actor: Actor): Ctx => ({ ...ctx, actor, now: addMinutes(ctx.now, -days * 1440) })
const dayIn = ({ now }: Ctx, days: number): LocalDate => addDays(localDateOf(now), days)

/** Saturday mornings since a month ago; a day of stocktaking and the New Year that nobody has published yet are coming. */
async function seedCalendar(ctx: Ctx, { manager }: People): Promise<void> {
  const week = weekdays.map((weekday, index) => ({
    weekday,
    intervals: [
      ...(index < 6 ? [{ from: '08:30', to: '12:00' }] : []),
      ...(index < 5 ? [{ from: '13:30', to: '18:00' }] : []),
    ],
  }))
  const common = { week, days: [] }
  await publish(ago(ctx, 40, manager), { ...common, effectiveOn: dayIn(ctx, -30), reason: '周六上午安排值班' })
  const newYear = `${Number(localDateOf(ctx.now).slice(0, 4)) + 1}-01-01`
  const days = [
    { day: dayIn(ctx, 20), intervals: [], note: '年度盘点' },
    { day: newYear, intervals: [], note: '元旦' },
  ].filter(({ day }, index, all) => all.findIndex((other) => other.day === day) === index)
  await publish(ago(ctx, 1, manager), { ...common, days, effectiveOn: dayIn(ctx, 7), reason: '盘点停工与元旦放假' })
}

const text = (field: string, ...values: string[]) => ({ field, values })

async function seedSettings(ctx: Ctx, { manager, admin }: People): Promise<void> {
  const decide = async (days: number, change: Parameters<typeof propose>[1]): Promise<PolicyVersion> => {
    const version = await propose(ago(ctx, days + 1, manager), change)
    await ctx.em.flush()
    return version
  }
  const at = ({ id, version }: PolicyVersion) => ({ id, expectedVersion: version })
  const attempts = await decide(60, {
    key: 'returnVisit.maxAttempts',
    entries: [text('value', '4')],
    effectiveOn: dayIn(ctx, -45),
    reason: '三次未接通的客户中仍有两成在第四次接通',
  })
  await approve(ago(ctx, 59, admin), at(attempts))
  const visit = await decide(20, {
    key: 'returnVisit.offsetDays',
    entries: [text('value', '7')],
    effectiveOn: dayIn(ctx, -10),
    reason: '客服人手不足，建议推迟回访',
  })
  await reject(ago(ctx, 18, admin), { ...at(visit), reason: '第三天回访是对客户的承诺，不予推迟' })
  const notice = await decide(3, {
    key: 'imports.decision',
    entries: [text('minutes', '1440'), text('clock', 'SERVICE')],
    effectiveOn: dayIn(ctx, 10),
    reason: '数据核对涉及两个部门，两天偏紧',
  })
  await approve(ago(ctx, 2, admin), at(notice))
  await propose(ago(ctx, 0, manager), {
    key: 'sla.repairResponse',
    entries: [text('minutes', '90'), text('clock', 'SERVICE')],
    effectiveOn: dayIn(ctx, 14),
    reason: '空调旺季前缩短响应时间',
  })
}

/** The records' own deadlines, and among them one that waits, one that was met and one that fell away. */
async function seedDeadlines(ctx: Ctx, { manager }: People): Promise<void> {
  for (let again = true; again;) {
    again = await compare(ctx)
    await ctx.em.flush()
  }
  const key = 'stations.contract'
  const open = await ctx.em.find(Deadline, { key, endedAt: null }, { orderBy: { dueAt: 'desc' }, limit: 2 })
  const [held] = open
  if (held) await holdDeadline(ago(ctx, 2, manager), { key, subjectId: held.subjectId, reason: '续约条款由法务审核中' })
  const renewed = await ctx.em.find(
    Station,
    { state: 'ACTIVE', contractEndsOn: { $gt: dayIn(ctx, 300) } },
    { orderBy: { code: 'asc' }, limit: 3 },
  )
  for (const [index, station] of renewed.entries()) {
    const dueOn = dayIn(ctx, -5 * index - 2)
    const started = { ...ctx, now: startOfDay(addDays(dueOn, -60)) }
    await startDeadline(started, {
      key,
      subject: { type: 'STATION', id: station.id, label: `${station.code} ${station.name}` },
      stationId: station.id,
      provinceId: station.province.id,
      dueOn,
    })
    const ended = { ...ctx, actor: manager, now: startOfDay(addDays(dueOn, index === 2 ? 3 : -9)) }
    if (index === 1) await cancelDeadline(ended, { key, subjectId: station.id, reason: '合同到期日登记有误，已更正' })
    else await meetDeadline(ended, { key, subjectId: station.id })
  }
}
