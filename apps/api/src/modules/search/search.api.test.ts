import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canaryOf, fillStations, type StationRows } from '../../../test/canaries.ts'
import type { StationName } from '../../../test/template.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { initialsOf } from '../../kernel/initials.ts'

let world: World
let rows: Record<StationName, StationRows>
let hq: Client
let owner: Client
let technician: Client
let region: Client

interface Hit {
  type: string
  id: string
  label: string
  detail: string
}
const query = 'query ($term: String!, $first: Int) { search(term: $term, first: $first) { type id label detail } }'
const hits = async (client: Client, term: string, first?: number) =>
  (await client.data<{ search: Hit[] }>(query, { term, first })).search
const found = async (client: Client, term: string) => (await hits(client, term)).map(({ type, id }) => `${type} ${id}`)

beforeAll(async () => {
  world = await openWorld()
  rows = await fillStations(world)
  await world.sql(`update station set service_phone = '0571-88886666' where code = 'W-A'`)
  const name = '重庆王敏'
  await world.sql(
    `update staff_member set name = $1, search_text = search_text || ' ' || $1 || ' ' || $2 where station_id = $3`,
    [name, initialsOf(name), rows.B.station],
  )
  ;[hq, owner, technician, region] = await Promise.all([
    world.as('HQ_ADMIN'),
    world.asOwnerOf('A'),
    world.as('TECHNICIAN'),
    world.as('REGION_MANAGER'),
  ])
})
afterAll(() => world.close())

describe('what is found', () => {
  test('a whole code comes first, in either case', async () => {
    for (const term of ['W-A', 'w-a']) {
      const [first] = await hits(hq, term)
      expect(first).toMatchObject({ type: 'Station', id: rows.A.station })
      expect(first?.detail).toMatch(/^W-A · /)
    }
  })

  test('a person by initials, with his station', async () => {
    expect(await hits(hq, 'cqwm')).toEqual([
      expect.objectContaining({ type: 'StaffMember', id: rows.B.member, label: '重庆王敏' }),
    ])
  })

  test('new people get their initials, and a new name new ones', async () => {
    const invite = 'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { user { id version } } }'
    const input = { name: '欧阳建国', email: 'oyjg@search.test', roles: ['HQ_READER'] }
    const { inviteUser } = await hq.data<{ inviteUser: { user: { id: string; version: number } } }>(invite, { input })
    const { id, version } = inviteUser.user
    expect(await found(hq, 'oyjg')).toEqual([`User ${id}`])
    await hq.data('mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }', {
      input: { id, expectedVersion: version, name: '司马懿', email: 'other@search.test' },
    })
    expect([await found(hq, 'oyjg'), await found(hq, 'smy')]).toEqual([[], [`User ${id}`]])
  })

  test.each(['0571-88886666', '057188886666', '+86 571 8888 6666', '0571-8888'])(
    'a station by its number %s',
    async (term) => {
      expect((await found(hq, term))[0]).toBe(`Station ${rows.A.station}`)
    },
  )

  test('a station by the numbers of its principal and its contacts, a person by his own', async () => {
    const [a] = [rows.A]
    expect(await found(hq, '13900000065')).toEqual([`Station ${a.station}`])
    expect(await found(hq, '136 0000 0065')).toEqual([`Station ${a.station}`])
    expect(await found(hq, '13700000065')).toEqual([`StaffMember ${a.member}`])
  })

  test('a kind that is rare is not crowded out', async () => {
    const types = (await hits(hq, 'canary-A', 4)).map(({ type }) => type)
    expect(new Set(types).size).toBe(4)
  })

  test('nothing by nothing, and % and _ are letters', async () => {
    for (const term of ['', '   ', '%', 'canary_A', '\\']) expect([term, await hits(hq, term)]).toEqual([term, []])
  })

  test.each([
    ['x'.repeat(65), undefined, 'term'],
    ['a\0b', undefined, 'term'],
    ['a', 0, 'first'],
    ['a', 51, 'first'],
  ])('refuses %j, first %s', async (term, first, path) => {
    const { errors } = await hq.ask(query, { term, first })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INPUT_INVALID', fields: [{ path }] })
  })
})

describe('who finds it', () => {
  const texts = (name: StationName) => [canaryOf(name), `W-${name}`, `owner-${name.toLowerCase()}@test`]
  const numbers = (name: StationName) =>
    ['139', '137', '136'].map((head) => `${head}000000${String(name.charCodeAt(0))}`)

  test('nobody finds rows of others, by no word and by no number', async () => {
    const callers: [string, Client, StationName[]][] = [
      ['owner of A', owner, ['B', 'C']],
      ['technician of A', technician, ['B', 'C']],
      ['region manager', region, ['C']],
    ]
    for (const [who, client, foreign] of callers)
      for (const name of foreign)
        for (const term of [...texts(name), ...numbers(name)])
          expect([who, term, await hits(client, term, 50)]).toEqual([who, term, []])
  })

  test('the owner finds his station, its people, accounts, papers and notices', async () => {
    const types = (await hits(owner, canaryOf('A'), 50)).map(({ type }) => type)
    const his = ['Station', 'StaffMember', 'User', 'StationApplication', 'ServiceAgreement', 'Credential', 'Notice']
    expect(new Set(types)).toEqual(new Set(his))
  })

  test('hidden fields find nothing: principal, credit code, masked numbers, people', async () => {
    for (const term of ['canary-A-principal', 'canary-A-credit', ...numbers('A')])
      expect([term, await hits(technician, term)]).toEqual([term, []])
    for (const term of ['canary-A-principal', 'canary-A-credit', '13900000065'])
      expect([term, await found(owner, term)]).toEqual([term, [`Station ${rows.A.station}`]])
  })

  test('the anonymous are not answered', async () => {
    expect(await world.asPublic().code(query, { term: 'W-A' })).toBe('UNAUTHENTICATED')
  })
})
