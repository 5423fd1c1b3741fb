import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type Fields, type World } from '../../../test/world.ts'

let world: World
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
})
afterAll(() => world.close())

interface Region {
  id: string
  code: string
  name: string
  version: number
  availableActions: string[]
}
const list = async (client: Client, args: string) =>
  (
    await client.data<Fields>(
      `{ regions(${args}, first: 100) { totalCount nodes { id code name version availableActions childCount stationCount parent { name } path } } }`,
    )
  )['regions'] as {
    totalCount: number
    nodes: (Region & { stationCount: number; parent: { name: string } | null; path: string })[]
  }

test('the tree holds areas, 34 provinces and every division of the national code', async () => {
  expect((await list(admin, 'filter: { level: [AREA] }')).totalCount).toBe(7)
  const provinces = await list(admin, 'filter: { level: [PROVINCE] }')
  expect(provinces.totalCount).toBe(34)
  expect(provinces.nodes.every(({ parent }) => parent !== null)).toBe(true)
  expect((await list(admin, 'filter: { level: [DISTRICT] }')).totalCount).toBeGreaterThan(2900)
  const [westLake] = (await list(admin, 'search: "西湖"')).nodes.filter(({ code }) => code === '330106')
  expect(westLake).toMatchObject({ path: '浙江省 / 杭州市 / 西湖区', stationCount: 1 })
})

test('a province moves with its stations, and with them the sight of the region manager', async () => {
  const east = await world.as('REGION_MANAGER')
  const codes = async () =>
    (
      (await east.data<Fields>('{ stations { nodes { code } } }'))['stations'] as { nodes: { code: string }[] }
    ).nodes.map(({ code }) => code)
  expect(await codes()).toEqual(['W-A', 'W-B'])
  const [guangdong] = (await list(admin, 'filter: { level: [PROVINCE] }, search: "广东"')).nodes
  const [area] = (await list(admin, 'filter: { level: [AREA] }, search: "华东"')).nodes
  await admin.data<Fields>('mutation($input: MoveProvinceInput!) { moveProvince(input: $input) { parent { name } } }', {
    input: { id: guangdong?.id, expectedVersion: guangdong?.version, areaId: area?.id },
  })
  expect(await codes()).toEqual(['W-A', 'W-B', 'W-C'])
})

test('areas are added and renamed; the national divisions are not', async () => {
  const made = (
    await admin.data<Fields>(
      'mutation($input: CreateAreaInput!) { createArea(input: $input) { id version name availableActions } }',
      { input: { name: '港澳台大区', code: 'GAT' } },
    )
  )['createArea'] as Region
  expect(made.availableActions).toEqual(['rename'])
  const rename = 'mutation($input: RenameRegionInput!) { renameRegion(input: $input) { name } }'
  expect(
    (await admin.data<Fields>(rename, { input: { id: made.id, expectedVersion: made.version, name: '海外大区' } }))[
      'renameRegion'
    ],
  ).toEqual({ name: '海外大区' })
  expect(
    await admin.code('mutation($input: CreateAreaInput!) { createArea(input: $input) { id } }', {
      input: { name: '再来', code: 'GAT' },
    }),
  ).toBe('REGION_CODE_TAKEN')
  const [province] = (await list(admin, 'filter: { level: [PROVINCE] }, search: "浙江"')).nodes
  expect(
    await admin.code(rename, { input: { id: province?.id, expectedVersion: province?.version, name: '改' } }),
  ).toBe('REGION_NOT_AN_AREA')
})
