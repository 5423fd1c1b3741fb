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

it('lets two people who edit the same record choose field by field', async () => {
  const first = await enter({ app: 'admin', as: 'admin@demo.example' })
  const second = await enter({ app: 'admin', as: 'network@demo.example' })
  const { id } = await station(first, 'ZW0014')
  await first.go(`/stations/${id}/edit`)
  await second.go(`/stations/${id}/edit`)
  await first.field('fields.Station.remark').fill('第一位的备注')
  await first.field('fields.Station.address').fill('第一位的地址 1 号')
  await first.field('fields.Station.principalName').fill('第一位')
  await first.button('common.save').click()
  await first.page.waitForURL(first.at(`/stations/${id}`))

  await second.field('fields.Station.remark').fill('第二位的备注')
  await second.field('fields.Station.address').fill('第二位的地址 2 号')
  await second.button('common.save').click()
  const dialog = second.page.getByRole('dialog')
  const choices = (label: string) => dialog.getByRole('group', { name: label }).getByRole('radio')
  await dialog.getByText('第一位的备注').waitFor()
  await dialog.getByText('第二位的备注').waitFor()
  // only what both changed is asked; the name of the principal is merged
  expect(await dialog.getByRole('group').count()).toBe(2)
  await choices(second.say('fields.Station.remark')).nth(1).check()
  await dialog.getByRole('button', { name: second.say('pages.form.saveMerged') }).click()
  await second.page.waitForURL(second.at(`/stations/${id}`))
  for (const text of ['第一位的备注', '第二位的地址 2 号', '第一位'])
    await second.page.getByText(text, { exact: true }).first().waitFor()
})

it('loses nothing when the network is cut while saving, and saves once when it is back', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  const { id } = await station(admin, 'ZW0015')
  await admin.go(`/stations/${id}/edit`)
  await admin.field('fields.Station.remark').fill('断网时写的备注')
  admin.watch.expect(/ERR_INTERNET_DISCONNECTED/)
  await page.context().setOffline(true)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText(admin.say('errors.NETWORK')).waitFor()
  expect(await admin.field('fields.Station.remark').inputValue()).toBe('断网时写的备注')
  await page.context().setOffline(false)
  await page.keyboard.press('Control+S')
  await page.waitForURL(admin.at(`/stations/${id}`))
  await page.getByText('断网时写的备注').first().waitFor()
})
