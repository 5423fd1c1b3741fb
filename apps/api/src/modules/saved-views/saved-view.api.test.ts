import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
let admin: Client
let reader: Client
let owner: Client
let technician: Client
let elsewhere: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
  reader = await world.as('HQ_READER')
  owner = await world.asOwnerOf('A')
  technician = await world.as('TECHNICIAN')
  elsewhere = await world.asOwnerOf('B')
})
afterAll(() => world.close())

interface View {
  id: string
  name: string
  state: string
  sharedRole: string | null
  isOwn: boolean
  isDefault: boolean
  version: number
}
const fields = '{ id name state sharedRole isOwn isDefault version }'
const viewsOf = async (client: Client, list = 'stations') =>
  (
    await client.data<{ savedViews: { nodes: View[] } }>(
      `query ($filter: SavedViewFilter) { savedViews(filter: $filter, first: 100) { nodes ${fields} } }`,
      { filter: { list: [list] } },
    )
  ).savedViews.nodes
const namesOf = async (client: Client) => (await viewsOf(client)).map(({ name }) => name).toSorted()
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
const textOf = (name: string) =>
  `mutation ($input: ${pascal(name)}Input!) { view: ${name}(input: $input) ${name === 'deleteView' ? '' : fields} }`
const change = async (client: Client, name: string, input: object) =>
  (await client.data<{ view: View }>(textOf(name), { input })).view
const code = (client: Client, name: string, input: object) => client.code(textOf(name), { input })
const save = (client: Client, name: string, state = 'state=ACTIVE') =>
  change(client, 'saveView', { list: 'stations', name, state })
const step = ({ id, version }: View) => ({ id, expectedVersion: version })

test('a view is its owner’s: others neither see, change nor open it', async () => {
  const view = await save(admin, '我的', 'state=ACTIVE%2CPROBATION&sort=NAME_ASC&columns=code,name&density=compact')
  expect(await viewsOf(admin)).toEqual([{ ...view, isOwn: true, isDefault: false, sharedRole: null }])
  for (const other of [reader, owner, await world.as('REGION_MANAGER')]) {
    expect(await viewsOf(other)).toEqual([])
    expect(await code(other, 'renameView', { ...step(view), name: 'x' })).toBe('NOT_FOUND')
    expect(await code(other, 'shareView', { ...step(view), role: 'HQ_ADMIN' })).toBe('NOT_FOUND')
    expect(await code(other, 'deleteView', step(view))).toBe('NOT_FOUND')
    expect(await code(other, 'setDefaultView', { list: 'stations', viewId: view.id })).toBe('NOT_FOUND')
  }
  expect(await viewsOf(admin, 'users')).toEqual([])
})

test('shared with a role it is seen by that role alone, to read and to choose, not to change', async () => {
  const view = await change(admin, 'shareView', { ...step(await save(admin, '给只读')), role: 'HQ_READER' })
  expect(await viewsOf(reader)).toEqual([
    expect.objectContaining({ id: view.id, isOwn: false, sharedRole: 'HQ_READER' }),
  ])
  for (const other of [owner, technician, await world.as('FINANCE'), await world.as('REGION_MANAGER')])
    expect(await viewsOf(other)).toEqual([])
  expect(await code(reader, 'renameView', { ...step(view), name: 'x' })).toBe('NOT_FOUND')
  expect(await code(reader, 'deleteView', step(view))).toBe('NOT_FOUND')
  await change(reader, 'setDefaultView', { list: 'stations', viewId: view.id })
  expect((await viewsOf(reader))[0]?.isDefault).toBe(true)
  expect((await viewsOf(admin)).some(({ isDefault }) => isDefault)).toBe(false)
  await change(admin, 'shareView', { ...step(view), role: null })
  expect(await viewsOf(reader)).toEqual([])
})

test('a station shares within itself only, and with its own kind of roles', async () => {
  const view = await save(owner, '本站')
  expect(await code(owner, 'shareView', { ...step(view), role: 'HQ_ADMIN' })).toBe('SAVED_VIEW_OTHER_AUDIENCE')
  expect(await code(admin, 'shareView', { ...step(await save(admin, '总部')), role: 'TECHNICIAN' })).toBe(
    'SAVED_VIEW_OTHER_AUDIENCE',
  )
  const shared = await change(owner, 'shareView', { ...step(view), role: 'STATION_OWNER' })
  expect(await namesOf(elsewhere)).toEqual([])
  expect(await namesOf(technician)).toEqual([])
  await change(owner, 'shareView', { ...step(shared), role: 'TECHNICIAN' })
  expect(await namesOf(technician)).toEqual(['本站'])
  expect(await namesOf(admin)).not.toContain('本站')
})

test('one default per list; deleting the view takes it away', async () => {
  const [first, second] = [await save(elsewhere, '一'), await save(elsewhere, '二')]
  for (const { id } of [first, second]) await change(elsewhere, 'setDefaultView', { list: 'stations', viewId: id })
  expect((await viewsOf(elsewhere)).filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['二'])
  expect(await code(elsewhere, 'setDefaultView', { list: 'users', viewId: first.id })).toBe('NOT_FOUND')
  expect(await change(elsewhere, 'deleteView', step(second))).toBe(second.id)
  expect((await viewsOf(elsewhere)).map(({ name, isDefault }) => [name, isDefault])).toEqual([['一', false]])
  await change(elsewhere, 'setDefaultView', { list: 'stations', viewId: first.id })
  expect(await change(elsewhere, 'setDefaultView', { list: 'stations' })).toBeNull()
  expect((await viewsOf(elsewhere)).some(({ isDefault }) => isDefault)).toBe(false)
})

test('names are unique per person and list, versions count, states are plain and short', async () => {
  const view = await save(technician, '甲')
  expect(await code(technician, 'saveView', { list: 'stations', name: ' 甲 ', state: '' })).toBe(
    'SAVED_VIEW_NAME_TAKEN',
  )
  expect(await code(technician, 'saveView', { list: 'users', name: '甲', state: '' })).toBeNull()
  const renamed = await change(technician, 'renameView', { ...step(view), name: '乙' })
  expect(renamed.name).toBe('乙')
  expect(await code(technician, 'renameView', { ...step(view), name: '丙' })).toBe('CONFLICT')
  for (const state of ['<script>', 'a=1\nb', 'x'.repeat(2001), 'q=服务', 'javascript:alert(1)//'])
    expect([state, await code(technician, 'saveView', { list: 'stations', name: '坏', state })]).toEqual([
      state,
      'INPUT_INVALID',
    ])
  for (const list of ['', '../x', 'Stations', 'a'.repeat(41)])
    expect([list, await code(technician, 'saveView', { list, name: '坏', state: '' })]).toEqual([list, 'INPUT_INVALID'])
})

test('at most thirty of one person for one list', async () => {
  const manager = await world.as('STATION_MANAGER')
  for (let index = 0; index < 30; index += 1) await save(manager, `视图${index}`)
  expect(await code(manager, 'saveView', { list: 'stations', name: '多', state: '' })).toBe('SAVED_VIEW_TOO_MANY')
})
