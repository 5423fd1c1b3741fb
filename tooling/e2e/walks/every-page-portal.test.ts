import { beforeAll, expect, it } from 'vitest'
import { demoOwner, enter } from '../stage/person.ts'
import { addressesOf, portalRecords } from '../stage/routes.ts'
import { judge, judgeInEnglish } from '../stage/sweep.ts'

let addresses: string[]
beforeAll(async () => {
  const owner = await enter({ app: 'portal', as: await demoOwner() })
  addresses = await addressesOf('portal', await portalRecords(owner))
})

it('shows every page of the portal to everybody, in light and dark', async () => {
  const owner = await enter({ app: 'portal', as: await demoOwner(), theme: 'system' })
  const found: string[] = []
  for (const address of addresses) found.push(...(await judge(owner, address)))
  expect(found).toEqual([])
})

it('says every page of the portal in English', async () => {
  const owner = await enter({ app: 'portal', as: await demoOwner(), locale: 'en' })
  const found: string[] = []
  for (const address of addresses) found.push(...(await judgeInEnglish(owner, address)))
  expect(found).toEqual([])
})
