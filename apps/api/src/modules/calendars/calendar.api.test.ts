import { afterAll, beforeAll, expect, test } from 'vitest'
import { serviceCalendar } from '../../kernel/calendar-versions.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { dueAtOf } from '../../kernel/deadline-times.ts'
import { Deadline, defineDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { newId } from '../../kernel/ids.ts'
import { definePolicy } from '../../kernel/policies.ts'
import { withScope } from '../../kernel/scope.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { recomputeChanged } from '../deadlines/deadline-sweep.service.ts'
import { policyMinutes } from '@stationmaster/contracts/policies'

definePolicy({ key: 'test.day', group: 'test', schema: policyMinutes(), initial: 480 })
defineDeadline({ key: 'test.day', clock: 'service', policy: 'test.day', owner: 'STATION_EDIT' })

const clock = fixedClock('2026-11-20T08:30:00+08:00') // a Friday
let world: World
let editor: Client
beforeAll(async () => {
  world = await openWorld({ clock })
  await goTo('2026-11-20T08:30:00+08:00')
})
/** Sessions do not live as long as the jumps of this clock. */
async function goTo(moment: string): Promise<void> {
  clock.set(moment)
  editor = await world.as('NETWORK_MANAGER')
}
afterAll(() => world.close())

const inScope = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(world.app.services.database, systemCaller(clock), run)
const names = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
const open = [{ from: '08:30', to: '16:30' }]
const week = (closed: string[] = ['SATURDAY', 'SUNDAY']) =>
  names.map((weekday) => ({ weekday, intervals: closed.includes(weekday) ? [] : open }))
const publish = `mutation ($input: PublishCalendarInput!) { publishCalendar(input: $input) { id version number standing availableActions } }`
const input = (more: object = {}) => ({
  input: { effectiveOn: '2026-11-23', week: week(), days: [], reason: '冬令时', ...more },
})
const preview = async (client: Client, more: object = {}) =>
  (
    await client.data<{ previewDue: { dueAt: string; dueOn: string } }>(
      'query ($input: PreviewDueInput!) { previewDue(input: $input) { dueAt dueOn } }',
      { input: { startAt: '2026-11-20T17:00:00+08:00', clock: 'SERVICE', amount: 120, ...more } },
    )
  ).previewDue

test('a preview answers by the calendar in force and by a draft', async () => {
  expect((await preview(editor)).dueAt).toBe('2026-11-23T01:30:00.000Z')
  const draft = { effectiveOn: '2026-11-21', week: week(['SUNDAY']), days: [] }
  expect((await preview(editor, { draft })).dueAt).toBe('2026-11-21T01:30:00.000Z')
  expect(await preview(editor, { clock: 'DAYS', amount: 1 })).toEqual({
    dueAt: '2026-11-23T16:00:00.000Z',
    dueOn: '2026-11-23',
  })
})

test('publishing computes what still runs again, and stored stays equal to computed', async () => {
  const ids = [newId(), newId()]
  await inScope(async (ctx) => {
    for (const id of ids) await startDeadline(ctx, { key: 'test.day', subject: { type: 'STATION', id, label: 'A' } })
  })
  await world.sql(`update deadline set state = 'MET', ended_at = $2, next_alarm_at = null where subject_id = $1`, [
    ids[1],
    clock.now(),
  ])
  const dueOf = async (id: string | undefined) =>
    (
      await world.sql<{ due_at: Date }>('select due_at from deadline where subject_id = $1', [id])
    )[0]?.due_at.toISOString()
  // Friday 08:30 plus 8 hours is Friday 18:00, minus the lunch break
  expect(await dueOf(ids[0])).toBe('2026-11-20T10:00:00.000Z')
  await goTo('2026-11-20T17:00:00+08:00')
  await inScope((ctx) =>
    startDeadline(ctx, { key: 'test.day', subject: { type: 'STATION', id: ids[1] ?? '', label: 'B' } }),
  )
  const closed = { day: '2026-11-23', intervals: [], note: '盘点' }
  await editor.data(publish, input({ days: [closed] }))
  await inScope(recomputeChanged)
  // one hour on Friday; Monday is closed; seven on Tuesday from 08:30 without a break
  const [running] = await world.sql<{ due_at: Date }>(
    `select due_at from deadline where subject_id = $1 and state = 'RUNNING'`,
    [ids[1]],
  )
  expect(running?.due_at.toISOString()).toBe('2026-11-24T07:30:00.000Z')
  const differing = await inScope(async (ctx) => {
    const { calendar } = await serviceCalendar(ctx)
    const all = await ctx.em.find(Deadline, { endedAt: null }, { limit: 1000 })
    return all.filter((deadline) => dueAtOf(deadline, calendar).getTime() !== deadline.dueAt.getTime())
  })
  expect(differing).toEqual([])
})

test('a version is taken back before its day and not after it', async () => {
  const { publishCalendar: made } = await editor.data<{ publishCalendar: { id: string; version: number } }>(
    publish,
    input({ effectiveOn: '2026-12-01' }),
  )
  const withdraw = `mutation ($input: WithdrawCalendarInput!) { withdrawCalendar(input: $input) { standing } }`
  const at = { input: { id: made.id, expectedVersion: made.version, reason: '误' } }
  await goTo('2026-12-01T00:00:00+08:00')
  expect(await editor.code(withdraw, at)).toBe('CALENDAR_HOLDS_ALREADY')
  await goTo('2026-11-20T17:00:00+08:00')
  expect(await editor.data(withdraw, at)).toEqual({ withdrawCalendar: { standing: 'WITHDRAWN' } })
})

test('what cannot be a calendar is refused at its field', async () => {
  const problems = async (more: object) =>
    (await editor.ask(publish, input(more))).errors?.[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`)
  expect(await problems({ effectiveOn: '2026-11-20' })).toEqual(['effectiveOn NOT_AHEAD'])
  expect(await problems({ week: week(names) })).toEqual(['week REQUIRED'])
  const overlapping = [
    { from: '08:00', to: '12:00' },
    { from: '11:00', to: '13:00' },
  ]
  expect(await problems({ days: [{ day: '2026-12-25', intervals: overlapping }] })).toEqual(['days.0.intervals RANGE'])
})

test('it tells how far the public holidays are known', async () => {
  const { serviceCalendar: calendar, publishedDays } = await editor.data<{
    serviceCalendar: { holidaysUntil: number; holidaysMissing: boolean }
    publishedDays: { day: string; name: string; isWorked: boolean }[]
  }>('{ serviceCalendar { holidaysUntil holidaysMissing } publishedDays(year: 2026) { day name isWorked } }')
  expect(calendar).toEqual({ holidaysUntil: 2026, holidaysMissing: true })
  expect(publishedDays).toContainEqual({ day: '2026-10-01', name: 'National Day', isWorked: false })
  expect(publishedDays).toContainEqual({ day: '2026-10-10', name: 'National Day', isWorked: true })
})

test('working hours are read by everybody and changed by headquarters', async () => {
  const station = await world.asOwnerOf('A')
  expect(await station.code('{ serviceCalendar { number } }')).toBeNull()
  expect(await station.code(publish, input())).toBe('FORBIDDEN')
})
