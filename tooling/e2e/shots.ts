// Pictures to look at, taken by hand:
//   SHOTS=/tmp/pictures npm run e2e                every page, in both languages and appearances, desk and phone
//   SHOTS=/tmp/pictures ONLY=stations npm run e2e  those whose address has the word
//   SHOTS=readme npm run e2e                       the two of the README, into apps/docs/pictures; then shrink them below
//                                                  200 KB: mogrify +dither -colors 200 -strip apps/docs/pictures/*.png
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, it } from 'vitest'
import { demoOwner, DESK, enter, PHONE, type App, type Look, type Person } from './stage/person.ts'
import { addressesOf, adminRecords, portalRecords } from './stage/routes.ts'

const wanted = process.env.SHOTS ?? ''
const only = process.env.ONLY ?? ''
const folder = wanted === 'readme' ? join(import.meta.dirname, '../../apps/docs/pictures') : wanted
mkdirSync(folder, { recursive: true })

const who = { admin: async () => 'admin@demo.example', portal: () => demoOwner() }
const records = { admin: adminRecords, portal: portalRecords }
const looks = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    [DESK, PHONE].map((viewport) => ({ locale, theme, viewport, width: viewport.width })),
  ),
)

const take = ({ page }: Person, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

/** `/stations/01a1…/edit` is taken as `stations-id-edit`. */
const nameOf = (address: string) =>
  address
    .replace(/[0-9a-f-]{36}|[\w-]{43}/, 'id')
    .replaceAll(/[/?=&]+/g, '-')
    .replace(/^-|-$/g, '') || 'home'

describe.runIf(wanted !== 'readme').each(['admin', 'portal'] satisfies App[])('%s', (app) => {
  let addresses: string[] = []
  beforeAll(async () => {
    addresses = await addressesOf(app, await records[app](await enter({ app, as: await who[app]() })))
  })

  it.each(looks)('$locale $theme $width', { timeout: 600_000 }, async ({ width, ...look }) => {
    const person = await enter({ app, as: await who[app](), ...look } satisfies Look)
    for (const address of addresses.filter((one) => one.includes(only))) {
      await person.go(address)
      await take(person, [app, nameOf(address), look.locale.slice(0, 2), look.theme, width].join('-'))
    }
    expect(addresses.length).toBeGreaterThan(0)
  })
})

it.runIf(wanted === 'readme')('takes the pictures of the README', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  await admin.go('/stations')
  await take(admin, 'admin')
  const owner = await enter({ app: 'portal', as: await demoOwner() })
  await owner.go('/home')
  await take(owner, 'portal')
  expect(owner.where()).toBe('/home')
})
