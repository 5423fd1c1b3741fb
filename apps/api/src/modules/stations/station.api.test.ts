import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type Fields, type World } from '../../../test/world.ts'

let world: World
let network: Client
let ownerA: Client
beforeAll(async () => {
  world = await openWorld()
  ;[network, ownerA] = await Promise.all([world.as('NETWORK_MANAGER'), world.asOwnerOf('A')])
})
afterAll(() => world.close())

interface Found {
  id: string
  version: number
  state: string
  availableActions: string[]
}
const read = async (client: Client, id: string): Promise<Found | null> =>
  (
    await client.data<{ station: Found | null }>(
      'query($id: ID!) { station(id: $id) { id version state availableActions } }',
      { id },
    )
  ).station

const step = (name: string) =>
  `mutation($input: StationStepInput!) { ${name}(input: $input) { state version stateChanges { from to step reason reference byName } } }`
const create =
  'mutation($input: CreateStationInput!) { createStation(input: $input) { id code state version district { path } area { name } } }'
const update =
  'mutation($input: UpdateStationInput!) { updateStation(input: $input) { id version name servicePhone openingHours { weekday opensAt } contacts { name phone } territories { region { name } } } }'

const district = async (code: string) =>
  (await world.sql<{ id: string }>('select id from region where code = $1', [code]))[0]?.id

describe('the life of a station', () => {
  test('is created, confirmed, suspended, resumed and brought to its end', async () => {
    const input = {
      code: ' w-９９ ',
      name: '湖州吴兴第一服务站',
      kind: 'APPLIANCE',
      level: 'LEVEL_3',
      productLines: ['AIR_CONDITIONER'],
      districtId: await district('330502'),
      address: '凤凰路 1 号',
      principalPhone: '+86 139-0000-1234',
    }
    const made = (await network.data<Fields>(create, { input }))['createStation'] as Found & {
      district: { path: string }
      area: { name: string }
    }
    expect(made).toMatchObject({
      state: 'PROBATION',
      version: 1,
      district: { path: '浙江省 / 湖州市 / 吴兴区' },
      area: { name: '华东大区' },
    })

    const path = [
      ['confirmStation', 'ACTIVE'],
      ['suspendStation', 'SUSPENDED'],
      ['resumeStation', 'ACTIVE'],
      ['putStationOnProbation', 'PROBATION'],
      ['startStationTermination', 'TERMINATING'],
      ['terminateStation', 'TERMINATED'],
    ] as const
    let version = made.version
    for (const [name, state] of path) {
      const answer = (
        await network.data<Fields>(step(name), {
          input: { id: made.id, expectedVersion: version, reason: `因为 ${name}`, reference: '函 1' },
        })
      )[name] as { state: string; version: number; stateChanges: { reason: string; byName: string }[] }
      expect(answer.state).toBe(state)
      expect(answer.stateChanges.at(0)).toMatchObject({
        reason: `因为 ${name}`,
        reference: '函 1',
        byName: 'NETWORK_MANAGER',
      })
      version = answer.version
    }
    expect((await read(network, made.id))?.availableActions).toEqual(['edit'])
  })

  test('a step needs a reason, the right state and the version that was seen', async () => {
    const id = await world.stationId('B')
    const { version } = (await read(network, id)) as Found
    const ask = (name: string, input: object) =>
      network.ask(step(name), { input: { id, expectedVersion: version, reason: '整改', ...input } })
    expect((await ask('suspendStation', { reason: '  ' })).errors?.[0]?.extensions).toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ path: 'reason', code: 'REQUIRED' }],
    })
    expect((await ask('resumeStation', {})).errors?.[0]?.extensions.code).toBe('FLOW_STEP_NOT_ALLOWED')
    expect((await ask('suspendStation', { expectedVersion: version + 1 })).errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      params: { expectedVersion: version + 1, actualVersion: version },
    })
    expect((await read(network, id))?.state).toBe('PROBATION')
  })

  test('staff who still work there keep a station from its end', async () => {
    const id = await world.stationId('C')
    await network.data<Fields>('mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { id } }', {
      input: {
        stationId: id,
        name: '王五',
        phone: '13900001111',
        position: 'TECHNICIAN',
        productLines: [],
        joinedOn: '2024-01-01',
      },
    })
    const { version } = (await read(network, id)) as Found
    await network.data<Fields>(step('startStationTermination'), {
      input: { id, expectedVersion: version, reason: '到期' },
    })
    const refused = await network.ask(step('terminateStation'), {
      input: { id, expectedVersion: version + 1, reason: '到期' },
    })
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'STATION_HAS_OPEN_WORK',
      params: { count: 1, kinds: ['STAFF'] },
    })
  })
})

describe('the profile', () => {
  test('is checked: code and credit code once, credit code by its check character, days in order', async () => {
    const input = {
      code: 'W-A',
      name: '重名',
      kind: 'APPLIANCE',
      level: 'LEVEL_3',
      productLines: [],
      districtId: await district('330502'),
      address: '一号',
    }
    const fields = async (over: object) =>
      (await network.ask(create, { input: { ...input, ...over } })).errors?.[0]?.extensions.fields?.map(
        ({ path, code }) => [path, code],
      )
    expect(await fields({})).toEqual([['code', 'DUPLICATE']])
    expect(await fields({ code: 'W-X', creditCode: '91130105U5449GP2WX' })).toEqual([['creditCode', 'CHECKSUM']])
    expect(await fields({ code: 'W-X', signedOn: '2026-05-01', contractEndsOn: '2026-04-30' })).toEqual([
      ['contractEndsOn', 'RANGE'],
    ])
    expect(await fields({ code: 'W-X', principalPhone: '12345', districtId: 'x' })).toEqual([
      ['districtId', 'ID'],
      ['principalPhone', 'PHONE'],
    ])
    expect(await network.code(create, { input: { ...input, code: 'W-X', districtId: await district('3305') } })).toBe(
      'REGION_NOT_A_DISTRICT',
    )
  })

  test('a station keeps its own contact data current, nothing else', async () => {
    const id = await world.stationId('A')
    const { version } = (await read(ownerA, id)) as Found
    const input = {
      id,
      expectedVersion: version,
      servicePhone: '0571 8888 6666',
      openingHours: [{ weekday: 'MONDAY', opensAt: '08:30', closesAt: '18:00' }],
      contacts: [{ name: '李四', duty: '前台', phone: '13700002222' }],
    }
    expect((await ownerA.data<Fields>(update, { input }))['updateStation']).toMatchObject({
      version: version + 1,
      servicePhone: '0571-88886666',
      openingHours: [{ weekday: 'MONDAY', opensAt: '08:30' }],
      contacts: [{ name: '李四', phone: '13700002222' }],
    })
    const refused = await ownerA.ask(update, { input: { id, expectedVersion: version + 1, level: 'LEVEL_1' } })
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'STATION_FIELD_BY_HEADQUARTERS',
      params: { fields: ['level'] },
    })
  })

  test('opening hours end after they begin; territories exist', async () => {
    const id = await world.stationId('B')
    const { version } = (await read(network, id)) as Found
    const bad = await network.ask(update, {
      input: {
        id,
        expectedVersion: version,
        openingHours: [{ weekday: 'MONDAY', opensAt: '18:00', closesAt: '08:00' }],
      },
    })
    expect(bad.errors?.[0]?.extensions.fields?.[0]).toMatchObject({ path: 'openingHours.0.closesAt', code: 'RANGE' })
    expect(await network.code(update, { input: { id, expectedVersion: version, territoryIds: [id] } })).toBe(
      'INPUT_INVALID',
    )
    const territoryIds = [await district('330102'), await district('330105')]
    const answer = (await network.data<Fields>(update, { input: { id, expectedVersion: version, territoryIds } }))[
      'updateStation'
    ] as { territories: { region: { name: string } }[] }
    expect(answer.territories.map(({ region }) => region.name).toSorted()).toEqual(['上城区', '拱墅区'])
  })
})
