import { readFileSync, writeFileSync } from 'node:fs'
import { addDays, dayOf } from '@stationmaster/i18n'
import { expect, it } from 'vitest'
import {
  addFile,
  answerGroup,
  confirm,
  tryInVain,
  creditCodeOf,
  introduce,
  lie,
  openByCode,
  paper,
  passItems,
  photo,
  question,
  saved,
  type,
  type Firm,
} from '../stage/onboarding.ts'
import { enter, type Person } from '../stage/person.ts'

let shots = 0
const snap = async ({ page, locale }: Person, name: string, full = false) => {
  if (!process.env.PICS) return
  await page.waitForTimeout(300)
  await page.screenshot({ path: `/tmp/walk5-pics/${locale}-${String((shots += 1)).padStart(2, '0')}-${name}.png`, fullPage: full })
}

const PASSWORD = '服务站的新密码 2026'
const n = process.env.PICS ?? '0000'

interface Story extends Firm {
  locale: 'zh-CN' | 'en'
  stationCode: string
  /** Another station of the kind is there already: the approval says why one more is wanted. */
  isServed: boolean
}
const stories: Story[] = [
  {
    locale: 'zh-CN',
    company: '嘉兴南湖瑞丰电器服务有限公司',
    contact: '许文博',
    phone: `1390573${n}`,
    email: 'ruifeng@example.com',
    licence: `91330402MA2C${n}1`,
    place: ['浙江省', '嘉兴市', '南湖区'],
    stationCode: `ZW8${n.slice(1)}`,
    isServed: false,
  },
  {
    locale: 'en',
    company: '杭州上城佳宜电器服务有限公司',
    contact: '沈佳宜',
    phone: `1390571${n}`,
    email: 'jiayi@example.com',
    licence: `91330102MA2C${n}2`,
    place: ['浙江省', '杭州市', '上城区'],
    stationCode: `ZW9${n.slice(1)}`,
    isServed: true,
  },
]

it.each(stories)('a firm applies, builds, signs, and its owner signs in: $locale', async (story) => {
  const applicant = await enter({ app: 'portal', locale: story.locale })
  applicant.watch.expect(/4\d\d/)
  const desk = (as: string) => enter({ app: 'admin', as: `${as}@demo.example`, locale: story.locale })

  const kept = `/tmp/walk5-story-${story.locale}.json`
  const from = Number(process.env.FROM ?? 0)
  let at = 0
  const step = async (f: () => Promise<unknown>) => { at += 1; if (at > from) { console.log(at, f.toString().slice(6)); await f(); writeFileSync(kept, JSON.stringify({ code, n, link, at })) } }
  const old = from ? JSON.parse(readFileSync(kept, 'utf8')) : {}
  let { code, link = '' } = old
  const phoneNo = from ? story.phone.replace(n, old.n) : story.phone
  story = { ...story, phone: phoneNo }
  let phone = applicant
  if (from) { await openByCode(applicant, code, phoneNo); await phone.page.getByTestId('tracker').waitFor() }
  else {
    code = await begin(applicant, story)
    await fillIn(applicant, story)
    phone = await goOnElsewhere(applicant, code, story)
    await submit(phone)
  }
  const network = await desk('network')
  const east = await desk('east')
  const id = await idOf(network, code)
  await step(async () => askBack(network, id))
  await step(async () => surveySite(east, id))
  await step(async () => correct(phone))
  await step(async () => approve(network, id, story))
  await step(async () => plan(east, id))
  await step(async () => build(phone))
  await step(async () => failOne(east, id))
  await step(async () => putRight(phone))
  await step(async () => east.go(`/applications/${id}`).then(() => mustBeAnother(east)))
  await step(async () => desk('auditor').then((x) => passRest(x, id)))
  await step(async () => prepare(phone))
  await step(async () => offerAgreement(network, id))
  await step(async () => sign(phone))
  await step(async () => { link = await open(await desk('admin'), id, story) })
  await step(async () => enterOwner(link, story))
  await phone.page.reload()
  await phone.text('pages.applyBuilding.openedTitle').waitFor()
  await snap(phone, 'opened', true)
})

/** From the public page to the tracking code; what is wrong is said at its place. */
async function begin(applicant: Person, firm: Firm): Promise<string> {
  const { page, text } = applicant
  await page.goto(applicant.at('/apply'))
  await page.getByTestId('apply-start').click()
  await page.getByTestId('apply-create').click()
  await text('pages.apply.choosePlace').waitFor()
  await text('pages.apply.consentNeeded').waitFor()
  await introduce(applicant, { ...firm, phone: '12345', email: 'no address' })
  await page.getByTestId('apply-create').click()
  await text('errors.field.PHONE').waitFor()
  await text('errors.field.EMAIL').waitFor()
  await snap(applicant, 'bad-start')
  await introduce(applicant, firm)
  await page.getByTestId('apply-create').click()
  await page.getByTestId('save-state').waitFor()
  return page.getByTestId('tracking-code').innerText()
}

/** The first condition, with everything that can be wrong in it. */
async function fillIn(applicant: Person, firm: Firm): Promise<void> {
  const { page, say, text } = applicant
  const [licence, papers] = [question(applicant, 'licenceNo'), question(applicant, 'businessLicence')]
  await type(licence, `${firm.licence}0`)
  await licence.getByText(say('errors.field.CHECKSUM')).waitFor()
  await papers.locator('input[type=file]').setInputFiles(lie)
  await papers.getByRole('alert').filter({ hasText: say('errors.APPLICATION_FILE_TYPE') }).waitFor()
  await papers.getByRole('button', { name: say('common.cancel') }).click()
  await addFile(papers, paper)
  // what was refused stays where it was typed, whatever arrives meanwhile
  expect(await licence.getByRole('textbox').inputValue()).toBe(`${firm.licence}0`)
  await snap(applicant, 'refused-stays')
  await type(question(applicant, 'foundedYears'), '很多')
  await text('errors.field.NUMBER').waitFor()
  await type(question(applicant, 'foundedYears'), '6')

  await page.getByRole('navigation').getByRole('button').last().click()
  expect(await page.getByTestId('apply-submit').isDisabled()).toBe(true)
  await snap(applicant, 'missing')
  await page.getByRole('button', { name: say('fields.StationApplication.address') }).click()
  await type(question(applicant, 'address'), '中山东路 66 号')
  await page.getByRole('button', { name: say('enums.ConditionGroup.ORGANIZATION') }).click()
  await type(licence, creditCodeOf(firm).toLowerCase())
  await answerGroup(applicant)
  await snap(applicant, 'group-1', true)
}

/** Code and phone open the draft on another device; the first one says so and keeps what is typed there. */
async function goOnElsewhere(first: Person, code: string, { phone, locale }: Story): Promise<Person> {
  const second = await enter({ app: 'portal', locale })
  second.watch.expect(/4\d\d/)
  await openByCode(second, code, '13900000000')
  await second.text('errors.APPLICANT_CODE_OR_PHONE_WRONG').waitFor()
  await openByCode(second, code, phone)
  await saved(second)
  await first.page.getByTestId('apply-next').click()
  await type(question(first, 'floorArea'), '50')
  await first.text('pages.apply.elsewhere').waitFor()
  await snap(first, 'elsewhere')
  return second
}

async function submit(applicant: Person): Promise<void> {
  const { page } = applicant
  for (let group = 0; group < 4; group += 1) {
    await answerGroup(applicant)
    await snap(applicant, `group`)
    await page.getByTestId('apply-next').click()
  }
  await snap(applicant, 'review')
  await page.getByTestId('apply-submit').dblclick()
  await page.getByTestId('tracker').waitFor()
  await page.getByTestId('due').waitFor()
  await snap(applicant, 'submitted', true)
}

async function idOf(reviewer: Person, code: string): Promise<string> {
  const { stationApplications } = await reviewer.ask<{ stationApplications: { nodes: { id: string }[] } }>(
    'query ($code: String) { stationApplications(first: 1, search: $code) { nodes { id } } }',
    { code },
  )
  return stationApplications.nodes[0]?.id ?? ''
}

const stateOf = ({ page, say }: Person, state: Parameters<Person['say']>[0]) =>
  page.locator('header').getByText(say(state), { exact: true })

/** Below the pass marks nothing can be approved; what is marked goes back in one message. */
async function askBack(network: Person, id: string): Promise<void> {
  const { page, button, text, say } = network
  await network.go(`/applications/${id}`)
  await snap(network, 'record')
  await button('actions.StationApplication.takeReview').click()
  await stateOf(network, 'enums.StationApplicationState.IN_REVIEW').waitFor()
  await tryInVain(network, 'actions.StationApplication.approvePreliminary', 'errors.STATION_APPLICATION_BELOW_PASS_MARK')
  await tryInVain(network, 'actions.StationApplication.returnForCorrection', 'pages.onboarding.nothingToAsk')
  await snap(network, 'blocked')
  const asked = page.locator('#item-capitalProof')
  await passItems(network, await page.locator('[id^=item-]').count() - 2)
  await snap(network, 'passed')
  await page.keyboard.press('q')
  await asked.getByRole('textbox').fill('请补充近三个月的银行流水')
  await page.keyboard.press('Enter')
  await asked.getByText('请补充近三个月的银行流水').waitFor()
  await passItems(network, 1)
  await button('actions.StationApplication.returnForCorrection').click()
  await snap(network, 'askback')
  await confirm(network)
  await stateOf(network, 'enums.StationApplicationState.RETURNED').waitFor()
  await snap(network, 'returned', true)
  expect(await button('actions.StationApplication.approvePreliminary').count()).toBe(0)
  void say
}

/** Five items with photos; a photo can be taken back, and then the item lacks one. */
async function surveySite(region: Person, id: string): Promise<void> {
  const { page, say, button, text } = region
  await region.go(`/applications/${id}?tab=survey`)
  await snap(region, 'survey', true)
  const items = page.locator('form li').filter({ has: page.getByRole('group') })
  for (const item of await items.all()) {
    await item.getByRole('button', { name: say('enums.ReviewVerdict.PASS'), exact: true }).click()
    await item.locator('input[type=file]').setInputFiles(photo)
    await item.getByRole('img').waitFor()
  }
  const last = items.last()
  await last.getByRole('button', { name: say('pages.apply.removeFile') }).click()
  await last.getByText(say('pages.onboarding.photoNeeded')).waitFor()
  await last.locator('input[type=file]').setInputFiles(lie)
  await text('errors.APPLICATION_FILE_TYPE').waitFor()
  await last.locator('input[type=file]').setInputFiles(photo)
  await last.getByRole('img').waitFor()
  for (const name of ['accessibility', 'convenience'] as const)
    await page.getByRole('group', { name: say(`fields.SiteSurvey.${name}`) }).getByRole('radio').first().check()
  await page.getByRole('group', { name: say('fields.SiteSurvey.isKeyFactor') }).getByRole('radio').first().check()
  await button('common.save').click()
  await text('common.saved').waitFor()
  await text('fields.SiteSurvey.customersWithin30Minutes').waitFor()
  await snap(region, 'surveyed', true)
}

/** Only what is asked is open. */
async function correct(applicant: Person): Promise<void> {
  const { page, text } = applicant
  await page.reload()
  await text('enums.StationApplicationState.RETURNED').first().waitFor()
  await snap(applicant, 'returned', true)
  await page.getByTestId('apply-continue').click()
  await page.getByText('请补充近三个月的银行流水').waitFor()
  await snap(applicant, 'correct')
  expect(await question(applicant, 'workingCapital').getByRole('textbox').isDisabled()).toBe(true)
  await addFile(question(applicant, 'capitalProof'), paper)
  await page.getByTestId('apply-next').click()
  await page.getByTestId('apply-submit').click()
  await page.getByTestId('tracker').waitFor()
}

async function approve(network: Person, id: string, { isServed }: Story): Promise<void> {
  const { page, button, say } = network
  await network.go(`/applications/${id}`)
  await button('actions.StationApplication.takeReview').click()
  const item = page.locator('#item-capitalProof')
  await item.getByRole('button', { name: say('enums.ReviewVerdict.PASS'), exact: true }).click()
  await item.locator('[aria-pressed=true]').getByText('').first().waitFor({ state: 'attached' })
  await button('actions.StationApplication.approvePreliminary').click()
  await snap(network, 'approve')
  const why = page.getByRole('dialog').getByRole('textbox')
  expect(await why.count()).toBe(isServed ? 1 : 0)
  if (isServed) await why.fill('上城区现有网点已满负荷')
  await confirm(network)
  await stateOf(network, 'enums.StationApplicationState.PRELIM_APPROVED').waitFor()
}

async function plan(region: Person, id: string): Promise<void> {
  const { page, button, say } = region
  await region.go(`/applications/${id}`)
  await button('actions.StationApplication.startConstruction').click()
  const dialog = page.getByRole('dialog')
  const day = dialog.getByRole('textbox').first()
  await day.fill('2020-01-01')
  await dialog.locator('button[type=submit]').click()
  await dialog.getByText(say('errors.field.PAST')).waitFor()
  await snap(region, 'plan-past')
  await day.fill(addDays(dayOf(Date.now()), 3))
  await confirm(region)
  await stateOf(region, 'enums.StationApplicationState.CONSTRUCTION').waitFor()
  await page.getByTestId('open-work').waitFor()
  await snap(region, 'planned')
}

/** Every milestone with a photo; before the last one the inspection cannot be asked for. */
async function build(applicant: Person): Promise<void> {
  const { page, say } = applicant
  await page.reload()
  await page.getByTestId('due').waitFor()
  await snap(applicant, 'build', true)
  const ask = page.getByTestId('request-inspection')
  const milestones = page.locator('section[aria-labelledby=milestones] ol > li')
  for (const [index, milestone] of (await milestones.all()).entries()) {
    expect(await ask.isDisabled()).toBe(true)
    await milestone.getByRole('button').click()
    const report = milestone.locator('button[type=submit]')
    expect(await report.isDisabled()).toBe(true)
    if (index === 0) {
      await milestone.locator('input[type=file]').setInputFiles(lie)
      await milestone.getByRole('alert').waitFor()
    }
    await addFile(milestone, photo)
    await report.click()
    await milestone.getByText(say('enums.MilestoneState.DONE')).waitFor()
  }
  await ask.click()
  await applicant.text('enums.StationApplicationState.INSPECTION').first().waitFor()
  await snap(applicant, 'asked-inspection', true)
}

/** Round one: one item fails, with what is wrong and by when. */
async function failOne(region: Person, id: string): Promise<void> {
  const { page, button, say, text } = region
  await region.go(`/applications/${id}`)
  await page.locator('[data-step=startInspection]').click()
  const items = page.locator('section[aria-labelledby=round-1] ul').first().locator('> li')
  await items.first().waitFor()
  await snap(region, 'round-1')
  const count = await items.count()
  for (const [index, item] of (await items.all()).entries()) {
    if (index === count - 1) break
    const pass = item.getByRole('button', { name: say('enums.InspectionResult.PASS'), exact: true })
    await pass.click()
    if (await item.getByText(say('errors.INSPECTION_PHOTO_MISSING')).count())
      await item.locator('input[type=file]').setInputFiles(photo)
    await text('pages.inspecting.done', { done: index + 1, total: count }).waitFor()
  }
  const last = items.last()
  await last.getByRole('button', { name: say('enums.InspectionResult.FAIL') }).click()
  expect(await last.getByRole('button', { name: say('common.save') }).isDisabled()).toBe(true)
  await last.getByRole('textbox').first().fill('门前堆放杂物，请清理并拍照')
  await last.getByRole('button', { name: say('common.save') }).click()
  await text('pages.inspecting.done', { done: count, total: count }).waitFor()
  await tryInVain(region, 'actions.AcceptanceInspection.pass', 'errors.INSPECTION_ITEMS_FAILED', { count: 1 })
  await snap(region, 'round-1-done', true)
  await button('actions.AcceptanceInspection.fail').click()
  await confirm(region)
  await stateOf(region, 'enums.StationApplicationState.RECTIFICATION').waitFor()
  await snap(region, 'rectification')
}

async function putRight(applicant: Person): Promise<void> {
  const { page, text } = applicant
  await page.reload()
  const finding = page.locator('section[aria-labelledby=findings] li').first()
  await finding.getByText('门前堆放杂物').waitFor()
  await page.getByTestId('due').waitFor()
  await snap(applicant, 'put-right', true)
  expect(await page.getByTestId('request-reinspection').isDisabled()).toBe(true)
  await addFile(finding, photo)
  await finding.locator('button[type=submit]').click()
  await text('pages.applyBuilding.putRight').waitFor()
  await page.getByTestId('request-reinspection').click()
  await text('enums.StationApplicationState.INSPECTION').first().waitFor()
}

/** Who looked first does not look again. */
async function mustBeAnother(region: Person): Promise<void> {
  const { page, text } = region
  await page.reload()
  await page.locator('[data-step=startInspection]').click()
  await text('errors.INSPECTION_SAME_INSPECTOR').waitFor()
  await snap(region, 'same-inspector')
}

async function passRest(auditor: Person, id: string): Promise<void> {
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
  await snap(auditor, 'round-2', true)
  await button('actions.AcceptanceInspection.pass').click()
  await confirm(auditor)
  await stateOf(auditor, 'enums.StationApplicationState.OPENING_PREP').waitFor()
}

async function prepare(applicant: Person): Promise<void> {
  const { page, text, say } = applicant
  await page.reload()
  const checks = page.locator('section[aria-labelledby=checks] li')
  await checks.first().waitFor()
  await snap(applicant, 'checks', true)
  const mandatory = checks.filter({ hasText: say('pages.opening.mandatory') })
  for (const check of await mandatory.all()) {
    await check.getByRole('button').click()
    await addFile(check, photo)
    await check.locator('button[type=submit]').click()
    await check.getByText(say('pages.opening.green')).waitFor()
  }
  await text('pages.applyBuilding.checksDone').waitFor()
}

async function offerAgreement(network: Person, id: string): Promise<void> {
  const { page, button, text } = network
  await network.go(`/applications/${id}`)
  await snap(network, 'opening', true)
  await button('actions.StationApplication.readyToSign').click()
  await confirm(network)
  await tryInVain(network, 'actions.StationApplication.countersign', 'pages.opening.notSignedYet')
  await button('pages.opening.draft').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').last().fill('2020-01-01')
  await dialog.locator('button[type=submit]').click()
  await snap(network, 'draft-bad')
  await dialog.getByRole('textbox').last().fill(addDays(dayOf(Date.now()), 700))
  await confirm(network)
  await button('actions.ServiceAgreement.offer').click()
  await snap(network, 'offer')
  await confirm(network)
  await stateOf(network, 'enums.StationApplicationState.SIGNING').waitFor()
  await page.locator('main').getByText(network.say('enums.ServiceAgreementState.OFFERED')).waitFor()
  await snap(network, 'offered')
}

/** The applicant reads, prints and signs. */
async function sign(applicant: Person): Promise<void> {
  const { page, button, text } = applicant
  await page.reload()
  const send = page.getByTestId('sign-agreement')
  await send.waitFor()
  await snap(applicant, 'sign', true)
  await button('pages.applyBuilding.printAgreement').click()
  await page.getByTestId('sheet').waitFor()
  await snap(applicant, 'print')
  await page.goBack()
  expect(await send.isDisabled()).toBe(true)
  await page.getByRole('checkbox').check()
  await send.click()
  await text('enums.ServiceAgreementState.SIGNED_BY_STATION').waitFor()
  await snap(applicant, 'signed', true)
}

/** A code that is taken opens nothing; the next try does, once. */
async function open(admin: Person, id: string, { stationCode, company }: Story): Promise<string> {
  const { page, button, field, text } = admin
  await admin.go(`/applications/${id}`)
  await button('actions.StationApplication.countersign').click()
  const dialog = page.getByRole('dialog')
  await field('fields.Opening.signerName').fill('沈嘉宁')
  await dialog.getByRole('checkbox').check()
  await field('fields.Opening.stationCode').fill('ZW0001')
  await snap(admin, 'open')
  await dialog.locator('button[type=submit]').click()
  await snap(admin, 'open-taken')
  await field('fields.Opening.stationCode').fill(stationCode)
  await dialog.locator('button[type=submit]').click()
  const link = await page.getByTestId('issued-link').inputValue()
  await snap(admin, 'issued')
  await button('common.close').click()
  await page.getByRole('heading', { level: 1, name: company }).waitFor()
  await snap(admin, 'station')
  void text
  return link
}

async function enterOwner(link: string, { locale, phone, company }: Story): Promise<void> {
  const owner = await enter({ app: 'portal', locale })
  owner.watch.expect(/4\d\d/)
  const { page, field, button, text } = owner
  await page.goto(link)
  await field('pages.identity.newPassword').fill('short')
  await field('pages.identity.repeatPassword').fill('short')
  await button('pages.identity.setPassword').click()
  await snap(owner, 'short-password')
  await field('pages.identity.newPassword').fill(PASSWORD)
  await field('pages.identity.repeatPassword').fill(PASSWORD)
  await button('pages.identity.setPassword').click()
  await text('pages.identity.passwordSet').waitFor()
  await field('pages.identity.identifier').fill(phone)
  await field('pages.identity.password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: company }).waitFor()
  await snap(owner, 'owner-home', true)
}
