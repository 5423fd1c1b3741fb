import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { openWorld, type Client, type World } from './world.ts'

let world: World
let hq: Client

beforeAll(async () => {
  const { introspection } = readConfig({ NODE_ENV: 'production' })
  world = await openWorld({ config: { introspection } })
  hq = await world.as('HQ_ADMIN')
})
afterAll(() => world.close())

const nobody = '01890000-0000-7000-8000-000000000000'
const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')

describe('in production', () => {
  test.each(['{ __schema { types { name } } }', '{ __type(name: "Station") { fields { name } } }'])(
    'the schema is not told: %s',
    async (query) => {
      const { data, errors } = await hq.ask(query)
      expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'OPERATION_INVALID'])
    },
  )

  test.each([
    '{ station(id: "1") { nam } }',
    '{ statons { nodes { id } } }',
    '{ stations(sort: NAM_ASC) { nodes { id } } }',
    '{ stations(filter: { stat: [] }) { nodes { id } } }',
    '{ viewer { id @inclde } }',
  ])('a wrong name gets no hint: %s', async (query) => {
    const { errors } = await hq.ask(query)
    expect(errors?.[0]?.extensions.code).toBe('OPERATION_INVALID')
    expect(JSON.stringify(errors)).not.toContain('Did you mean')
  })
})

describe('input that no list can use is refused at its place', () => {
  test.each([
    ['first', '(first: -1)', {}],
    ['first', '(first: 0)', {}],
    ['first', '(first: 101)', {}],
    ['offset', '(offset: -1)', {}],
    ['offset', '(offset: 10001)', {}],
    ['offset', '($after: String)(offset: 1, after: $after)', { after: cursorOf('W-A', nobody) }],
    ['after', '($after: String)(after: $after)', { after: 'x' }],
    ['after', '($after: String)(after: $after)', { after: cursorOf('W-A', "' or 1=1 --") }],
    ['after', '($after: String)(after: $after)', { after: cursorOf({ a: 1 }, nobody) }],
    ['search', '($search: String)(search: $search)', { search: 'a\0b' }],
    ['search', '($search: String)(search: $search)', { search: 'x'.repeat(65) }],
    [
      'filter.province',
      '($ids: [ID!])(filter: { province: $ids })',
      { ids: Array.from({ length: 251 }, () => nobody) },
    ],
    ['filter.province', '($ids: [ID!])(filter: { province: $ids })', { ids: ['x'] }],
  ])('%s in %s', async (path, args, variables) => {
    const [declared = '', passed = args] = args.startsWith('($') ? args.split(/(?<=\))(?=\()/) : []
    const { errors } = await hq.ask(`query ${declared} { stations${passed} { totalCount nodes { id } } }`, variables)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ path, message: expect.any(String) }],
    })
  })

  test('a cursor made by hand, or of another order, is never a fault of ours', async () => {
    for (const value of [
      '2020-13-45',
      '2020-02-31',
      '99999999-01-01',
      'infinity',
      'x',
      'a\0b',
      "'; drop table station --",
      null,
    ]) {
      for (const sort of ['CREATED_AT_ASC', 'CONTRACT_ENDS_ON_DESC', 'NAME_ASC', 'SIGNED_ON_ASC']) {
        const query = `query ($after: String) { stations(sort: ${sort}, after: $after) { nodes { id } } }`
        const code = await hq.code(query, { after: cursorOf(value, nobody) })
        expect([null, 'INPUT_INVALID'], `${value} ${sort}`).toContain(code)
      }
    }
    expect(await world.sql('select 1 from station')).toHaveLength(3)
  })

  test('a field beside a refused one is not our fault either', async () => {
    const { errors } = await hq.ask(
      'query ($after: String) { a: stations(sort: CREATED_AT_ASC, after: $after) { nodes { id } } b: regions(first: 1) { totalCount } c: station(id: "x") { id } }',
      { after: cursorOf('x', nobody) },
    )
    expect(errors?.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL')
  })

  test.each(['x', '', '1', `${nobody}0`, "' or 1=1 --", '\0'])('an id that is none: %j', async (id) => {
    for (const name of ['station', 'staffMember', 'user', 'region', 'job', 'import', 'storedFile']) {
      const { errors } = await hq.ask(`query ($id: ID!) { ${name}(id: $id) { id } }`, { id })
      expect([name, errors?.[0]?.extensions]).toMatchObject([
        name,
        { code: 'INPUT_INVALID', fields: [{ path: 'id', code: 'ID' }] },
      ])
    }
  })

  test.each(['0000-01-01', '2025-02-30', '2025-13-01', '1', '99999-01-01', '-271821-04-20'])(
    'a day that is none: %s',
    async (from) => {
      expect(
        await hq.code('query ($from: LocalDate) { stations(filter: { signedOn: { from: $from } }) { totalCount } }', {
          from,
        }),
      ).toBe('OPERATION_INVALID')
    },
  )
})

describe('what a filter or search means', () => {
  const count = async (args: string, variables: Record<string, unknown> = {}) => {
    const declared = 'search' in variables ? '($search: String)' : ''
    const data: Record<string, { totalCount: number; nodes: unknown[] }> = await hq.data(
      `query ${declared} { stations(${args}) { totalCount nodes { id } } }`,
      variables,
    )
    const { totalCount, nodes } = data['stations'] ?? { totalCount: -1, nodes: [] }
    expect(nodes).toHaveLength(totalCount)
    return totalCount
  }

  test.each(['state', 'kind', 'level', 'productLines', 'province', 'area', 'city', 'district'])(
    'an empty list in %s means no rows',
    async (name) => {
      expect(await count(`filter: { ${name}: [] }`)).toBe(0)
      expect(await count(`filter: { ${name}: null }`)).toBe(3)
    },
  )

  test('in every list of the schema', async () => {
    expect(
      await hq.data(
        '{ users(filter: { role: [] }) { totalCount } staffMembers(filter: { station: [] }) { totalCount } jobs(filter: { kind: [] }) { totalCount } auditEvents(filter: { action: [] }) { totalCount } regions(filter: { parent: [] }) { totalCount } imports(filter: { state: [] }) { totalCount } }',
      ),
    ).toEqual(
      Object.fromEntries(
        ['users', 'staffMembers', 'jobs', 'auditEvents', 'regions', 'imports'].map((name) => [name, { totalCount: 0 }]),
      ),
    )
  })

  test.each(['%', '_', '\\', '%%', '_____', 'W%A', '*', "'"])('%s is a letter like any other', async (search) => {
    expect(await count('search: $search', { search })).toBe(0)
    await world.sql(`update station set search_text = search_text || ' ' || $1 where code = 'W-B'`, [
      search.toLowerCase(),
    ])
    expect(await count('search: $search', { search })).toBe(1)
    await world.sql(`update station set search_text = left(search_text, -1 - length($1)) where code = 'W-B'`, [search])
  })

  test('all words must occur, in any order and either case', async () => {
    expect(await count('search: $search', { search: '  w-b   杭州 ' })).toBe(1)
    expect(await count('search: $search', { search: 'w-b w-a' })).toBe(0)
    expect(await count('search: $search', { search: '   ' })).toBe(3)
  })
})

describe('errors', () => {
  test('speak the language of the caller', async () => {
    const words = async (language: string) => {
      const { errors } = await hq.ask(
        '{ stations(first: 0) { totalCount } }',
        {},
        { headers: { 'accept-language': language } },
      )
      return [errors?.[0]?.message, errors?.[0]?.extensions.fields?.[0]?.message]
    }
    const [chinese, english] = [await words('zh-CN,zh;q=0.9,en;q=0.5'), await words('en-GB')]
    for (const word of chinese) expect(word).toMatch(/[\u4e00-\u9fff]/)
    for (const word of english) expect(word).toMatch(/^[\x20-\x7e]+$/)
    expect(await words('fr')).toEqual(chinese)
  })

  test('of ours are told without detail, with the id of the request', async () => {
    await world.sql('alter table staff_member rename column badge_number to broken_number')
    const { data, errors } = await hq.ask('{ viewer { id } staffMembers { nodes { badgeNumber } } }')
    await world.sql('alter table staff_member rename column broken_number to badge_number')
    expect(data).toBeNull()
    expect(errors).toEqual([
      {
        message: expect.stringContaining('Something went wrong'),
        path: ['staffMembers'],
        extensions: { code: 'INTERNAL', params: {}, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ])
    expect(await hq.code('{ staffMembers { nodes { badgeNumber } } }')).toBeNull()
  })
})
