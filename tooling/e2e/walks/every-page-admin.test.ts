import { beforeAll, expect, it } from 'vitest'
import { enter } from '../stage/person.ts'
import { addressesOf, adminRecords } from '../stage/routes.ts'
import { judge, judgeInEnglish } from '../stage/sweep.ts'

let addresses: string[]
beforeAll(async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  addresses = await addressesOf('admin', await adminRecords(admin))
})

it('shows every page of headquarters to everybody, in light and dark', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example', theme: 'system' })
  const found: string[] = []
  for (const address of addresses) found.push(...(await judge(admin, address)))
  expect(found).toEqual([])
})

it('says every page of headquarters in English', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example', locale: 'en' })
  const found: string[] = []
  for (const address of addresses) found.push(...(await judgeInEnglish(admin, address)))
  expect(found).toEqual([])
})
