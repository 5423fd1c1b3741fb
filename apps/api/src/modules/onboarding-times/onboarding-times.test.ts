import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDraft } from '../../../test/applicant.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { addMinutes, systemClock } from '../../kernel/clock.ts'
import { systemCaller } from '../../kernel/context.ts'
import { withScope } from '../../kernel/scope.ts'
import { closeIdle } from './onboarding-times.service.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const afterDays = (days: number) =>
  withScope(
    world.app.services.database,
    systemCaller({ now: () => addMinutes(systemClock.now(), days * 24 * 60) }),
    closeIdle,
  )
const mails = async () =>
  (
    await world.sql<{ kind: string }>(
      `select payload ->> 'kind' as kind from outbox_event where name = 'applicants.mailAsked' order by created_at, id`,
    )
  ).map(({ kind }) => kind)

test('a draft that nobody touches is reminded after 23 days and closed after 30, once', async () => {
  const { application } = await startDraft(world)
  const stateOf = async () =>
    (await world.sql<{ state: string }>('select state from station_application where id = $1', [application.id]))[0]
      ?.state
  expect(await afterDays(22)).toBe(0)
  expect(await mails()).toEqual(['CODE'])
  await afterDays(23)
  expect(await mails()).toEqual(['CODE', 'REMINDER'])
  expect([await afterDays(29), await stateOf()]).toEqual([0, 'DRAFT'])
  expect([await afterDays(30), await stateOf()]).toEqual([1, 'EXPIRED'])
  expect(await afterDays(31)).toBe(0)
  const history = await world.sql<{ step: string; by_name: string }>(
    `select step, by_name from station_application_state_change where application_id = $1 order by at, id`,
    [application.id],
  )
  expect(history).toEqual([
    { step: 'begin', by_name: '' },
    { step: 'expire', by_name: '' },
  ])
})

test('what waits for headquarters never expires', async () => {
  const { application } = await startDraft(world, { over: { phone: '13800000061' } })
  await world.sql(`update station_application set state = 'SUBMITTED' where id = $1`, [application.id])
  expect(await afterDays(400)).toBe(0)
})
