import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type Fields, type World } from '../../../test/world.ts'

let world: World
let network: Client
let east: Client
let ownerA: Client
let agent: Client
beforeAll(async () => {
  world = await openWorld()
  ;[network, east, ownerA, agent] = await Promise.all([
    world.as('NETWORK_MANAGER'),
    world.as('REGION_MANAGER'),
    world.asOwnerOf('A'),
    world.as('CALL_AGENT'),
  ])
})
afterAll(() => world.close())

const read = async (client: Client, id: string) =>
  (await client.data<{ station: object | null }>('query($id: ID!) { station(id: $id) { id } }', { id })).station

describe('who sees what', () => {
  const seen = async (client: Client) =>
    (await client.data<Fields>('{ stations(first: 100, search: "W-") { nodes { code } } }'))['stations'] as {
      nodes: { code: string }[]
    }

  test('a region manager only his regions, a station only itself', async () => {
    expect((await seen(east)).nodes.map(({ code }) => code)).not.toContain('W-C')
    expect((await seen(east)).nodes.map(({ code }) => code)).toContain('W-A')
    expect((await seen(ownerA)).nodes.map(({ code }) => code)).toEqual(['W-A'])
    expect(await read(ownerA, await world.stationId('B'))).toBeNull()
  })

  test('a basic reader sees the place, not the people and the contract', async () => {
    const [node] = (
      (
        await agent.data<Fields>(
          '{ stations(search: "W-A") { nodes { code address creditCode principalName principalPhone contractEndsOn staff { name } } } }',
        )
      )['stations'] as { nodes: object[] }
    ).nodes
    expect(node).toMatchObject({
      code: 'W-A',
      address: '文三路 1 号',
      creditCode: null,
      principalName: null,
      principalPhone: '138****0001',
      contractEndsOn: null,
      staff: null,
    })
  })

  test('pinyin initials and two characters find it', async () => {
    const codes = async (search: string) =>
      (
        (
          await network.data<Fields>('query($search: String) { stations(search: $search) { nodes { code } } }', {
            search,
          })
        )['stations'] as { nodes: { code: string }[] }
      ).nodes.map(({ code }) => code)
    expect(await codes('xhqdyfwz')).toContain('W-A')
    expect(await codes('西湖')).toEqual(['W-A'])
    expect(await codes('西湖 第一')).toEqual(['W-A'])
    expect(await codes('西湖 第二')).toEqual([])
  })
})
