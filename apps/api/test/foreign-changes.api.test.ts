import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/kernel/ids.ts'
import { fillStations, fingerprint, type StationRows } from './canaries.ts'
import { stationNames, type StationName } from './template.ts'
import { openWorld, type Answer, type World } from './world.ts'

let world: World
let rows: Record<StationName, StationRows>

beforeAll(async () => {
  world = await openWorld()
  rows = await fillStations(world)
})
afterAll(() => world.close())

describe('nothing of another station can be changed or joined to the own', () => {
  test('ids inside inputs', async () => {
    const owner = await world.asOwnerOf('A')
    const before = await fingerprint(world)
    const [{ station: own, member }, foreign] = [rows.A, rows.B]
    const person = { name: '某人', roles: ['TECHNICIAN'] }
    const attempts: [string, string, Record<string, unknown>][] = [
      [
        'inviteUser',
        'InviteUserInput',
        { ...person, email: 'x1@iso.test', stationId: own, staffMemberId: foreign.member },
      ],
      [
        'inviteUser',
        'InviteUserInput',
        { ...person, email: 'x2@iso.test', stationId: foreign.station, staffMemberId: foreign.member },
      ],
      [
        'inviteUser',
        'InviteUserInput',
        { ...person, email: 'x3@iso.test', stationId: foreign.station, staffMemberId: member },
      ],
      [
        'addStaffMember',
        'AddStaffMemberInput',
        {
          stationId: foreign.station,
          name: '某人',
          phone: '13512345678',
          position: 'DRIVER',
          productLines: [],
          joinedOn: '2025-01-01',
        },
      ],
      ['updateStation', 'UpdateStationInput', { id: foreign.station, expectedVersion: 1, contacts: [] }],
      ['deactivateStaffMember', 'StaffMemberStepInput', { id: foreign.member, expectedVersion: 1 }],
      ['updateStaffMember', 'UpdateStaffMemberInput', { id: foreign.member, expectedVersion: 1, name: '某人' }],
      ['setUserRoles', 'SetUserRolesInput', { id: foreign.user, expectedVersion: 1, roles: ['TECHNICIAN'] }],
    ]
    for (const [name, type, input] of attempts) {
      const select = name === 'inviteUser' ? 'sentTo' : 'id'
      const ask = (given: object) =>
        owner.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${select} } }`, { input: given })
      const answer = await ask(input)
      expect([name, answer.errors?.[0]?.extensions.code]).toEqual([name, 'NOT_FOUND'])
      const instead = Object.fromEntries(
        Object.entries(input).map(([key, value]) => [
          key,
          Object.values(rows.B).includes(String(value)) ? newId() : value,
        ]),
      )
      expect(shown(await ask(instead)), `${name}: a foreign row and a missing one differ`).toEqual(shown(answer))
    }
    expect(
      await owner.code('mutation ($input: UpdateStationInput!) { updateStation(input: $input) { id } }', {
        input: { id: own, expectedVersion: 1, name: '改名' },
      }),
    ).toBe('STATION_FIELD_BY_HEADQUARTERS')
    expect(await fingerprint(world)).toBe(before)
  })

  test('by hand: the database refuses what the program would ask wrongly', async () => {
    const [{ station }, foreign] = [rows.A, rows.C]
    const asStation = async (statement: string) => {
      const setup = `begin; set local role app_station; select set_config('app.station_id', '${station}', true), set_config('app.user_id', '${rows.A.user}', true);`
      return world.sql(`${setup} ${statement}; rollback`).then(
        () => 'done',
        (error: Error) => error.message,
      )
    }
    expect(
      await asStation(
        `insert into staff_member select '${newId()}', station_id, province_id, name, '13000000000', position, product_lines, 'x', joined_on, null, state, '', now(), now() from staff_member where id = '${rows.A.member}'`,
      ),
    ).toBe('done')
    expect(
      await asStation(
        `update staff_member set station_id = '${foreign.station}', province_id = (select province_id from station limit 1)`,
      ),
    ).toMatch(/row-level security|violates foreign key/)
    expect(await asStation(`update station_contact set station_id = '${foreign.station}'`)).toMatch(
      /row-level security|violates foreign key/,
    )
    for (const table of [
      'station',
      'staff_member',
      'station_contact',
      'station_territory',
      'station_state_change',
      'app_user',
      'stored_file',
      'job',
      'audit_event',
    ]) {
      const column = table === 'station' ? 'id' : 'station_id'
      const seen = `do $$ begin if exists (select 1 from ${table} where ${column} = '${foreign.station}') then raise exception 'seen'; end if; end $$`
      expect([table, await asStation(seen)]).toEqual([table, 'done'])
    }
  })
})

const shown = ({ data, errors = [] }: Answer) => ({
  data,
  errors: errors.map(({ extensions: { requestId: _, ...rest }, ...error }) => ({ ...error, extensions: rest })),
})

test('files of another station are not there', async () => {
  for (const [client, own] of [
    [await world.asOwnerOf('B'), ['B']],
    [await world.as('REGION_MANAGER'), ['A', 'B']],
  ] as const) {
    for (const name of stationNames.filter((one) => !own.some((mine) => mine === one))) {
      const answers = await Promise.all(
        [rows[name].file, newId()]
          .flatMap((id) => [`/files/${id}`, `/files/${id}/thumbnail`])
          .map((url) => client.http({ method: 'GET', url })),
      )
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
      for (const { body } of answers) expect(JSON.parse(body)).toMatchObject({ code: 'NOT_FOUND', params: {} })
    }
  }
})

test('a key of another person is another key', async () => {
  const text = 'mutation ($input: UpdateStationInput!) { updateStation(input: $input) { id code servicePhone } }'
  const options = { headers: { 'idempotency-key': 'the-same-key-for-two' } }
  for (const name of ['B', 'C'] as const) {
    const [{ version } = { version: 0 }] = await world.sql<{ version: number }>(
      'select version from station where id = $1',
      [rows[name].station],
    )
    const input = { id: rows[name].station, expectedVersion: version, servicePhone: '0571-88886666' }
    const answer = await (await world.asOwnerOf(name)).data(text, { input }, options)
    expect(answer['updateStation']).toMatchObject({ code: `W-${name}` })
  }
})

describe('what a caller may not see he can neither filter, sort, search nor find out', () => {
  test.each(['CALL_AGENT', 'TECHNICIAN'])('%s and the contract of a station', async (role) => {
    const [reader, hq] = [await world.as(role), await world.as('HQ_ADMIN')]
    await world.sql(`update station set contract_ends_on = current_date + ascii(right(code, 1)) - 60`)
    for (const field of ['signedOn', 'contractEndsOn']) {
      const filter = `{ stations(filter: { ${field}: { from: "2020-01-01" } }) { totalCount } }`
      expect([field, await reader.data(filter)]).toEqual([field, { stations: { totalCount: 0 } }])
      expect([field, await hq.data(filter)]).toEqual([field, { stations: { totalCount: 3 } }])
    }
    for (const sort of ['SIGNED_ON_ASC', 'CONTRACT_ENDS_ON_DESC']) {
      const data: Record<string, { pageInfo: { endCursor: string } }> = await reader.data(
        `{ stations(sort: ${sort}, first: 1) { pageInfo { endCursor } } }`,
      )
      expect(Buffer.from(data['stations']?.pageInfo.endCursor ?? '', 'base64url').toString()).not.toMatch(/20\d\d-\d\d/)
    }
    for (const search of ['canary-a-credit', 'canary-a-principal', 'A-cred']) {
      const text = 'query ($search: String) { stations(search: $search) { totalCount } }'
      expect([search, await reader.data(text, { search })]).toEqual([search, { stations: { totalCount: 0 } }])
      expect([search, await hq.data(text, { search })]).toEqual([search, { stations: { totalCount: 1 } }])
    }
    expect(await reader.data('{ stations(search: "canary-a-search w-a") { totalCount } }')).toEqual({
      stations: { totalCount: 1 },
    })
    const items = '{ stations { nodes { openItems { code dueOn } } } }'
    expect(JSON.stringify(await reader.data(items))).not.toContain('CONTRACT')
    expect(JSON.stringify(await hq.data(items))).toContain('CONTRACT_RENEWAL')
  })
})
