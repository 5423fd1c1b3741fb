import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type Fields, type World } from '../../../test/world.ts'

let world: World
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
  for (const [station, client] of [
    ['A', admin],
    ['C', admin],
  ] as const) {
    const id = await world.stationId(station)
    await client.data<Fields>('mutation($input: UpdateStationInput!) { updateStation(input: $input) { id } }', {
      input: { id, expectedVersion: 1, principalPhone: '13612345678', remark: `看 ${station}` },
    })
  }
  await admin.data<Fields>('mutation($input: InviteUserInput!) { inviteUser(input: $input) { expiresAt } }', {
    input: { name: '新人', email: 'new@test.example', roles: ['HQ_READER'] },
  })
})
afterAll(() => world.close())

interface Event {
  action: string
  entity: string
  entityId: string
  outcome: string
  changes: { field: string; from: string | null; to: string | null }[]
}
const events = async (client: Client, filter = '') =>
  (
    await client.data<{ auditEvents: { nodes: Event[] } }>(
      `{ auditEvents(first: 100 ${filter}) { nodes { action entity entityId outcome changes { field from to } } } }`,
    )
  ).auditEvents.nodes

test('a change says from what to what, personal data masked', async () => {
  const [event] = await events(admin, 'filter: { action: ["updateStation"] }')
  expect(event).toMatchObject({ entity: 'Station', outcome: 'DONE' })
  expect(event?.changes).toContainEqual({ field: 'remark', from: null, to: '看 C' })
  expect(event?.changes).toContainEqual({ field: 'principalPhone', from: '138****0003', to: '136****5678' })
  expect(JSON.stringify(await events(admin))).not.toContain('13612345678')
})

test('who reads what: all, stations only, own regions, own station', async () => {
  const entities = async (client: Client) => [...new Set((await events(client)).map(({ entity }) => entity))].toSorted()
  expect(await entities(admin)).toEqual(['IssuedLink', 'Station'])
  expect(await entities(await world.as('NETWORK_MANAGER'))).toEqual(['Station'])
  const east = await events(await world.as('REGION_MANAGER'))
  expect(east.map(({ entityId }) => entityId)).toEqual([await world.stationId('A')])
  const owner = await events(await world.asOwnerOf('C'))
  expect(owner.map(({ entityId }) => entityId)).toEqual([await world.stationId('C')])
  expect(await (await world.as('CALL_AGENT')).code('{ auditEvents { totalCount } }')).toBe('FORBIDDEN')
})

test('no role of the program changes or removes a row', async () => {
  for (const statement of [
    'update audit_event set action = $$x$$',
    'delete from audit_event',
    'truncate audit_event',
  ]) {
    await expect(world.sql(statement)).rejects.toThrow('audit rows never change')
  }
})
