import { addDays, dayOf } from '@stationmaster/i18n'
import { expect } from 'vitest'
import { confirm, lie, passItems, photo, tryInVain, type Story } from './onboarding.ts'
import { type Person } from './person.ts'

/** What headquarters does with an application, with what it may not do. */

export async function idOf(reviewer: Person, code: string): Promise<string> {
  const { stationApplications } = await reviewer.ask<{ stationApplications: { nodes: { id: string }[] } }>(
    'query ($code: String) { stationApplications(first: 1, search: $code) { nodes { id } } }',
    { code },
  )
  return stationApplications.nodes[0]?.id ?? ''
}

const stateOf = ({ page, say }: Person, state: Parameters<Person['say']>[0]) =>
  page.locator('header').getByText(say(state), { exact: true })

/** Below the pass marks nothing can be approved; what is marked goes back in one message. */
export async function askBack(network: Person, id: string): Promise<void> {
  const { page, button } = network
  await network.go(`/applications/${id}`)
  await button('actions.StationApplication.takeReview').click()
  await stateOf(network, 'enums.StationApplicationState.IN_REVIEW').waitFor()
  await tryInVain(
    network,
    'actions.StationApplication.approvePreliminary',
    'errors.STATION_APPLICATION_BELOW_PASS_MARK',
  )
  await tryInVain(network, 'actions.StationApplication.returnForCorrection', 'pages.onboarding.nothingToAsk')
  const asked = page.locator('#item-capitalProof')
  await passItems(network, (await page.locator('[id^=item-]').count()) - 2)
  await page.keyboard.press('q')
  await asked.getByRole('textbox').fill('请补充近三个月的银行流水')
  await page.keyboard.press('Enter')
  await asked.getByText('请补充近三个月的银行流水').waitFor()
  await passItems(network, 1)
  await button('actions.StationApplication.returnForCorrection').click()
  await confirm(network)
  await stateOf(network, 'enums.StationApplicationState.RETURNED').waitFor()
  await button('actions.StationApplication.approvePreliminary').waitFor({ state: 'detached' })
}

/** Five items with photos; a photo can be taken back, and then the item lacks one. */
export async function surveySite(region: Person, id: string): Promise<void> {
  const { page, say, button, text } = region
  await region.go(`/applications/${id}?tab=survey`)
  const items = page.locator('form li').filter({ has: page.getByRole('group') })
  await items.first().waitFor()
  for (const item of await items.all()) {
    await item.getByRole('button', { name: say('enums.ReviewVerdict.PASS'), exact: true }).click()
    await item.locator('input[type=file]').setInputFiles(photo)
    await item.getByRole('img').waitFor()
  }
  const last = items.last()
  await last.getByRole('button', { name: say('pages.apply.removeFile') }).click()
  await last.getByText(say('pages.onboarding.photoNeeded')).waitFor()
  await last.locator('input[type=file]').setInputFiles(lie)
  await text('errors.APPLICATION_FILE_TYPE').first().waitFor()
  await last.locator('input[type=file]').setInputFiles(photo)
  await last.getByRole('img').waitFor()
  for (const name of ['accessibility', 'convenience'] as const)
    await page
      .getByRole('group', { name: say(`fields.SiteSurvey.${name}`) })
      .getByRole('radio')
      .first()
      .check()
  await page
    .getByRole('group', { name: say('fields.SiteSurvey.isKeyFactor') })
    .getByRole('radio')
    .first()
    .check()
  await button('common.save').click()
  await text('fields.SiteSurvey.customersWithin30Minutes').waitFor()
}

export async function approve(network: Person, id: string, { isServed }: Story): Promise<void> {
  const { page, button, say } = network
  await network.go(`/applications/${id}`)
  await button('actions.StationApplication.takeReview').click()
  const item = page.locator('#item-capitalProof')
  await item.getByRole('button', { name: say('enums.ReviewVerdict.PASS'), exact: true }).click()
  await item.locator('[aria-pressed=true]').getByText('').first().waitFor({ state: 'attached' })
  await button('actions.StationApplication.approvePreliminary').click()
  await page.getByRole('dialog').locator('button[type=submit]').waitFor()
  const why = page.getByRole('dialog').getByRole('textbox')
  const isAsked = (await why.count()) === 1
  expect(isAsked).toBe(isServed ?? isAsked)
  if (isAsked) await why.fill('上城区现有网点已满负荷')
  await confirm(network)
  await stateOf(network, 'enums.StationApplicationState.PRELIM_APPROVED').waitFor()
}

export async function plan(region: Person, id: string): Promise<void> {
  const { page, button, say } = region
  await region.go(`/applications/${id}`)
  await button('actions.StationApplication.startConstruction').click()
  const dialog = page.getByRole('dialog')
  const day = dialog.getByRole('textbox').first()
  await day.fill('2020-01-01')
  await dialog.locator('button[type=submit]').click()
  await dialog.getByText(say('errors.field.PAST')).waitFor()
  await day.fill(addDays(dayOf(Date.now()), 3))
  await confirm(region)
  await stateOf(region, 'enums.StationApplicationState.CONSTRUCTION').waitFor()
  await page.getByTestId('open-work').waitFor()
}

/** Round one: one item fails, with what is wrong and by when. */
export async function failOne(region: Person, id: string): Promise<void> {
  const { page, button, say, text } = region
  await region.go(`/applications/${id}`)
  await page.locator('[data-step=startInspection]').click()
  const items = page.locator('section[aria-labelledby=round-1] ul').first().locator('> li')
  await items.first().waitFor()
  const count = await items.count()
  const [broken, ...fine] = await items.all()
  for (const [index, item] of fine.entries()) {
    await item.getByRole('button', { name: say('enums.InspectionResult.PASS'), exact: true }).click()
    if (await item.getByText(say('errors.INSPECTION_PHOTO_MISSING')).count())
      await item.locator('input[type=file]').setInputFiles(photo)
    await text('pages.inspecting.done', { done: index + 1, total: count }).waitFor()
  }
  await broken?.getByRole('button', { name: say('enums.InspectionResult.FAIL') }).click()
  const keep = items.first().getByRole('button', { name: say('common.save') })
  expect(await keep.isDisabled()).toBe(true)
  await items.first().locator('textarea').fill('门前堆放杂物，请清理并拍照')
  await keep.click()
  await text('pages.inspecting.done', { done: count, total: count }).waitFor()
  await button('actions.AcceptanceInspection.fail').click()
  await confirm(region)
  await stateOf(region, 'enums.StationApplicationState.RECTIFICATION').waitFor()
}

/** Who looked first does not look again. */
export async function mustBeAnother(region: Person): Promise<void> {
  const { page, text } = region
  await page.reload()
  await page.locator('[data-step=startInspection]').click()
  await text('errors.INSPECTION_SAME_INSPECTOR').first().waitFor()
}

export async function passRest(auditor: Person, id: string): Promise<void> {
  const { page, button, say, text } = auditor
  await auditor.go(`/applications/${id}`)
  await page.locator('[data-step=startInspection]').click()
  const items = page.locator('section[aria-labelledby=round-2] ul').first().locator('> li')
  await items.first().waitFor()
  expect(await items.count()).toBe(1)
  await items.getByRole('button', { name: say('enums.InspectionResult.PASS'), exact: true }).click()
  await text('errors.INSPECTION_PHOTO_MISSING').waitFor()
  await items.locator('input[type=file]').setInputFiles(photo)
  await text('pages.inspecting.done', { done: 1, total: 1 }).waitFor()
  // in English the step is called as the verdict of an item is
  await button('actions.AcceptanceInspection.pass').first().click()
  await confirm(auditor)
  await stateOf(auditor, 'enums.StationApplicationState.OPENING_PREP').waitFor()
}

export async function offerAgreement(network: Person, id: string): Promise<void> {
  const { page, button } = network
  await network.go(`/applications/${id}`)
  await button('actions.StationApplication.readyToSign').click()
  await confirm(network)
  await tryInVain(network, 'actions.StationApplication.countersign', 'pages.opening.notSignedYet')
  await button('pages.opening.draft').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').last().fill('2020-01-01')
  await dialog.locator('button[type=submit]').click()
  await dialog.getByText(network.say('errors.field.NOT_AFTER_START')).waitFor()
  await dialog
    .getByRole('textbox')
    .last()
    .fill(addDays(dayOf(Date.now()), 700))
  await confirm(network)
  await button('actions.ServiceAgreement.offer').click()
  await confirm(network)
  await stateOf(network, 'enums.StationApplicationState.SIGNING').waitFor()
  await page.locator('main').getByText(network.say('enums.ServiceAgreementState.OFFERED')).waitFor()
}

/** A code that is taken opens nothing; the next try does, once. */
export async function open(admin: Person, id: string, { stationCode, company }: Story): Promise<string> {
  const { page, button, field } = admin
  await admin.go(`/applications/${id}`)
  await button('actions.StationApplication.countersign').click()
  const dialog = page.getByRole('dialog')
  await field('fields.Opening.signerName').fill('沈嘉宁')
  await dialog.getByRole('checkbox').check()
  await field('fields.Opening.stationCode').fill('ZW0001')
  await dialog.locator('button[type=submit]').click()
  await dialog.getByText(admin.say('errors.field.DUPLICATE')).waitFor()
  await field('fields.Opening.stationCode').fill(stationCode)
  await dialog.locator('button[type=submit]').click()
  const link = await page.getByTestId('issued-link').inputValue()
  await button('common.close').click()
  await page.getByRole('heading', { level: 1, name: company }).waitFor()
  return link
}
