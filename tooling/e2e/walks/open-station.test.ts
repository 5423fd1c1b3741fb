import { expect, it } from 'vitest'
import { enter, type Person } from '../stage/person.ts'

const PASSWORD = '服务站的新密码 2026'
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The applicant of a demo firm, on a phone, by code and number. */
async function openApplication(code: string, phone: string, locale: 'zh-CN' | 'en'): Promise<Person> {
  const applicant = await enter({ app: 'portal', locale })
  await applicant.page.goto(applicant.at(`/apply/${code}`))
  await applicant.field('fields.StationApplication.phone').fill(phone)
  await applicant.button('pages.apply.open').click()
  await applicant.page.getByTestId('tracker').waitFor()
  return applicant
}

it('reports a milestone with a photo; a text that calls itself a photo is refused', async () => {
  const applicant = await openApplication('SA-DEMC-2222', '13957220112', 'en')
  applicant.watch.expect(/400/)
  const { page } = applicant
  const row = page.getByRole('listitem').filter({ hasText: 'Reception, workshop' })
  await row.getByRole('button').click()
  const report = row.getByRole('button', { name: applicant.say('actions.ConstructionMilestone.complete') })
  expect(await report.isDisabled()).toBe(true)
  const input = row.locator('input[type=file]')
  await input.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') })
  await row.getByRole('alert').waitFor()
  expect(await report.isDisabled()).toBe(true)
  await input.setInputFiles({ name: 'fitting.png', mimeType: 'image/png', buffer: dot })
  await expect.poll(() => report.isDisabled()).toBe(false)
  await report.click()
  await row.getByText(applicant.say('enums.MilestoneState.DONE')).waitFor()
})

it('is signed by both sides, opens once, and its owner signs in', async () => {
  const applicant = await openApplication('SA-DEMC-6666', '13959950156', 'zh-CN')
  const sign = applicant.page.getByTestId('sign-agreement')
  expect(await sign.isDisabled()).toBe(true)
  await applicant.page.getByRole('checkbox').check()
  await sign.click()
  await applicant.text('enums.ServiceAgreementState.SIGNED_BY_STATION').waitFor()

  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { stationApplications } = await admin.ask<{ stationApplications: { nodes: { id: string }[] } }>(
    '{ stationApplications(first: 1, filter: { state: [SIGNING] }) { nodes { id } } }',
  )
  await admin.go(`/applications/${stationApplications.nodes[0]?.id}`)
  await admin.button('actions.StationApplication.countersign').click()
  await admin.field('fields.Opening.stationCode').fill('ZW7001')
  await admin.field('fields.Opening.signerName').fill('沈嘉宁')
  await admin.page.getByRole('dialog').getByRole('checkbox').check()
  await admin.page.getByRole('dialog').locator('button[type=submit]').click()
  const link = await admin.page.getByTestId('issued-link').inputValue()
  await admin.button('common.close').click()
  await admin.page.getByRole('heading', { level: 1, name: '泉州丰泽佳诚电器有限公司' }).waitFor()

  const owner = await enter({ app: 'portal' })
  await owner.page.goto(link)
  await owner.field('pages.identity.newPassword').fill(PASSWORD)
  await owner.field('pages.identity.repeatPassword').fill(PASSWORD)
  await owner.button('pages.identity.setPassword').click()
  await owner.text('pages.identity.passwordSet').waitFor()
  await owner.field('pages.identity.identifier').fill('13959950156')
  await owner.field('pages.identity.password').fill(PASSWORD)
  await owner.page.keyboard.press('Enter')
  await owner.page.getByRole('heading', { level: 1, name: '泉州丰泽佳诚电器有限公司' }).waitFor()
})
