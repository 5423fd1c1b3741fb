import { expect, it } from 'vitest'
import { demoOwner, enter, type Person } from '../stage/person.ts'

const stationOf = async (person: Person) =>
  (await person.ask<{ viewer: { station: { id: string; name: string } } }>('{ viewer { station { id name } } }')).viewer
    .station
const streaming = ({ page }: Person) => page.waitForRequest((request) => request.url().endsWith('/graphql/stream'))

it('a notice that must be read blocks the home page until it is confirmed; questions go to and fro', async () => {
  const owner = await enter({ app: 'portal', as: await demoOwner(0) })
  const station = await stationOf(owner)
  const admin = await enter({ app: 'admin', as: 'network@demo.example' })
  const opened = streaming(owner)
  await owner.go('/home')
  await opened
  const gate = owner.page.getByTestId('notice-gate')
  expect(await gate.count()).toBe(0)

  // headquarters writes it for this station, sees what the station will see, and publishes
  const title = '必读：旧件盘点截止'
  await admin.go('/notices/new')
  await admin.page.getByLabel(admin.say('fields.Notice.titleZh')).fill(title)
  await admin.page.getByLabel(admin.say('fields.Notice.bodyZh')).fill('本周五前完成旧件盘点。')
  await admin.page.getByTestId('notice-preview').getByText('本周五前完成旧件盘点。').waitFor()
  await admin.page.getByLabel(admin.say('fields.Notice.audience')).click()
  await admin.page.getByRole('option', { name: admin.say('enums.NoticeAudience.STATIONS') }).click()
  await admin.page.getByRole('combobox', { name: admin.say('fields.Notice.stationIds') }).fill(station.name)
  await admin.page.getByRole('option', { name: new RegExp(station.name) }).click()
  await admin.page.keyboard.press('Escape')
  await admin.page.getByRole('checkbox', { name: admin.say('fields.Notice.mustRead') }).check()
  await admin.button('common.save').click()
  await admin.page.waitForURL(/\/notices\/[0-9a-f-]{36}$/)
  await admin.button('actions.Notice.publish').click()
  await admin.page
    .getByRole('dialog')
    .getByRole('button', { name: admin.say('actions.Notice.publish') })
    .click()
  await admin.text('enums.NoticeState.PUBLISHED').first().waitFor()
  const notice = admin.where().split('/').at(-1) ?? ''

  // the open page of the station is blocked, the others say so in a line
  await gate.getByText(title).waitFor()
  expect(await owner.page.locator('#today-due').count()).toBe(0)
  await owner.go('/station')
  await owner.page.getByTestId('notice-banner').waitFor()
  await owner.go('/home')
  await gate.getByRole('link').click()
  await owner.page.waitForURL(new RegExp(notice))

  // opening has read it; headquarters sees who has not confirmed
  await admin.go(`/notices/${notice}?tab=recipients`)
  const behind = admin.page.getByTestId('behind')
  await behind.getByText(admin.say('enums.NoticeReceiptState.READ')).waitFor()
  await admin.page.locator('[data-tile=READ]').click()
  await admin.page.getByRole('link', { name: station.name }).first().waitFor()

  await owner.button('actions.NoticeReceipt.confirm').click()
  await owner.page.getByTestId('confirmed').waitFor()
  await owner.go('/home')
  await owner.page.locator('#today-due').waitFor()
  expect(await gate.count()).toBe(0)

  // the station asks, headquarters answers
  await owner.go(`/notices/${notice}`)
  await owner.page.getByLabel(owner.say('pages.noticeQuestions.askPlaceholder')).fill('周末也要盘点吗？')
  await owner.button('pages.noticeQuestions.ask').click()
  await owner.text('pages.noticeQuestions.asked').first().waitFor()
  await admin.go(`/notices/${notice}?tab=questions`)
  await admin.page.getByText('周末也要盘点吗？').waitFor()
  await admin.page.getByLabel(admin.say('pages.noticeQuestions.answerPlaceholder')).fill('不用，周一补录即可。')
  await admin.button('actions.NoticeQuestion.answer').click()
  await owner.page.getByText('不用，周一补录即可。').waitFor()
})
