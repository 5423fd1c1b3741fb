import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { inviteMutation } from './user.fixture.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const change = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }'
const refusal = async (client: Client, query: string, input: object) =>
  (await client.ask(query, { input })).errors?.[0]?.extensions
const invite = (client: Client, contacts: object) =>
  refusal(client, inviteMutation, { name: '林晓', roles: ['TECHNICIAN'], ...contacts })
const refusedAt = (...paths: string[]) => ({
  code: 'INPUT_INVALID',
  params: {},
  fields: paths.map((path) => ({ path, code: 'CONTACT_REFUSED' })),
})

test('a station hears the same of an account elsewhere, of one of headquarters and of its own', async () => {
  const owner = await world.asOwnerOf('A')
  for (const email of ['owner-b@test', 'hq_admin@test', 'technician@test'])
    expect(await invite(owner, { email })).toMatchObject(refusedAt('email'))
  await world.sql(`update app_user set phone = '13800138000' where email = 'owner-b@test'`)
  const both = await invite(owner, { email: 'new.person@users.test', phone: '13800138000' })
  expect(both).toMatchObject(refusedAt('email', 'phone'))
  expect(JSON.stringify(both)).not.toContain('DUPLICATE')
})

test('so it does when it changes somebody', async () => {
  const owner = await world.asOwnerOf('A')
  const [user] = await world.sql<{ id: string; version: number }>(
    `select id, version from app_user where email = 'technician@test'`,
  )
  const answer = await refusal(owner, change, { id: user?.id, expectedVersion: user?.version, email: 'owner-b@test' })
  expect(answer).toMatchObject(refusedAt('email'))
})

test('so does a region, and headquarters hears what is the matter', async () => {
  const station = { stationId: await world.stationId('A') }
  const region = await world.as('REGION_MANAGER')
  expect(await invite(region, { email: 'owner-c@test', ...station })).toMatchObject(refusedAt('email'))
  const admin = await world.as('HQ_ADMIN')
  expect(await invite(admin, { email: 'owner-c@test', ...station })).toMatchObject({
    fields: [{ path: 'email', code: 'DUPLICATE' }],
  })
})

test('who tries out many is stopped for the day, and headquarters is not', async () => {
  const owner = await world.asOwnerOf('B')
  const codes: (string | undefined)[] = []
  for (let tried = 0; tried < 12; tried += 1) codes.push((await invite(owner, { email: 'owner-c@test' }))?.code)
  expect(codes.filter((code) => code === 'INPUT_INVALID')).toHaveLength(10)
  expect(codes.slice(10)).toEqual(['PUBLIC_LIMIT_REACHED', 'PUBLIC_LIMIT_REACHED'])
})
