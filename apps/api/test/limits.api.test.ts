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

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
/** `{ parent { parent { … { id } } } }`, so many fields deep. */
const deep = (levels: number): string => (levels === 1 ? '{ id }' : `{ parent ${deep(levels - 1)} }`)
/** Each fragment names the next one twice: written out, 2^count fields. */
const doubling = (count: number) =>
  repeat(count, (n) => `fragment F${n} on Viewer { ${n === count - 1 ? 'id' : `...F${n + 1} ...F${n + 1}`} }`)
const staffOfStaff = 'staff { station { staff { station { staff { id } } } } }'

const leaves = 'id name code level version path childCount stationCount'

const staffTwice = 'staff { station { staff { station { id } } } }'

describe('an operation that asks for too much is refused before any of it runs', () => {
  test.each([
    ['aliases', 15, `{ ${repeat(2, (n) => `viewer { ${repeat(8, (m) => `a${n}${m}: name`)} }`)} }`],
    ['depth', 12, `{ regions { nodes ${deep(11)} } }`],
    ['directives', 50, `{ viewer { ${repeat(51, () => 'id @include(if: true)')} } }`],
    ['rootFields', 10, `{ ${repeat(11, () => 'viewer { id }')} }`],
    ['rootFields', 5, `mutation ($i: CreateAreaInput!) { ${repeat(6, (n) => `a${n}: createArea(input: $i) { id }`)} }`],
    ['nodes', 20_000, `query ($n: Int) { stations(first: $n) { nodes { ${staffOfStaff} } } }`],
    ['rootFields', 10, `{ ...F } fragment F on Query { ${repeat(11, (n) => `a${n}: viewer { id }`)} }`],
    [
      'rootFields',
      5,
      `mutation ($i: CreateAreaInput!) { ... on Mutation { ${repeat(6, (n) => `a${n}: createArea(input: $i) { id }`)} } }`,
    ],
    // what every object answers to is no value that was given
    ['nodes', 20_000, `query ($constructor: Int = 100) { stations(first: $constructor) { nodes { ${staffTwice} } } }`],
    [
      'nodes',
      20_000,
      `query ($n: Int) { stations(first: $n) { ...F } } fragment F on StationPage { nodes { ${staffOfStaff} } }`,
    ],
    ['nodes', 20_000, `query ($m: Int = 100) { stations(first: $m) { nodes { ${staffTwice} } } }`],
    ['selections', 5000, `{ viewer { ...F0 } } ${doubling(40)}`],
  ])('%s over %d', async (limit, maximum, query) => {
    const started = performance.now()
    const { statusCode, body } = await hq.http({
      method: 'POST',
      url: '/graphql',
      payload: { query, variables: { n: 100, i: { name: 'x', code: 'x' } } },
    })
    expect(performance.now() - started).toBeLessThan(2000)
    expect(statusCode).toBe(400)
    expect(JSON.parse(body)).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: { code: 'OPERATION_TOO_LARGE', params: { limit, maximum }, requestId: expect.any(String) },
        },
      ],
    })
    expect(await world.sql(`select 1 from region where code = 'x'`)).toEqual([])
  })

  test.each([
    ['2,000 tokens', `{ viewer { ${repeat(2100, () => 'id')} } }`],
    ['300 inline fragments', `{ ${repeat(300, () => '... on Query { viewer { id } }')} }`],
  ])('more than %s do not reach validation', async (_, query) => {
    const started = performance.now()
    expect(await hq.code(query)).toBe('OPERATION_INVALID')
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('more columns than a row of PostgreSQL has', async () => {
    const regions = repeat(
      10,
      (n) => `fragment R${n} on Region { ${leaves} ${n > 0 ? `parent { ...R${n - 1} }` : ''} }`,
    )
    const own =
      'id code name state stateSince kind level ownership address creditCode latitude longitude remark signedOn contractEndsOn createdAt updatedAt version principalName principalPhone servicePhone hasOwnerAccount staff { id } contacts { id } territories { id } stateChanges { to } openItems { code } agreements { id }'
    const sights = ['', ...Array.from({ length: 15 }, (_, n) => `a${n}: `)].map((alias) => `${alias}province { ...R9 }`)
    const others = ['city', 'district', 'area'].map((name) => `${name} { ...R9 }`)
    const query = `query ($id: ID!) { station(id: $id) { ${own} ${[...sights, ...others].join(' ')} } } ${regions}`
    expect(await hq.code(query, { id: await world.stationId('A') })).toBe('OPERATION_TOO_LARGE')
  })

  test('what a document has cost before is not what it costs with other numbers or for others', async () => {
    const query = `query ($n: Int) { stations(first: $n) { nodes { ${staffTwice} } } }`
    for (const n of [5, 5]) expect(await hq.code(query, { n })).toBeNull()
    for (const n of [100, 100]) expect(await hq.code(query, { n })).toBe('OPERATION_TOO_LARGE')
    expect(await (await world.asOwnerOf('A')).code(query, { n: 60 })).toBe('OPERATION_TOO_LARGE')
    expect(await hq.code(query, { n: 60 })).toBeNull()
    expect(await (await world.asOwnerOf('A')).code(query, { n: 60 })).toBe('OPERATION_TOO_LARGE')
  })

  test('visitors have less: depth 7, 1,000 tokens, 200 rows', async () => {
    const ask = async (query: string) => {
      const { body } = await world.app.server.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query },
        remoteAddress: '10.1.2.3',
      })
      const { errors } = JSON.parse(body) as { errors?: { extensions: { params: object } }[] }
      return errors?.[0]?.extensions.params
    }
    expect(await ask(`{ regions { nodes ${deep(6)} } }`)).toEqual({ limit: 'depth', maximum: 7 })
    expect(await ask(`{ stations(filter: { province: [${repeat(1001, () => '"x"')}] }) { totalCount } }`)).toEqual({
      limit: 'tokens',
      maximum: 1000,
    })
    expect(await ask('{ stations(first: 100) { nodes { staff { id } } } }')).toEqual({ limit: 'nodes', maximum: 200 })
    expect(await ask('{ viewer { id } }')).toBeUndefined()
  })

  test('what the pages ask for fits', async () => {
    expect(await hq.code(`{ regions { nodes ${deep(10)} } }`)).toBeNull()
    const record = `{ id code openItems { code } contacts { name } territories { region { name parent { name } } } stateChanges { to } staff { name accounts { email } } }`
    expect(
      await hq.code(
        `{ stations(first: 100) { totalCount nodes { id area { name } openItems { code } } pageInfo { endCursor } } }`,
      ),
    ).toBeNull()
    expect(
      await hq.code(`query ($id: ID!) { station(id: $id) ${record} }`, { id: await world.stationId('A') }),
    ).toBeNull()
    expect(await hq.code(`{ viewer { ...F0 } } ${doubling(8)}`)).toBeNull()
  })

  test('one address or person asks so many times a minute, and hears when to come again', async () => {
    const ask = () =>
      world.app.server.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: '{ __typename }' },
        remoteAddress: '10.9.9.9',
        headers: { 'accept-language': 'en' },
      })
    for (let count = 0; count < 60; count += 1) expect((await ask()).statusCode).toBe(200)
    const refused = await ask()
    expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
    expect(JSON.parse(refused.body)).toMatchObject({
      errors: [
        {
          message: 'Too many requests. Please wait a moment',
          extensions: { code: 'RATE_LIMITED', params: { limit: 'minute', maximum: 60 } },
        },
      ],
    })
  })
})

describe('what is no operation is refused with a clear answer', () => {
  const json = { 'content-type': 'application/json' }
  const operation = '{"query":"{viewer{id}}"}'
  test.each([
    ['a batch', 400, `[${operation},${operation}]`, json],
    ['a form', 415, 'query={viewer{id}}', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a multipart form', 415, '--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['text', 400, operation, { 'content-type': 'text/plain' }],
    ['a broken text', 400, '{"query": ', json],
    ['nothing', 400, '', json],
    ['null', 400, 'null', json],
    ['no query', 400, '{}', json],
    ['variables as text', 400, '{"query":"{viewer{id}}","variables":"{}"}', json],
    ['a key that is too short', 400, operation, { ...json, 'idempotency-key': 'short' }],
    ['a key that is too long', 400, operation, { ...json, 'idempotency-key': 'k'.repeat(300) }],
    ['a subscription', 400, '{"query":"subscription { viewer { id } }"}', json],
    ['an operation that is not there', 400, '{"query":"query A { viewer { id } }","operationName":"B"}', json],
    ['no syntax', 400, '{"query":"{ viewer("}', json],
    ['257 KiB', 413, JSON.stringify({ query: `{ viewer { id } } # ${'x'.repeat(257 * 1024)}` }), json],
  ])('%s', async (_, status, payload, headers) => {
    const { statusCode, body } = await hq.http({
      method: 'POST',
      url: '/graphql',
      payload,
      headers: { ...headers, 'accept-language': 'en' },
    })
    expect(statusCode).toBe(status)
    const { errors, data } = JSON.parse(body) as {
      errors: { message: string; extensions: { code: string; requestId: string } }[]
      data?: unknown
    }
    expect(data).toBeUndefined()
    expect(['OPERATION_INVALID', 'OPERATION_TOO_LARGE', 'INPUT_INVALID']).toContain(errors[0]?.extensions.code)
    expect(errors[0]?.extensions.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(body).not.toMatch(/stack|node_modules|Apollo/)
  })

  test('reading by GET is not offered', async () => {
    const { statusCode, body } = await hq.http({ method: 'GET', url: '/graphql?query={viewer{id}}' })
    expect([statusCode, body.includes('viewer":')]).toEqual([404, false])
  })

  test.each(['/graphql', '/auth/admin/sign-in', '/auth/admin/sign-out', '/auth/portal/set-password', '/files'])(
    '%s from a foreign page',
    async (url) => {
      const foreign: Record<string, string>[] = [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'http://localhost.evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ]
      for (const headers of foreign) {
        const { statusCode, body } = await hq.http({
          method: 'POST',
          url,
          headers,
          payload: { query: '{ viewer { id } }' },
        })
        expect([headers, statusCode, body.includes('FORBIDDEN')]).toEqual([headers, 403, true])
      }
    },
  )

  test('and what is from our own page, or from no browser, is heard', async () => {
    for (const headers of [
      { origin: 'http://localhost' },
      { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
      {},
    ] as Record<string, string>[])
      expect(
        (await hq.http({ method: 'POST', url: '/graphql', headers, payload: { query: '{ viewer { id } }' } }))
          .statusCode,
      ).toBe(200)
  })
})
