import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serviceCalendar } from '../../kernel/calendar-versions.ts'
import { fixedClock, localDate } from '../../kernel/clock.ts'
import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { dueAtOf } from '../../kernel/deadline-times.ts'
import {
  cancelDeadline,
  Deadline,
  defineDeadline,
  holdDeadline,
  meetDeadline,
  resumeDeadline,
  startDeadline,
} from '../../kernel/deadlines.ts'
import { newId } from '../../kernel/ids.ts'
import { definePolicy } from '../../kernel/policies.ts'
import { withScope } from '../../kernel/scope.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { policyDays, policyDuration } from '@stationmaster/contracts/policies'
import { raiseAlarms } from './deadline-sweep.service.ts'

definePolicy({ key: 'test.reply', group: 'test', schema: policyDuration, initial: { minutes: 120, clock: 'SERVICE' } })
definePolicy({ key: 'test.review', group: 'test', schema: policyDays(), initial: 3 })
defineDeadline({ key: 'test.reply', clock: 'service', policy: 'test.reply', levels: [75, 150], owner: 'STATION_EDIT' })
defineDeadline({ key: 'test.review', clock: 'days', policy: 'test.review', owner: 'STATION_EDIT' })
defineDeadline({ key: 'test.expiry', clock: 'days', levels: [-90, -60, -30, -7], owner: 'STATION_EDIT' })

// Friday afternoon: the desk closes at 18:00 and opens again on Monday at 08:30
const friday = '2026-11-20T17:00:00+08:00'
const clock = fixedClock(friday)
let world: World
beforeAll(async () => {
  world = await openWorld({ clock })
})
afterAll(() => world.close())
beforeEach(() => void clock.set(friday))

const inScope = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(world.app.services.database, systemCaller(clock), run)
const at = (moment: string) => clock.set(`2026-${moment.replace(' ', 'T')}:00+08:00`)
const subject = () => ({ type: 'STATION', id: newId(), label: 'A 站' })

interface Stored {
  state: string
  due_at: Date
  level: number
  ended_at: Date | null
}
const stored = async (subjectId: string) => {
  const [row] = await world.sql<Stored>('select state, due_at, level, ended_at from deadline where subject_id = $1', [
    subjectId,
  ])
  if (!row) throw new Error('no deadline')
  return { ...row, due: row.due_at.toISOString() }
}
const told = async (subjectId: string) =>
  (
    await world.sql<{ key: string }>(
      `select payload->>'key' as key from outbox_event where name = 'notifications.asked' and payload->'params'->>'subjectId' = $1
        group by payload->>'occasion', payload->>'key' order by min(created_at), min(id::text)`,
      [subjectId],
    )
  ).map(({ key }) => key)
const sweep = () => inScope(raiseAlarms)

describe('the clocks', () => {
  test('working time goes on after the weekend', async () => {
    const about = subject()
    await inScope((ctx) => startDeadline(ctx, { key: 'test.reply', subject: about }))
    expect(await stored(about.id)).toMatchObject({ state: 'RUNNING', due: '2026-11-23T01:30:00.000Z' })
  })

  test('a deadline of days ends with the day, moved off the weekend', async () => {
    const about = subject()
    // Friday + 3 days is Monday; it is overdue at Tuesday 00:00 in Shanghai
    await inScope((ctx) => startDeadline(ctx, { key: 'test.review', subject: about }))
    expect((await stored(about.id)).due).toBe('2026-11-23T16:00:00.000Z')
    at('11-23 23:59')
    await sweep()
    expect((await stored(about.id)).state).toBe('RUNNING')
    at('11-24 00:00')
    await sweep()
    expect((await stored(about.id)).state).toBe('BREACHED')
  })

  test('a hold over the night and the weekend takes only its working time', async () => {
    const about = subject()
    await inScope((ctx) => startDeadline(ctx, { key: 'test.reply', subject: about }))
    at('11-20 17:30')
    await inScope((ctx) => holdDeadline(ctx, { key: 'test.reply', subjectId: about.id, reason: '等待客户' }))
    at('11-23 09:00')
    await sweep()
    expect((await stored(about.id)).state).toBe('HELD')
    await inScope((ctx) => resumeDeadline(ctx, { key: 'test.reply', subjectId: about.id }))
    // 30 minutes were used; 30 on Friday and 30 on Monday were held; 90 are left from 09:00
    expect(await stored(about.id)).toMatchObject({ state: 'RUNNING', due: '2026-11-23T02:30:00.000Z' })
  })

  test('an agreed day moves by the days of a hold', async () => {
    const about = subject()
    await inScope((ctx) => startDeadline(ctx, { key: 'test.expiry', subject: about, dueOn: localDate('2026-12-01') }))
    await inScope((ctx) => holdDeadline(ctx, { key: 'test.expiry', subjectId: about.id, reason: '等待' }))
    at('11-22 10:00')
    await inScope((ctx) => resumeDeadline(ctx, { key: 'test.expiry', subjectId: about.id }))
    expect((await stored(about.id)).due).toBe('2026-12-03T16:00:00.000Z')
  })
})

describe('what becomes of it', () => {
  test('met in time, met late, cancelled', async () => {
    const [early, late, off] = [subject(), subject(), subject()]
    await inScope(async (ctx) => {
      for (const about of [early, late, off]) await startDeadline(ctx, { key: 'test.reply', subject: about })
      await meetDeadline(ctx, { key: 'test.reply', subjectId: early.id })
      await cancelDeadline(ctx, { key: 'test.reply', subjectId: off.id, reason: '撤回' })
    })
    at('11-23 10:00')
    await inScope((ctx) => meetDeadline(ctx, { key: 'test.reply', subjectId: late.id }))
    expect(await stored(early.id)).toMatchObject({ state: 'MET', ended_at: expect.any(Date) })
    expect(await stored(late.id)).toMatchObject({ state: 'BREACHED', ended_at: expect.any(Date) })
    expect(await stored(off.id)).toMatchObject({ state: 'CANCELLED' })
  })

  test('starting twice counts once, and starting again after the end counts anew', async () => {
    const about = subject()
    const start = () => inScope(async (ctx) => (await startDeadline(ctx, { key: 'test.reply', subject: about })).id)
    const first = await start()
    expect(await start()).toBe(first)
    await inScope((ctx) => meetDeadline(ctx, { key: 'test.reply', subjectId: about.id }))
    expect(await start()).not.toBe(first)
  })

  test('the version of the policy is kept with it', async () => {
    const about = subject()
    const deadline = await inScope((ctx) => startDeadline(ctx, { key: 'test.reply', subject: about }))
    expect([deadline.policyKey, deadline.policyNumber, deadline.amount]).toEqual(['test.reply', 0, 120])
  })
})

describe('warnings', () => {
  test('each level is told once, also when two processes look at the same time', async () => {
    const about = subject()
    await inScope((ctx) => startDeadline(ctx, { key: 'test.reply', subject: about }))
    await sweep()
    expect(await told(about.id)).toEqual([])
    at('11-23 09:00') // 90 of 120 minutes
    await Promise.all([sweep(), sweep(), sweep()])
    await sweep()
    expect(await told(about.id)).toEqual(['DEADLINE_WARNING'])
    at('11-23 09:30')
    await Promise.all([sweep(), sweep(), sweep()])
    expect(await told(about.id)).toEqual(['DEADLINE_WARNING', 'DEADLINE_BREACHED'])
    at('11-23 10:30')
    await Promise.all([sweep(), sweep()])
    at('11-25 10:30')
    await sweep()
    expect(await told(about.id)).toEqual(['DEADLINE_WARNING', 'DEADLINE_BREACHED', 'DEADLINE_ESCALATED'])
    expect((await stored(about.id)).level).toBe(3)
  })

  test('days before an expiry, only those that are still to come', async () => {
    const about = subject()
    // 2027-01-10 is 51 days away: the levels 90 and 60 lie behind
    await inScope((ctx) => startDeadline(ctx, { key: 'test.expiry', subject: about, dueOn: localDate('2027-01-10') }))
    clock.set('2026-12-10T23:59:00+08:00')
    await sweep()
    expect(await told(about.id)).toEqual([])
    clock.set('2026-12-11T00:00:00+08:00')
    await sweep()
    await sweep()
    expect(await told(about.id)).toEqual(['DEADLINE_WARNING'])
    clock.set('2027-01-03T08:00:00+08:00')
    await sweep()
    expect(await told(about.id)).toEqual(['DEADLINE_WARNING', 'DEADLINE_WARNING'])
  })

  test('a program that slept through warning and breach tells the breach alone', async () => {
    const about = subject()
    await inScope((ctx) => startDeadline(ctx, { key: 'test.reply', subject: about }))
    at('11-23 09:45')
    await sweep()
    expect(await told(about.id)).toEqual(['DEADLINE_BREACHED'])
  })
})

test('what is stored is what would be computed', async () => {
  const differing = await inScope(async (ctx) => {
    const { calendar } = await serviceCalendar(ctx)
    const all = await ctx.em.find(Deadline, { endedAt: null }, { limit: 1000 })
    expect(all.length).toBeGreaterThan(2)
    return all.filter((deadline) => dueAtOf(deadline, calendar).getTime() !== deadline.dueAt.getTime())
  })
  expect(differing).toEqual([])
})
