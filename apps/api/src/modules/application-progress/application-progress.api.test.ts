import { afterAll, beforeAll, expect, test } from 'vitest'
import { addApplication } from '../../../test/canaries.onboarding.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
let integrator: Client
let ids: Record<'A' | 'C', string>
beforeAll(async () => {
  world = await openWorld()
  integrator = await world.as('INTEGRATOR')
  ids = {
    A: await addApplication(world, 'pa-', await world.stationId('A')),
    C: await addApplication(world, 'pc-', await world.stationId('C')),
  }
})
afterAll(() => world.close())

let made = 0
async function secretOf(input: object): Promise<string> {
  made += 1
  const { app } = await integrator.data<{ app: { id: string; version: number } }>(
    'mutation ($input: CreateApiClientInput!) { app: createApiClient(input: $input) { id version } }',
    { input: { name: `数据 ${made}`, scopes: ['ONBOARDING_READ'], reach: 'NETWORK', ...input } },
  )
  const { issued } = await integrator.data<{ issued: { secret: string } }>(
    'mutation ($input: IssueApiSecretInput!) { issued: issueApiSecret(input: $input) { secret } }',
    { input: { id: app.id, expectedVersion: app.version, expiresOn: '2027-01-31' } },
  )
  return issued.secret
}

interface Answer {
  data: { applicationProgress: { totalCount: number; nodes: Record<string, unknown>[] } } | null
  errors?: { extensions: { code: string } }[]
}
async function ask(secret: string, query: string): Promise<Answer> {
  const { body } = await world.asPublic().http({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    payload: { query },
  })
  return JSON.parse(body) as Answer
}
const progress = `{ applicationProgress { totalCount nodes {
  id code state phase companyName contactName phone submittedAt stationId updatedAt province { name }
} } }`
const idsFor = async (secret: string) =>
  (await ask(secret, progress)).data?.applicationProgress.nodes.map(({ id }) => id).toSorted()

test('an app sees the applications of its reach with persons masked', async () => {
  const [zhejiang] = await world.sql<{ id: string }>(`select province_id as id from station where code = 'W-A'`)
  const network = await secretOf({})
  expect(await idsFor(network)).toEqual([ids.A, ids.C].toSorted())
  expect(await idsFor(await secretOf({ reach: 'REGIONS', regionIds: [zhejiang?.id] }))).toEqual([ids.A])
  expect(await idsFor(await secretOf({ reach: 'STATIONS', stationIds: [await world.stationId('C')] }))).toEqual([ids.C])
  const { data } = await ask(network, progress)
  expect(data?.applicationProgress.nodes[0]).toMatchObject({
    contactName: 'p*',
    phone: '133****0000',
    phase: 'PRELIMINARY_REVIEW',
  })
})

test('drafts are not told, and neither is anything else of an application', async () => {
  const secret = await secretOf({})
  await world.sql(`update station_application set state = 'DRAFT' where id = $1`, [ids.C])
  expect(await idsFor(secret)).toEqual([ids.A])
  await world.sql(`update station_application set state = 'SUBMITTED' where id = $1`, [ids.C])
  for (const query of [
    '{ stationApplications { totalCount } }',
    '{ stations { totalCount } }',
    '{ deadlines { totalCount } }',
  ])
    expect([query, (await ask(secret, query)).errors?.[0]?.extensions.code]).toEqual([query, 'FORBIDDEN'])
  const other = await secretOf({ scopes: ['STATIONS_READ'] })
  expect((await ask(other, progress)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

test('headquarters reads the contact in clear by the same field', async () => {
  const admin = await world.as('HQ_ADMIN')
  const { applicationProgress } = await admin.data<NonNullable<Answer['data']>>(progress)
  expect(applicationProgress.nodes[0]).toMatchObject({ phone: '13300000000' })
})
