import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Answer, type Client, type World } from './world.ts'

let world: World
let owner: Client
let manager: Client
let hq: Client
let stationId: string

beforeAll(async () => {
  world = await openWorld()
  ;[owner, manager, hq] = await Promise.all([world.asOwnerOf('A'), world.as('STATION_MANAGER'), world.as('HQ_ADMIN')])
  stationId = await world.stationId('A')
})
afterAll(() => world.close())

const fields = 'id name phone badgeNumber version'
const addText = `mutation ($input: AddStaffMemberInput!) { addStaffMember(input: $input) { ${fields} } }`
let people = 0
const person = () => {
  people += 1
  const phone = `1380013${String(people).padStart(4, '0')}`
  return { stationId, name: `员工${people}`, phone, position: 'DRIVER', productLines: [], joinedOn: '2025-06-01' }
}
let keys = 0
const newKey = () => `key-of-the-test-${(keys += 1)}`

interface Sent {
  answer: Answer
  replayed: boolean
  code: string | null
}

/** One request with a key; refused for its rate it is sent again, as both apps do. */
async function send(client: Client, key: string, input: object, query = addText): Promise<Sent> {
  for (;;) {
    const { body, headers } = await client.http({
      method: 'POST',
      url: '/graphql',
      payload: { query, variables: { input } },
      headers: { 'idempotency-key': key, 'accept-language': 'en' },
    })
    const answer = JSON.parse(body) as Answer
    const code = answer.errors?.[0]?.extensions.code ?? null
    if (code !== 'RATE_LIMITED') return { answer, code, replayed: headers['idempotency-replayed'] === 'true' }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const countPeople = async (phone: string) =>
  (await world.sql('select 1 from staff_member where phone = $1', [phone])).length

describe('a request with an Idempotency-Key', () => {
  test('sent twice is done once and answered alike', async () => {
    const [key, input] = [newKey(), person()]
    const [first, second] = [await send(owner, key, input), await send(owner, key, input)]
    expect(first).toMatchObject({
      code: null,
      replayed: false,
      answer: { data: { addStaffMember: { name: input.name, phone: input.phone } } },
    })
    expect(second).toEqual({ ...first, replayed: true })
    expect(await countPeople(input.phone)).toBe(1)
    const deeds = await world.sql(`select 1 from audit_event where action = 'addStaffMember' and entity_id = $1`, [
      Object(first.answer.data?.['addStaffMember']).id,
    ])
    expect(deeds).toHaveLength(1)
  })

  test('twenty at once are done once', async () => {
    const [key, input] = [newKey(), person()]
    const sent = await Promise.all(Array.from({ length: 20 }, () => send(owner, key, input)))
    expect(new Set(sent.map(({ answer }) => JSON.stringify(answer))).size).toBe(1)
    expect(sent.map(({ code }) => code)).toEqual(sent.map(() => null))
    expect(sent.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(await countPeople(input.phone)).toBe(1)
  })

  test('with another body is refused, also when only the selection or a fragment differs', async () => {
    const [key, input] = [newKey(), person()]
    const text = `mutation ($input: AddStaffMemberInput!) { addStaffMember(input: $input) { ...F } } fragment F on StaffMember`
    expect((await send(owner, key, input, `${text} { id }`)).code).toBeNull()
    for (const [body, query] of [
      [{ ...input, name: '另一人' }, `${text} { id }`],
      [input, addText],
      [input, `${text} { id state }`],
    ] as const) {
      expect((await send(owner, key, body, query)).code).toBe('IDEMPOTENCY_MISMATCH')
    }
    expect((await send(owner, key, input, `${text} { id }`)).replayed).toBe(true)
  })

  test('of another person is another request', async () => {
    const [key, first, second] = [newKey(), person(), person()]
    expect((await send(owner, key, first)).code).toBeNull()
    expect(await send(manager, key, second)).toMatchObject({ code: null, replayed: false })
    expect([await countPeople(first.phone), await countPeople(second.phone)]).toEqual([1, 1])
  })

  test('that was refused is not kept: corrected, it is done', async () => {
    const [key, taken, input] = [newKey(), person(), person()]
    await send(owner, newKey(), taken)
    expect((await send(owner, key, { ...input, phone: taken.phone })).code).toBe('INPUT_INVALID')
    expect((await send(owner, key, { ...input, name: ' ' })).code).toBe('INPUT_INVALID')
    expect((await send(owner, key, { ...input, stationId: await world.stationId('B') })).code).toBe('NOT_FOUND')
    expect(await world.sql('select 1 from idempotency where key like $1', [`${key}%`])).toEqual([])
    expect(await send(owner, key, input)).toMatchObject({ code: null, replayed: false })
  })

  test('two mutations of one operation each have their answer', async () => {
    const key = newKey()
    const [a, b] = [person(), person()]
    const query = `mutation ($a: AddStaffMemberInput!, $b: AddStaffMemberInput!) { a: addStaffMember(input: $a) { name } b: addStaffMember(input: $b) { name } }`
    const ask = () => owner.data(query, { a, b }, { headers: { 'idempotency-key': key } })
    expect(await ask()).toEqual({ a: { name: a.name }, b: { name: b.name } })
    expect(await ask()).toEqual({ a: { name: a.name }, b: { name: b.name } })
    expect([await countPeople(a.phone), await countPeople(b.phone)]).toEqual([1, 1])
  })
})

const updateText = `mutation ($input: UpdateStationInput!) { updateStation(input: $input) { version servicePhone } }`
const stationRow = async () =>
  (
    await world.sql<{ id: string; version: number; phone: string; state: string }>(
      `select id, version, service_phone as phone, state from station where code = 'W-A'`,
    )
  )[0]

describe('of several who change the same record', () => {
  test('two people: one wins, the other hears both versions and changes nothing', async () => {
    const before = await stationRow()
    const change = (client: Client, servicePhone: string) =>
      client.ask(updateText, { input: { id: before?.id, expectedVersion: before?.version, servicePhone } })
    const answers = await Promise.all([change(owner, '0571-88880001'), change(hq, '0571-88880002')])
    const [lost] = answers.flatMap(({ errors }) => errors ?? [])
    const won = answers.findIndex(({ errors }) => !errors)
    expect(answers.filter(({ errors }) => errors)).toHaveLength(1)
    expect(lost?.extensions).toMatchObject({
      code: 'CONFLICT',
      params: { expectedVersion: before?.version, actualVersion: (before?.version ?? 0) + 1 },
    })
    expect(await stationRow()).toMatchObject({
      version: (before?.version ?? 0) + 1,
      phone: ['0571-88880001', '0571-88880002'][won],
    })
  })

  test('many who take the same step: one takes it', async () => {
    const before = await stationRow()
    const text = 'mutation ($input: StationStepInput!) { suspendStation(input: $input) { state } }'
    const askers = [hq, await world.as('NETWORK_MANAGER'), await world.as('REGION_MANAGER')]
    const inputOf = (reason: string) => ({ input: { id: before?.id, expectedVersion: before?.version, reason } })
    const answers = await Promise.all(
      askers.flatMap((asker) => Array.from({ length: 7 }, (_, turn) => asker.ask(text, inputOf(`第 ${turn} 次`)))),
    )
    expect(answers.filter(({ data }) => data).length).toBe(1)
    expect(new Set(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []))).toEqual(
      new Set(['CONFLICT']),
    )
    const changes = await world.sql(`select 1 from station_state_change where station_id = $1 and step = 'suspend'`, [
      before?.id,
    ])
    expect(changes).toHaveLength(1)
    await world.sql(`update station set state = 'ACTIVE' where id = $1`, [before?.id])
  })
})

test('200 parallel creations get 200 numbers in a row', async () => {
  const clients = [owner, manager, hq, await world.as('NETWORK_MANAGER'), await world.as('REGION_MANAGER')]
  const numberOf = async () =>
    (await world.sql<{ last: number }>(`select last from number_range where prefix = 'SG'`))[0]?.last ?? 0
  const first = await numberOf()
  const inputs = Array.from({ length: 200 }, person)
  const sent: Sent[] = []
  const worker = async (client: Client) => {
    for (let input = inputs.pop(); input; input = inputs.pop()) sent.push(await send(client, newKey(), input))
  }
  await Promise.all(clients.flatMap((client) => Array.from({ length: 8 }, () => worker(client))))
  expect(sent.filter(({ code }) => code)).toEqual([])
  const numbers = sent.map(({ answer }) =>
    Number(String(Object(answer.data?.['addStaffMember']).badgeNumber).slice(-4)),
  )
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => first + index + 1))
}, 60_000)
