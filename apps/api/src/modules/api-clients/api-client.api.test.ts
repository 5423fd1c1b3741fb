import { afterAll, beforeAll, expect, test } from 'vitest'
import { declaredPermissions, declaredScopes } from '../../kernel/permissions.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
let integrator: Client
beforeAll(async () => {
  world = await openWorld()
  integrator = await world.as('INTEGRATOR')
})
afterAll(() => world.close())

const fields = '{ id version state availableActions secrets { id hint revokedAt lastUsedAt } }'
interface App {
  id: string
  version: number
  state: string
  availableActions: string[]
  secrets: { id: string; hint: string; revokedAt: string | null; lastUsedAt: string | null }[]
}
const appOf = async (id: string) =>
  (await integrator.data<{ apiClient: App }>(`query ($id: ID!) { apiClient(id: $id) ${fields} }`, { id })).apiClient
const step = async (id: string) => ({ id, expectedVersion: (await appOf(id)).version })

let made = 0
async function register(input: object): Promise<{ id: string; secret: string }> {
  made += 1
  const { app } = await integrator.data<{ app: App }>(
    `mutation ($input: CreateApiClientInput!) { app: createApiClient(input: $input) ${fields} }`,
    { input: { name: `应用 ${made}`, scopes: ['STATIONS_READ'], reach: 'NETWORK', ...input } },
  )
  return { id: app.id, secret: await issue(app.id) }
}
async function issue(id: string): Promise<string> {
  const { issued } = await integrator.data<{ issued: { secret: string } }>(
    'mutation ($input: IssueApiSecretInput!) { issued: issueApiSecret(input: $input) { secret } }',
    { input: { ...(await step(id)), expiresOn: '2027-01-31' } },
  )
  return issued.secret
}

type Request = Parameters<Client['http']>[0]
async function http(request: Request) {
  const { statusCode: status, headers, body } = await world.asPublic().http(request)
  return { status, headers, answer: JSON.parse(body) as Record<string, unknown> }
}
const exchange = async (id: string, secret: string, more: Record<string, string> = {}) =>
  (
    await http({
      method: 'POST',
      url: '/oauth/token',
      headers: {
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ grant_type: 'client_credentials', ...more }).toString(),
    })
  ).answer
const tokenOf = async (app: { id: string; secret: string }) =>
  String((await exchange(app.id, app.secret))['access_token'])
async function ask(bearer: string, query: string) {
  const { status, headers, answer } = await http({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    payload: { query },
  })
  return { status, headers, ...(answer as Answer) }
}
interface Answer {
  data?: { stations: { totalCount: number; nodes: { code: string; principalPhone: string }[] } } | null
  errors?: { extensions: { code: string } }[]
}
const stations = '{ stations(first: 10, sort: CODE_ASC) { totalCount nodes { code principalPhone principalName } } }'
const codesFor = async (bearer: string) => (await ask(bearer, stations)).data?.stations.nodes.map(({ code }) => code)

test('an app sees the rows of its reach, by token and by secret, and no personal data', async () => {
  const [a, c] = [await world.stationId('A'), await world.stationId('C')]
  const [zhejiang] = await world.sql<{ id: string }>(`select province_id as id from station where code = 'W-A'`)
  const network = await register({})
  const regional = await register({ reach: 'REGIONS', regionIds: [zhejiang?.id] })
  const bound = await register({ reach: 'STATIONS', stationIds: [a, c] })
  expect(await codesFor(await tokenOf(network))).toEqual(['W-A', 'W-B', 'W-C'])
  expect(await codesFor(network.secret)).toEqual(['W-A', 'W-B', 'W-C'])
  expect(await codesFor(await tokenOf(regional))).toEqual(['W-A', 'W-B'])
  expect(await codesFor(await tokenOf(bound))).toEqual(['W-A', 'W-C'])
  const answer = await ask(network.secret, stations)
  expect(answer.data?.stations.nodes[0]).toMatchObject({
    principalPhone: expect.stringMatching(/^138\*{4}/),
    principalName: null,
  })
  expect(answer.headers['x-cost']).toMatch(/^\d+; left=\d+$/)
})

test('it reads only what its scopes say, and changes nothing', async () => {
  const { secret } = await register({})
  for (const query of ['{ users { totalCount } }', '{ auditEvents { nodes { id } } }', '{ apiClients { totalCount } }'])
    expect([query, (await ask(secret, query)).errors?.[0]?.extensions.code]).toEqual([query, 'FORBIDDEN'])
  const station = await world.stationId('A')
  const change = `mutation { updateStation(input: { id: "${station}", expectedVersion: 1, remark: "x" }) { id } }`
  expect((await ask(secret, change)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await ask(secret, '{ viewer { id } }')).data).toEqual({ viewer: null })
})

test('a bearer text that opens nothing is refused, whatever cookie comes with it', async () => {
  const { id, secret } = await register({})
  const flipped = secret.slice(0, -1) + (secret.endsWith('0') ? '1' : '0')
  for (const bearer of ['', 'x', flipped, `sm_token_${'A'.repeat(43)}`]) {
    const answer = await ask(bearer, stations)
    expect([bearer, answer.status, answer.errors?.[0]?.extensions.code]).toEqual([bearer, 401, 'UNAUTHENTICATED'])
  }
  expect(await exchange(id, flipped)).toMatchObject({ error: 'invalid_client' })
  expect(await exchange((await register({})).id, secret)).toMatchObject({ error: 'invalid_client' })
  expect(await exchange(id, secret, { grant_type: 'password' })).toMatchObject({
    error: 'unsupported_grant_type',
  })
  expect(await exchange(id, secret, { scope: 'users:read' })).toMatchObject({ error: 'invalid_scope' })
  expect(await exchange(id, secret, { scope: 'stations:read' })).toMatchObject({
    scope: 'stations:read',
    expires_in: 900,
  })
})

test('an ended secret ends its tokens; two secrets let an app change over; an ended app is out for good', async () => {
  const app = await register({})
  const token = await tokenOf(app)
  const second = await issue(app.id)
  const issueThird = { ...(await step(app.id)), expiresOn: '2027-01-31' }
  expect(
    await integrator.code('mutation ($input: IssueApiSecretInput!) { issueApiSecret(input: $input) { secret } }', {
      input: issueThird,
    }),
  ).toBe('API_CLIENT_TOO_MANY_SECRETS')
  const first = (await appOf(app.id)).secrets.find(({ hint }) => app.secret.endsWith(hint))
  await integrator.data('mutation ($input: RevokeApiSecretInput!) { revokeApiSecret(input: $input) { id } }', {
    input: { ...(await step(app.id)), secretId: first?.id },
  })
  expect([(await ask(token, stations)).status, (await ask(app.secret, stations)).status]).toEqual([401, 401])
  expect(await codesFor(second)).toHaveLength(3)
  await integrator.data('mutation ($input: ApiClientStepInput!) { revokeApiClient(input: $input) { id } }', {
    input: await step(app.id),
  })
  expect((await ask(second, stations)).status).toBe(401)
  expect((await appOf(app.id)).availableActions).toEqual([])
})

test('an empty reach never means everything, and foreign ids are not promised', async () => {
  const create = (input: object) =>
    integrator.code('mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { id } }', {
      input: { name: '错', scopes: ['STATIONS_READ'], ...input },
    })
  expect(await create({ reach: 'STATIONS', stationIds: [] })).toBe('INPUT_INVALID')
  expect(await create({ reach: 'REGIONS' })).toBe('INPUT_INVALID')
  expect(await create({ reach: 'NETWORK', scopes: [] })).toBe('INPUT_INVALID')
  expect(await create({ reach: 'STATIONS', stationIds: ['01930000-0000-7000-8000-000000000000'] })).toBe('NOT_FOUND')
})

test('the secret stands nowhere: not in the table, not in the audit trail, not in the stored answer', async () => {
  const { secret } = await register({})
  const [random] = secret.slice(8).match(/.{20}/) ?? []
  for (const table of ['api_client_secret', 'audit_event', 'idempotency', 'outbox_event', 'auth.api_token']) {
    const rows = await world.sql<{ text: string }>(`select t::text as text from ${table} t`)
    expect(rows.some(({ text }) => text.includes(random ?? secret))).toBe(false)
  }
})

test('scopes give permissions that exist, and only reading ones', () => {
  const sides = new Map(declaredPermissions().map(({ code, side }) => [code, side]))
  for (const [scope, permissions] of declaredScopes())
    for (const code of permissions)
      expect([scope, code, sides.get(code)]).toEqual([scope, code, expect.stringMatching(/^(basic|read)$/)])
})
