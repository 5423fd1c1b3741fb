import { expect, it } from 'vitest'
import { enter, type Person } from '../stage/person.ts'

interface Station {
  id: string
  name: string
  creditCode: string
}

async function station(person: Person, code: string): Promise<Station> {
  const { stations } = await person.ask<{ stations: { nodes: Station[] } }>(
    'query One($code: String!) { stations(search: $code, first: 1) { nodes { id name creditCode } } }',
    { code },
  )
  const [found] = stations.nodes
  if (!found) throw new Error(`no station ${code}`)
  return found
}

it('asks before a change is lost', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  const { id, name } = await station(admin, 'ZW0011')
  await admin.go(`/stations/${id}/edit`)
  await admin.field('fields.Station.name').fill(`${name}（改）`)
  const away = admin.link('pages.regions.title')
  await away.click()
  await page.getByRole('dialog').getByText(admin.say('common.unsavedQuestion')).waitFor()
  await admin.button('common.keepEditing').click()
  expect(await admin.field('fields.Station.name').inputValue()).toBe(`${name}（改）`)
  expect(admin.where()).toBe(`/stations/${id}/edit`)
  await away.click()
  await admin.button('common.leave').click()
  await page.getByRole('heading', { level: 1, name: admin.say('pages.regions.title') }).waitFor()
  expect((await station(admin, 'ZW0011')).name).toBe(name)
})

it('shows what the server refuses at its field', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const [mine, other] = [await station(admin, 'ZW0012'), await station(admin, 'ZW0013')]
  await admin.go(`/stations/${mine.id}/edit`)
  const field = admin.field('fields.Station.creditCode')
  await field.fill(other.creditCode)
  await admin.button('common.save').click()
  await admin.text('errors.field.DUPLICATE').first().waitFor()
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  // Wrong by itself: said while typing, before anything is sent.
  await field.fill('91330106MA2B3C4D5F')
  await field.blur()
  await admin.text('errors.field.CHECKSUM').first().waitFor()
  await field.fill(mine.creditCode)
})

it('keeps the input when somebody else saved first', async () => {
  const first = await enter({ app: 'admin', as: 'admin@demo.example' })
  const second = await enter({ app: 'admin', as: 'network@demo.example' })
  const { id } = await station(first, 'ZW0014')
  await first.go(`/stations/${id}/edit`)
  await second.go(`/stations/${id}/edit`)
  await first.field('fields.Station.remark').fill('第一位的备注')
  await first.button('common.save').click()
  await first.page.waitForURL(first.at(`/stations/${id}`))

  await second.field('fields.Station.remark').fill('第二位的备注')
  await second.button('common.save').click()
  const notice = second.page.getByRole('alert')
  await notice.getByText(second.say('pages.form.conflict')).waitFor()
  await notice.getByText('第一位的备注').waitFor()
  expect(await second.field('fields.Station.remark').inputValue()).toBe('第二位的备注')
  await second.button('common.save').click()
  await second.page.waitForURL(second.at(`/stations/${id}`))
  await second.page.getByText('第二位的备注').waitFor()
})
