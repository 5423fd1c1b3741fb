import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
})
afterAll(() => world.close())

interface Look {
  columns: string
  density: string | null
}
const lookOf = async (client: Client, list = 'stations') =>
  (
    await client.data<{ listLook: Look }>('query ($list: String!) { listLook(list: $list) { columns density } }', {
      list,
    })
  ).listLook
const text = 'mutation ($input: KeepListLookInput!) { keepListLook(input: $input) { columns density } }'
const keep = async (client: Client, input: object) =>
  (await client.data<{ keepListLook: Look }>(text, { input: { list: 'stations', ...input } })).keepListLook

test('columns are kept per person and list, the density for all lists; another session reads the same', async () => {
  expect(await lookOf(admin)).toEqual({ columns: '', density: null })
  await keep(admin, { columns: 'code~120s,state,remark~e' })
  await keep(admin, { density: 'NORMAL' })
  expect(await lookOf(await world.as('HQ_ADMIN'))).toEqual({ columns: 'code~120s,state,remark~e', density: 'NORMAL' })
  expect(await lookOf(admin, 'users')).toEqual({ columns: '', density: 'NORMAL' })
  for (const other of [await world.as('HQ_READER'), await world.asOwnerOf('A')])
    expect(await lookOf(other)).toEqual({ columns: '', density: null })
  expect(await keep(admin, { columns: '' })).toEqual({ columns: '', density: 'NORMAL' })
})

test('a station keeps its own; what is no list of columns is refused', async () => {
  const owner = await world.asOwnerOf('A')
  expect(await keep(owner, { columns: 'name~200', density: 'COMPACT' })).toEqual({
    columns: 'name~200',
    density: 'COMPACT',
  })
  for (const input of [{ columns: '<b>' }, { columns: 'x'.repeat(1001) }, { list: '../x', columns: 'a' }])
    expect([input, await owner.code(text, { input: { list: 'stations', ...input } })]).toEqual([input, 'INPUT_INVALID'])
  expect(await world.asPublic().code(text, { input: { list: 'stations' } })).toBe('UNAUTHENTICATED')
})
