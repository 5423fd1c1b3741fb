import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'

let world: World
let agent: Client
let stationId: string
let contactId: string
const clear = ['13800000001', '13655550001']
beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('CALL_AGENT')
  stationId = await world.stationId('A')
  await (
    await world.as('HQ_ADMIN')
  ).data('mutation($input: UpdateStationInput!) { updateStation(input: $input) { id } }', {
    input: {
      id: stationId,
      expectedVersion: 1,
      contacts: [{ name: '李敏', duty: '前台', phone: clear[1] }],
    },
  })
  contactId =
    (await world.sql<{ id: string }>('select id from station_contact where station_id = $1', [stationId]))[0]?.id ?? ''
})
afterAll(() => world.close())

const mutation = 'mutation($input: RevealInput!) { reveal(input: $input) { id value } }'
const input = (more: object = {}) => ({
  input: { type: 'Station', id: stationId, field: 'principalPhone', reason: '联系站长', ...more },
})

test('one value, with a reason; the trail keeps who, what and why, and not the value', async () => {
  const key = { headers: { 'idempotency-key': newId() } }
  expect(await agent.data(mutation, input(), key)).toEqual({ reveal: { id: stationId, value: clear[0] } })
  expect(await agent.data(mutation, input(), key)).toEqual({ reveal: { id: stationId, value: null } }) // repeated
  expect(await agent.data(mutation, input({ type: 'StationContact', id: contactId, field: 'phone' }))).toMatchObject({
    reveal: { value: clear[1] },
  })
  const admin = await world.as('HQ_ADMIN')
  const { auditEvents } = await admin.data<{ auditEvents: { nodes: unknown[] } }>(
    '{ auditEvents(filter: { action: ["reveal"] }) { nodes { actorName entityId changes { entity field from to } } } }',
  )
  expect(auditEvents.nodes).toContainEqual({
    actorName: 'CALL_AGENT',
    entityId: stationId,
    changes: [
      { entity: 'Station', field: 'principalPhone', from: null, to: null },
      { entity: 'RevealedValue', field: 'reason', from: null, to: '联系站长' },
    ],
  })
  expect(JSON.stringify(await world.sql('select * from audit_event'))).not.toContain(clear[0])
  expect(JSON.stringify(await world.sql('select * from idempotency'))).not.toContain(clear[0])
})

test('only what is masked, only for who may, only in his rows', async () => {
  expect(await agent.code(mutation, input({ reason: '  ' }))).toBe('INPUT_INVALID')
  for (const [type, field] of [
    ['Station', 'creditCode'],
    ['Station', 'nothing'],
    ['User', 'email'],
    ['StaffMember', 'phone'],
    ['Query', 'station'],
    ['Station', '__proto__'],
  ])
    expect(await agent.code(mutation, input({ type, field })), `${type}.${field}`).toBe('INPUT_INVALID')
  expect(await agent.code(mutation, input({ id: newId() }))).toBe('NOT_FOUND')
  expect(await (await world.as('HQ_READER')).code(mutation, input())).toBe('FORBIDDEN')
  expect(await (await world.as('TRAINER')).code(mutation, input())).toBe('FORBIDDEN')
  const foreign = await world.asOwnerOf('C')
  expect(await foreign.code(mutation, input())).toBe('NOT_FOUND')
  expect(await foreign.code(mutation, input({ type: 'StationContact', id: contactId, field: 'phone' }))).toBe(
    'NOT_FOUND',
  )
})

test('sixty an hour, also when they are asked for at once', async () => {
  const dispatcher = await world.as('DISPATCHER')
  await world.sql(
    `insert into audit_event (id, at, actor_id, actor_name, actor_roles, action, entity, outcome, changes, request_id)
     select gen_random_uuid(), now(), $1, '', '{}', 'reveal', 'RevealedValue', 'DONE', '[]', 'r' from generate_series(1, 58)`,
    [dispatcher.userId],
  )
  const codes = await Promise.all(Array.from({ length: 6 }, () => dispatcher.code(mutation, input())))
  expect(codes.filter((code) => code === null)).toHaveLength(2)
  expect(new Set(codes)).toEqual(new Set([null, 'REVEAL_TOO_MANY']))
})

test('a role with a mask meets no clear value on any path', async () => {
  const answers = [
    await agent.ask(`{ station(id: "${stationId}") { name principalPhone contacts { name phone } area { name } } }`),
    await agent.ask('{ stations(first: 100) { nodes { principalPhone contacts { phone } } } }'),
    await agent.ask('{ stations(search: "13800000001") { totalCount nodes { principalPhone } } }'),
    await agent.ask('{ stations(search: "0000001") { totalCount nodes { principalPhone } } }'),
    await agent.ask('{ auditEvents { nodes { changes { from to } } } }'),
    await agent.ask(
      `{ timeline(subject: { type: STATION, id: "${stationId}" }, first: 20) { entries { changes { from to } } } }`,
    ),
  ]
  for (const answer of answers) for (const value of clear) expect(JSON.stringify(answer)).not.toContain(value)
  expect(JSON.stringify(answers[0])).toContain('138****0001')
})
