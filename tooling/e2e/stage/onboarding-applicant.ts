import { expect } from 'vitest'
import {
  addFile,
  answerGroup,
  creditCodeOf,
  introduce,
  lie,
  looksRight,
  openByCode,
  paper,
  photo,
  question,
  saved,
  type,
  type Firm,
  type Story,
  REFUSED,
} from './onboarding.ts'
import { enter, type Person } from './person.ts'

const PASSWORD = '服务站的新密码 2026'

/** What an applicant does on his phone from the empty form to his own station, with what goes wrong on the way. */

/** From the public page to the tracking code; what is wrong is said at its place. */
export async function begin(applicant: Person, firm: Firm): Promise<string> {
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
  await introduce(applicant, firm)
  await page.getByTestId('apply-create').click()
  await page.getByTestId('save-state').waitFor()
  return page.getByTestId('tracking-code').innerText()
}

/** The first condition, with everything that can be wrong in it. */
export async function fillIn(applicant: Person, firm: Firm): Promise<void> {
  const { page, say, text } = applicant
  const [licence, papers] = [question(applicant, 'licenceNo'), question(applicant, 'businessLicence')]
  await type(licence, `${firm.licence}0`)
  await licence.getByText(say('errors.field.CHECKSUM')).waitFor()
  await papers.locator('input[type=file]').setInputFiles(lie)
  await papers
    .getByRole('alert')
    .filter({ hasText: say('errors.APPLICATION_FILE_TYPE') })
    .waitFor()
  await papers.getByRole('button', { name: say('common.cancel') }).click()
  await addFile(papers, paper)
  // what was refused stays where it was typed, whatever arrives meanwhile
  expect(await licence.getByRole('textbox').inputValue()).toBe(`${firm.licence}0`)
  await type(question(applicant, 'foundedYears'), '很多')
  await text('errors.field.NUMBER').waitFor()
  await type(question(applicant, 'foundedYears'), '6')

  await page.getByRole('navigation').getByRole('button').last().click()
  expect(await page.getByTestId('apply-submit').isDisabled()).toBe(true)
  await page.getByRole('button', { name: say('fields.StationApplication.address') }).click()
  await type(question(applicant, 'address'), '中山东路 66 号')
  await page.getByRole('button', { name: say('enums.ConditionGroup.ORGANIZATION') }).click()
  await type(licence, creditCodeOf(firm).toLowerCase())
  await answerGroup(applicant)
}

/** Code and phone open the draft on another device; the first one says so and keeps what is typed there. */
export async function goOnElsewhere(first: Person, code: string, { phone, locale }: Story): Promise<Person> {
  const second = await enter({ app: 'portal', locale })
  second.watch.expect(REFUSED)
  await openByCode(second, code, '13900000000')
  await second.text('errors.APPLICANT_CODE_OR_PHONE_WRONG').waitFor()
  await openByCode(second, code, phone)
  await saved(second)
  await first.page.getByTestId('apply-next').click()
  await type(question(first, 'floorArea'), '50')
  await first.text('pages.apply.elsewhere').waitFor()
  return second
}

export async function submit(applicant: Person): Promise<void> {
  const { page } = applicant
  for (let group = 0; group < 4; group += 1) {
    await answerGroup(applicant)
    await page.getByTestId('apply-next').click()
  }
  await page.getByTestId('apply-submit').dblclick()
  await page.getByTestId('tracker').waitFor()
  await page.getByTestId('due').waitFor()
  await looksRight(applicant)
}

/** Only what is asked is open. */
export async function correct(applicant: Person): Promise<void> {
  const { page, text } = applicant
  await page.reload()
  await text('enums.StationApplicationState.RETURNED').first().waitFor()
  await page.getByTestId('apply-continue').click()
  await page.getByText('请补充近三个月的银行流水').waitFor()
  expect(await question(applicant, 'workingCapital').getByRole('textbox').isDisabled()).toBe(true)
  await addFile(question(applicant, 'capitalProof'), paper)
  await page.getByTestId('apply-next').click()
  await page.getByTestId('apply-submit').click()
  await page.getByTestId('tracker').waitFor()
}

/** Every milestone with a photo; before the last one the inspection cannot be asked for. */
export async function build(applicant: Person): Promise<void> {
  const { page } = applicant
  await page.reload()
  await page.getByTestId('due').waitFor()
  await looksRight(applicant)
  const ask = page.getByTestId('request-inspection')
  const milestones = page.locator('section[aria-labelledby=milestones] ol > li')
  await milestones.first().waitFor()
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
    await milestone.locator('form').waitFor({ state: 'detached' })
  }
  await ask.click()
  await applicant.text('enums.StationApplicationState.INSPECTION').first().waitFor()
}

export async function putRight(applicant: Person): Promise<void> {
  const { page, text } = applicant
  await page.reload()
  const finding = page.locator('section[aria-labelledby=findings] li').first()
  await finding.getByText('门前堆放杂物').waitFor()
  await page.getByTestId('due').waitFor()
  await looksRight(applicant)
  expect(await page.getByTestId('request-reinspection').isDisabled()).toBe(true)
  await addFile(finding, photo)
  await finding.locator('button[type=submit]').click()
  await finding.locator('form').waitFor({ state: 'detached' })
  await page.getByTestId('request-reinspection').click()
  await text('enums.StationApplicationState.INSPECTION').first().waitFor()
}

export async function prepare(applicant: Person): Promise<void> {
  const { page, text, say } = applicant
  await page.reload()
  const checks = page.locator('section[aria-labelledby=checks] li')
  await checks.first().waitFor()
  const mandatory = checks.filter({ hasText: say('pages.opening.mandatory') })
  for (const check of await mandatory.all()) {
    await check.getByRole('button').click()
    await addFile(check, photo)
    await check.locator('button[type=submit]').click()
    await check.locator('form').waitFor({ state: 'detached' })
  }
  await text('pages.applyBuilding.checksDone').waitFor()
}

/** The applicant reads, prints and signs. */
export async function sign(applicant: Person): Promise<void> {
  const { page, button, text } = applicant
  await page.reload()
  const send = page.getByTestId('sign-agreement')
  await send.waitFor()
  await button('pages.applyBuilding.printAgreement').click()
  await page.getByTestId('sheet').waitFor()
  await looksRight(applicant)
  await page.goBack()
  expect(await send.isDisabled()).toBe(true)
  await page.getByRole('checkbox').check()
  await send.click()
  await text('enums.ServiceAgreementState.SIGNED_BY_STATION').waitFor()
  await looksRight(applicant)
}

export async function enterOwner(link: string, { locale, phone, company }: Story): Promise<void> {
  const owner = await enter({ app: 'portal', locale })
  owner.watch.expect(REFUSED)
  const { page, field, button, text } = owner
  await page.goto(link)
  await field('pages.identity.newPassword').fill('short')
  await field('pages.identity.repeatPassword').fill('short')
  await button('pages.identity.setPassword').click()
  await text('errors.PASSWORD_TOO_SHORT', { minimum: 8 }).first().waitFor()
  await field('pages.identity.newPassword').fill(PASSWORD)
  await field('pages.identity.repeatPassword').fill(PASSWORD)
  await button('pages.identity.setPassword').click()
  await text('pages.identity.passwordSet').waitFor()
  await field('pages.identity.identifier').fill(phone)
  await field('pages.identity.password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: company }).waitFor()
}
