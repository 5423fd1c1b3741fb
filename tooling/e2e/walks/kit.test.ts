import { createHash } from 'node:crypto'

import { expect, it } from 'vitest'
import { PHONE, enter, type Person } from '../stage/person.ts'
import { misfit, strangeTexts, violations } from '../stage/page-checks.ts'

// Not `go`: a part that shows how it loads never ends loading.
async function openKit({ page, at }: Person): Promise<void> {
  await page.goto(at('/__kit'))
  await page.locator('[data-kit="ContactsInput"]').waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor()
}

const looks = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).map((theme) => ({ locale, theme })),
)

it.each(looks)('shows every part of the kit in $locale, $theme', async ({ locale, theme }) => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example', locale, theme })
  const { page } = admin
  await openKit(admin)
  expect(await page.locator('[data-kit]').count()).toBeGreaterThan(30)
  expect(await violations(page)).toEqual([])
  expect(await strangeTexts(page, locale)).toEqual([])
  await page.setViewportSize(PHONE)
  expect(await misfit(page)).toBeNull()
})

// Fonts differ between machines, so no picture is kept. What this guards: a part looks the same when it is drawn again,
// and a theme reaches every part. It does not notice a change of looks; for that there are eyes and `SHOTS`.
it('draws each part the same twice, and otherwise in the dark', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example', theme: 'system' })
  const { page } = admin
  const parts = ['StateTag', 'EmptyState', 'ErrorAlert', 'FieldList long and empty', 'SignatureBlock']
  const pictures = async (theme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme: theme })
    await openKit(admin)
    await page.waitForSelector(theme === 'dark' ? 'html.dark' : 'html:not(.dark)')
    await page.evaluate(() => document.fonts.ready)
    const shots = []
    for (const part of parts) shots.push(await page.locator(`[data-kit="${part}"]`).screenshot())
    return shots.map((shot) => createHash('sha256').update(shot).digest('hex'))
  }
  const light = await pictures('light')
  expect(await pictures('light')).toEqual(light)
  const dark = await pictures('dark')
  expect(dark.filter((hash, index) => hash === light[index])).toEqual([])
})
