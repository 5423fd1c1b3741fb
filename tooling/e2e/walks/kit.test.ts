import { expect, it } from 'vitest'
import { differing, lookOf, withoutText, type Look } from '../stage/looks.ts'
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

// Changed on purpose: UPDATE_LOOKS=1 vitest run walks/kit, and look at what git shows.
it('draws every part as it was drawn before, in light and dark', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example', theme: 'system' })
  const { page } = admin
  await openKit(admin)
  await withoutText(page)
  const looks: Record<string, Look> = {}
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForSelector(colorScheme === 'dark' ? 'html.dark' : 'html:not(.dark)')
    for (const part of await page.locator('[data-kit]').all())
      looks[`${await part.getAttribute('data-kit')} ${colorScheme}`] = await lookOf(part)
  }
  expect(differing(looks)).toEqual([])
})
