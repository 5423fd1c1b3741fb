import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller } from '../../kernel/context.ts'
import { withScope } from '../../kernel/scope.ts'
import { raiseAlarms } from '../deadlines/deadline-sweep.service.ts'
import { approvedApplication, readApplication, take } from '../openings/opening.fixture.ts'

const clock = fixedClock('2026-11-16T10:00:00+08:00')
let world: World
beforeAll(async () => {
  world = await openWorld({ clock })
})
afterAll(() => world.close())

const sweepAt = async (moment: string) => {
  clock.set(moment)
  await withScope(world.app.services.database, systemCaller(clock), raiseAlarms)
}
/** Who was told that the milestone is late, once for each time that it happened. */
const told = async (milestone: string) =>
  (
    await world.sql<{ email: string }>(
      `select u.email from notification n join app_user u on u.id = n.user_id
        where n.key = 'DEADLINE_BREACHED' and n.params ->> 'subjectId' = $1 order by 1`,
      [milestone],
    )
  ).map(({ email }) => email)

test('a milestone past its day is overdue at midnight, and its region is told once', async () => {
  const region = await world.as('REGION_MANAGER')
  const { id } = await approvedApplication(world, 'MILESTONE-LATE')
  const milestones = [{ key: 'layout', plannedOn: '2026-11-18' }]
  await take(region, 'startConstruction', { id, expectedVersion: 1, milestones })
  // a session of the morning would have ended by midnight
  const layout = async () => {
    const found = (await readApplication(await world.as('REGION_MANAGER'), id)).milestones.find(
      ({ key }) => key === 'layout',
    )
    if (!found) throw new Error('no milestone')
    return found
  }
  const { id: milestone } = await layout()

  await sweepAt('2026-11-18T23:59:59+08:00')
  expect([(await layout()).isOverdue, await told(milestone)]).toEqual([false, []])

  await sweepAt('2026-11-19T00:00:00+08:00')
  expect((await layout()).isOverdue).toBe(true)
  await vi.waitFor(async () => expect(await told(milestone)).toContain('region_manager@test'), { timeout: 10_000 })

  await sweepAt('2026-11-19T00:01:00+08:00')
  await sweepAt('2026-11-25T00:00:00+08:00')
  const waiting = () =>
    world.sql(`select 1 from outbox_event where name = 'notifications.asked' and handled_at is null`)
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 10_000 })
  expect((await told(milestone)).filter((email) => email === 'region_manager@test')).toHaveLength(1)
})
