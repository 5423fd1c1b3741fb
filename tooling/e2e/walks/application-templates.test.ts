import { expect, it } from 'vitest'
import { enter } from '../stage/person.ts'

it('drafts the next version of a template, mends it, compares and publishes it', async () => {
  const manager = await enter({ app: 'admin', as: 'network@demo.example', locale: 'en' })
  const { page } = manager
  await manager.go('/application-templates?kind=EQUIPMENT&level=LEVEL_3&state=PUBLISHED')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await manager.settle()
  await manager.button('actions.ApplicationTemplate.draft').click()
  await page.locator('[data-editor]').waitFor()

  const question = page.getByLabel('Question · English').first()
  const before = await question.inputValue()
  await question.fill('')
  await manager.button('common.save').click()
  await page.getByRole('alert').waitFor()
  await question.fill(`${before} (2027)`)
  await manager.button('common.save').click()
  await manager.text('common.saved').first().waitFor()

  await manager.link('pages.applicationTemplates.compare').click()
  await page.locator('[data-compare]').getByText(`${before} (2027)`).first().waitFor()
  await manager.button('actions.ApplicationTemplate.publish').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: manager.say('actions.ApplicationTemplate.publish') })
    .click()
  await manager.button('actions.ApplicationTemplate.draft').waitFor()
  expect(await page.locator('[data-editor]').count()).toBe(0)
})

it('counts applications, and each number leads to as many rows', async () => {
  const manager = await enter({ app: 'admin', as: 'network@demo.example' })
  const { page } = manager
  await manager.go('/onboarding-report')
  const links = page.locator('[data-funnel] tbody tr td:nth-child(2) a')
  const counts = (await links.allInnerTexts()).map(Number)
  expect(counts[0]).toBeGreaterThan(0)
  for (const [index, count] of counts.entries()) {
    await links.nth(index).click()
    await manager.settle()
    await expect.poll(() => page.locator('tbody tr').count(), { timeout: 20_000 }).toBe(count)
    await page.goBack()
    await manager.settle()
  }
})
