import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { addDays, fixedClock, localDateOf } from '../../kernel/clock.ts'
import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { startDeadline } from '../../kernel/deadlines.ts'
import { newId } from '../../kernel/ids.ts'
import type { AskedTogether } from '../../kernel/notifications.ts'
import { withScope } from '../../kernel/scope.ts'
import { tellTogether } from '../notification-telling/telling.service.ts'
import { raiseAlarms } from './deadline-sweep.service.ts'

const soon = { timeout: 15_000 }
const clock = fixedClock('2026-11-16T10:00:00+08:00')
const day = 24 * 60
let world: World
let zhejiang: string
let guangdong: string

beforeAll(async () => {
  world = await openWorld({ clock })
  zhejiang = await provinceOf('A')
  guangdong = await provinceOf('C')
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.sql('delete from notification')
  await world.sql('delete from deadline')
})

const provinceOf = async (station: 'A' | 'C') =>
  (await world.sql<{ id: string }>('select province_id as id from station where code = $1', [`W-${station}`]))[0]?.id ??
  ''
const inScope = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(world.app.services.database, systemCaller(clock), run)

/** Contracts that are overdue in three days, and escalated in four. */
const promise = (provinces: readonly string[]) =>
  inScope(async (ctx) => {
    for (const [index, provinceId] of provinces.entries())
      await startDeadline(ctx, {
        key: 'stations.contract',
        subject: { type: 'STATION', id: newId(), label: `站 ${index}` },
        provinceId,
        dueOn: addDays(localDateOf(ctx.now), 2),
        levels: [150],
      })
  })
const each = (count: number, province: string) => Array.from({ length: count }, () => province)

/** What is still to be told: by the sweep of the program itself, and what of it has not been heard. */
const underWay = () =>
  world.sql(
    `select id from deadline where next_alarm_at <= $1
     union all select id from outbox_event where name like 'notifications.%' and handled_at is null
     union all select id from boss.job where name = 'event' and state < 'completed'`,
    [clock.now()],
  )
async function later(minutes: number): Promise<void> {
  clock.advance(minutes)
  await expect.poll(underWay, soon).toEqual([])
}

interface Told {
  title: string
  text: string
  path: string | null
}
/** A session of before would have ended. */
async function toldTo(role: string): Promise<Told[]> {
  const client = await world.as(role)
  const { notifications } = await client.data<{ notifications: { nodes: Told[] } }>(
    '{ notifications { nodes { title text path } } }',
  )
  return notifications.nodes
}
const titles = async (role: string) => (await toldTo(role)).map(({ title }) => title).toSorted()

test('many of one kind are told as their number, to each of those that he sees', async () => {
  await promise([...each(12, zhejiang), ...each(8, guangdong)])
  await later(4 * day)
  expect(await titles('NETWORK_MANAGER')).toEqual([
    '20 overdue: Renew or end the contract',
    '20 still overdue: Renew or end the contract',
  ])
  expect(await titles('REGION_MANAGER')).toEqual([
    '12 overdue: Renew or end the contract',
    '12 still overdue: Renew or end the contract',
  ])
  const [sum] = await toldTo('REGION_MANAGER')
  expect(sum?.path).toBe('/due?key=stations.contract&isOverdue=true')
  const listed = await (
    await world.as('REGION_MANAGER')
  ).data<{ deadlines: { totalCount: number } }>(
    '{ deadlines(filter: { key: ["stations.contract"], isOverdue: true }) { totalCount } }',
  )
  expect(listed.deadlines.totalCount).toBe(12)
})

test('ten or fewer are told each, also to whom few of many concern', async () => {
  await promise(each(3, zhejiang))
  await later(3 * day)
  const one = 'Overdue: Renew or end the contract'
  expect(await titles('NETWORK_MANAGER')).toEqual([one, one, one])
  await world.sql('delete from notification')
  await world.sql('delete from deadline')
  await promise([...each(3, zhejiang), ...each(9, guangdong)])
  await later(3 * day)
  expect(await titles('NETWORK_MANAGER')).toEqual(['12 overdue: Renew or end the contract'])
  expect(await titles('REGION_MANAGER')).toEqual([one, one, one])
})

test('a second sweep tells nothing, nor does an event that is delivered again', async () => {
  await promise(each(12, zhejiang))
  await later(3 * day)
  const told = () => world.sql('select id from notification order by id')
  const before = await told()
  expect(before).not.toEqual([])
  expect(await inScope(raiseAlarms)).toBe(false)
  await expect.poll(underWay, soon).toEqual([])
  const [event] = await world.sql<{ payload: AskedTogether }>(
    `select payload from outbox_event where name = 'notifications.asked-together' order by created_at desc limit 1`,
  )
  if (!event) throw new Error('nothing was told together')
  await inScope((ctx) => tellTogether(ctx, world.app.services, event.payload))
  expect(await told()).toEqual(before)
})
