import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

interface Blocked {
  action: string
  reason: string
  text: string
}
const ofStation = async (client: Client, locale = 'en') => {
  const text = 'query ($id: ID!) { station(id: $id) { availableActions blockedActions { action reason text } } }'
  const { station } = await client.data<{ station: { availableActions: string[]; blockedActions: Blocked[] } }>(
    text,
    { id: await world.stationId('A') },
    { headers: { 'accept-language': locale } },
  )
  return station
}

test('a step is open, or blocked with what is missing, never both', async () => {
  const { availableActions, blockedActions } = await ofStation(await world.as('REGION_MANAGER'))
  const names = blockedActions.map(({ action }) => action)
  expect(names.filter((name) => availableActions.includes(name))).toEqual([])
  const resume = blockedActions.find(({ action }) => action === 'resume')
  expect(resume).toMatchObject({ reason: 'STATE' })
  expect(resume?.text).toContain('Suspended')
  const end = blockedActions.find(({ action }) => action === 'startTermination')
  expect(end).toMatchObject({ reason: 'PERMISSION' })
  expect(end?.text).toMatch(/Administrator|administrator/)
})

test('speaks the caller’s language; a station hears of nothing that no station may do', async () => {
  const { blockedActions } = await ofStation(await world.as('REGION_MANAGER'), 'zh-CN')
  expect(blockedActions.every(({ text }) => /[\u4e00-\u9fff]/.test(text) && !/[A-Z]_|\{/.test(text))).toBe(true)
  const own = await ofStation(await world.asOwnerOf('A'))
  expect(own.blockedActions).toEqual([])
  const technician = await ofStation(await world.as('TECHNICIAN'))
  expect(technician.blockedActions.map(({ action, reason }) => [action, reason])).toEqual([['edit', 'PERMISSION']])
})

test('nobody ends his own account, and is told so', async () => {
  const admin = await world.as('HQ_ADMIN')
  const text = 'query ($id: ID!) { user(id: $id) { availableActions blockedActions { action reason } } }'
  const { user } = await admin.data<{ user: { blockedActions: Blocked[] } }>(text, { id: admin.userId })
  expect(user.blockedActions).toContainEqual({ action: 'deactivate', reason: 'PERSON' })
})
