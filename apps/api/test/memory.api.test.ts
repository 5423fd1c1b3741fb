import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from './world.ts'

/** Whatever is asked, what is kept of it is bounded by what it holds, not by how many questions there were. */
let world: World
let client: Client

beforeAll(async () => {
  world = await openWorld({ config: { requestsPerMinute: 1_000_000 } })
  client = await world.as('HQ_ADMIN')
})
afterAll(() => world.close())

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** In megabytes. */
async function kept(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return process.memoryUsage().heapUsed / 1_000_000
}

const many = 'id code name state province { id name code } city { id name } district { id name } '.repeat(60)
const region = 'id name code level version'
const deep = `${region} parent { ${region} parent { ${region} } }`
const regions = ['province', 'city', 'district', 'area'].map((name) => `${name} { ...R }`).join(' ')

test.each<[string, number, (number: number) => string]>([
  ['answered by text', 250, (n) => `{ a${n}: stations(first: 1) { nodes { ${many} } } }`],
  [
    'answered by resolvers',
    300,
    (n) =>
      `{ __typename a${n}: stations(first: 1) { nodes { ${regions} staff { station { ${regions} } } } } } fragment R on Region { ${deep} }`,
  ],
])('documents that nobody asked before, %s', async (_, count, make) => {
  await client.data(make(0))
  const before = await kept()
  for (let number = 1; number <= count; number += 1) await client.data(make(number))
  expect((await kept()) - before).toBeLessThan(90) // it was 117 and more
})
