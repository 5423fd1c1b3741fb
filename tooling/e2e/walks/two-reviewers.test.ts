import { expect, it } from 'vitest'
import { idOf } from '../stage/onboarding-desk.ts'
import { REFUSED } from '../stage/onboarding.ts'
import { enter, type Person } from '../stage/person.ts'

const REASON = '资金证明与申报金额不符，两次补正仍未提供'

const reviewer = async (as: string): Promise<Person> => {
  const person = await enter({ app: 'admin', as: `${as}@demo.example` })
  person.watch.expect(REFUSED)
  return person
}

it('one of two reviewers gets the review; who decides on what has moved on keeps his words', async () => {
  const [first, second] = [await reviewer('network'), await reviewer('admin')]
  const id = await idOf(first, 'SA-DEMA-4444')
  await Promise.all([first.go(`/applications/${id}`), second.go(`/applications/${id}`)])
  await Promise.all([first, second].map(({ button }) => button('actions.StationApplication.takeReview').click()))
  const held = ({ page, say }: Person) => page.getByText(say('pages.onboarding.keys'))
  const watched = ({ page }: Person) => page.getByText(/只有接手人可以标记和下结论/)
  await Promise.all([first, second].map((one) => held(one).or(watched(one)).first().waitFor()))
  const isFirst = (await held(first).count()) === 1
  const [holder, other] = isFirst ? [first, second] : [second, first]
  await watched(other).first().waitFor()
  expect(await other.page.locator('[id^=item-] button[aria-pressed][title]').count()).toBe(0)

  // the same reviewer, at home and in the office
  const elsewhere = await reviewer(isFirst ? 'network' : 'admin')
  await elsewhere.go(`/applications/${id}`)
  await elsewhere.button('actions.StationApplication.reject').click()
  const dialog = elsewhere.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(REASON)
  await holder.page.getByRole('button', { name: holder.say('common.moreActions') }).click()
  await holder.page.getByRole('menuitem', { name: holder.say('actions.StationApplication.releaseReview') }).click()
  await holder.page.locator('header').getByText(holder.say('enums.StationApplicationState.SUBMITTED')).waitFor()
  await dialog.getByRole('button', { name: elsewhere.say('actions.StationApplication.reject'), exact: true }).click()
  await dialog.getByRole('alert').waitFor()
  expect(await dialog.getByRole('textbox').inputValue()).toBe(REASON)
  await elsewhere.page.keyboard.press('Escape')
  await elsewhere.button('actions.StationApplication.takeReview').waitFor()
})
