import * as fc from 'fast-check'
import type { GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graphqlSchema } from '../src/kernel/graphql-schema.ts'
import { modules } from '../src/modules.ts'
import { fillStations } from './canaries.ts'
import { Asker, type Ids } from './comparison.fixture.ts'
import { openWorld, type Client, type World } from './world.ts'

/** A text that is known takes the short way past Apollo (kernel/http/short-way.ts): nobody may tell by the answer. */
const seconds = 8
const roles = ['HQ_ADMIN', 'FINANCE', 'REGION_MANAGER', 'STATION_OWNER', 'TECHNICIAN']

let world: World
let schema: GraphQLSchema
let clients: Client[]
let ids: Ids
let station: string

beforeAll(async () => {
  world = await openWorld({ config: { requestsPerMinute: 1_000_000 } })
  await fillStations(world)
  schema = await graphqlSchema(modules)
  clients = [...(await Promise.all(roles.map((role) => world.as(role)))), await world.asOwnerOf('B')]
  station = await world.stationId('A')
  const idsOf = async (sql: string) => (await world.sql<{ id: string }>(sql)).map(({ id }) => id)
  ids = {
    station: await idsOf('select id from station order by code'),
    staffMember: await idsOf('select id from staff_member order by id'),
    user: await idsOf('select id from app_user order by name limit 10'),
    region: await idsOf(`select id from region where level = 'PROVINCE' order by code limit 5`),
  }
})
afterAll(() => world.close())

let count = 0
const send = async (client: Client, payload: object) => {
  const { statusCode, headers, body } = await client.http({ method: 'POST', url: '/graphql', payload })
  const own = headers['x-request-id']
  const told = typeof own === 'string' ? body.replaceAll(own, '') : body.replaceAll(/"requestId":"[^"]*"/g, '')
  return { statusCode, cache: headers['cache-control'], type: headers['content-type'], told }
}

/** Asks with a text that nobody has asked before, then three times with the same. */
async function bothWays(client: Client, query: string, more: object = {}) {
  const whole = await send(client, { query: `${query} # ${(count += 1)}`, ...more })
  const others = [
    await send(client, { query, ...more }),
    await send(client, { query, ...more }),
    await send(client, { query, ...more }),
  ]
  return { whole, others }
}

/** Beside the type of the root, everything is left to resolvers. */
const resolved = async (client: Client, query: string, variables: object) => {
  const { told } = await send(client, { query: query.replace('{ ', '{ __typename '), variables })
  return told.replace(/"__typename":"Query",?/, '')
}

test(
  'whatever is asked, by whomever, both ways answer the same, and resolvers alone',
  async () => {
    let asked = 0
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const { query, variables } = new Asker(g, schema, ids).question()
        const client = clients[g(fc.nat, clients.length - 1)] as Client
        const { whole, others } = await bothWays(client, query, { variables })
        expect([query, ...others]).toEqual([query, whole, whole, whole])
        if (!whole.told.includes('"errors"'))
          expect([query, await resolved(client, query, variables)]).toEqual([query, whole.told])
        asked += 1
      }),
      { numRuns: 100_000, seed: 20_261_122, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false },
    )
    expect(asked).toBeGreaterThan(20)
  },
  (seconds + 120) * 1000,
)

const two = 'query A { stations(first: 1) { nodes { code } } } query B { stations(first: 1) { totalCount } }'
const when =
  'query ($yes: Boolean!) { stations(first: 2) { totalCount @include(if: $yes) nodes { id @skip(if: $yes) code } } }'
const found = 'query ($s: String) { stations(search: $s, first: 3) { nodes { id name } } }'

describe('attempts to be answered otherwise', () => {
  test.each<[string, string, object]>([
    ['an operation by its name', two, { operationName: 'B' }],
    ['another of the same document', two, { operationName: 'A' }],
    ['several operations and no name', two, {}],
    ['a name that is none', two, { operationName: 'C' }],
    ['an empty name', two, { operationName: '' }],
    ['a name that is no text', two, { operationName: 1 }],
    ['included', when, { variables: { yes: true } }],
    ['left out', when, { variables: { yes: false } }],
    ['a variable that must be there', when, { variables: {} }],
    ['a variable that is null', when, { variables: { yes: null } }],
    ['a variable of another type', when, { variables: { yes: 'true' } }],
    ['nothing left of it', '{ stations(first: 1) @skip(if: true) { totalCount } }', {}],
    ['only its type', '{ stations(first: 1) { __typename } t: __typename }', {}],
    ['null variables', '{ stations(first: 1) { totalCount } }', { variables: null }],
    ['variables that nobody declared', '{ stations(first: 1) { totalCount } }', { variables: { x: 1 } }],
    [
      'a fragment over a fragment',
      '{ ...a } fragment a on Query { stations(first: 1) { ...b } } fragment b on StationPage { nodes { id } }',
      {},
    ],
    ['an error beside an answer', '{ a: station(id: "x") { id } b: stations(first: 1) { totalCount } }', {}],
    ['quotes', found, { variables: { s: '"\\"\' or 1=1 --' } }],
    ['a NUL', found, { variables: { s: 'a\0b' } }],
    ['half a character', found, { variables: { s: '\ud800' } }],
    ['a long text', found, { variables: { s: '站'.repeat(30_000) } }],
    [
      'thirty aliases',
      `{ stations(first: 1) { nodes { ${Array.from({ length: 30 }, (_, n) => `a${n}: id`).join(' ')} } } }`,
      {},
    ],
    ['deep nesting', `{ stations { nodes ${'{ province { parent '.repeat(8)} { id } ${'} }'.repeat(8)} } }`, {}],
    [
      'extensions',
      '{ stations(first: 1) { totalCount } }',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    ],
    ['a name of the prototype', '{ stations(first: 1) { constructor: totalCount __proto__: totalCount } }', {}],
  ])('%s', async (_, query, more) => {
    for (const client of [clients[0], clients[3], world.asPublic('10.9.8.7')]) {
      const { whole, others } = await bothWays(client as Client, query, more)
      expect(others).toEqual([whole, whole, whole])
    }
  })

  test('an error of one request does not decide how the next one is answered', async () => {
    const [client] = clients as [Client]
    const query = 'query ($id: ID!) { station(id: $id) { code } }'
    for (const id of [station, 'x', station, 'y', station]) {
      const { told } = await send(client, { query, variables: { id } })
      expect(told.includes('"errors"')).toBe(id !== station)
    }
  })

  test('a condition that is null is refused, whatever was included before', async () => {
    const [client] = clients as [Client]
    for (const query of [
      'query ($yes: Boolean = true) { stations(first: 1) { totalCount nodes @include(if: $yes) { id } } }',
      'query ($yes: Boolean = true) { stations(first: 1) { totalCount nodes @skip(if: $yes) { id } } t: __typename }',
    ])
      for (const yes of [false, null, true, null]) {
        const { statusCode, told } = await send(client, { query, variables: { yes } })
        expect([yes, statusCode, told.includes('OPERATION_INVALID')]).toEqual([
          yes,
          yes === null ? 400 : 200,
          yes === null,
        ])
      }
  })

  test('batches, other methods and a megabyte are refused', async () => {
    const [client] = clients as [Client]
    const one = { query: '{ stations(first: 1) { totalCount } }' }
    expect((await send(client, [one, one])).statusCode).toBe(400)
    expect((await client.http({ method: 'GET', url: '/graphql?query=%7Bviewer%7Bid%7D%7D' })).statusCode).toBe(404)
    expect((await send(client, { ...one, variables: { s: 'x'.repeat(1_000_000) } })).statusCode).toBe(413)
  })
})

test.each([
  ['a name that plain objects have', '{ s: stations { nodes { __proto__: id toString: code then: name } } }'],
  ['the same for an object', '{ __proto__: stations { __proto__: nodes { constructor: code } } }'],
  [
    'a fragment, left out once',
    '{ s: stations { nodes { ...F @skip(if: true) ...F } } } fragment F on Station { id code }',
  ],
  [
    'a fragment, left out within another',
    '{ s: stations { nodes { ...G @include(if: false) ...F } } } fragment G on Station { name ...F } fragment F on Station { code }',
  ],
  [
    'the order of what is merged',
    '{ s: stations { nodes { id @skip(if: true) code ... on Station { name id } code } } }',
  ],
  ['a field below, left out once', '{ s: stations { nodes @skip(if: true) { id } nodes { code } } }'],
  [
    'a default where there must be a value',
    'query ($n: Int! = 2, $yes: Boolean! = true) { s: stations(first: $n) { nodes { id code @skip(if: $yes) } } }',
  ],
  [
    'a variable with a name that every object knows',
    'query ($constructor: Int) { s: stations(first: $constructor) { totalCount } }',
  ],
  ['nothing', '{ s: stations { nodes @skip(if: true) { id } } }'],
])('by text and by resolvers: %s', async (_, query) => {
  const [client] = clients as [Client]
  const { told } = await send(client, { query })
  expect(told).toContain('"data":{"')
  expect(await resolved(client, query, {})).toBe(told)
})

test('a change is made once for each time it is asked for, whatever stands beside it', async () => {
  const [client] = clients as [Client]
  const query = `query Q { stations(first: 1) { totalCount } }
    mutation M($input: AddCommentInput!) { addComment(input: $input) { id } }`
  const input = { subjectType: 'STATION', subjectId: station, text: 'once' }
  const made = async () =>
    Number((await world.sql<{ n: string }>(`select count(*) as n from comment where text = 'once'`))[0]?.n)
  for (let turn = 1; turn <= 3; turn += 1) {
    await send(client, { query, operationName: 'Q' })
    await send(client, { query, operationName: 'M', variables: { input } })
    expect(await made()).toBe(turn)
    // no name: neither of the two
    await send(client, { query, variables: { input } })
    await send(client, { query, operationName: 'M', variables: { input: { ...input, subjectId: 'x' } } })
    expect(await made()).toBe(turn)
  }
})
