import { expect, it } from 'vitest'
import { enter, type Person } from '../stage/person.ts'

const REASON = '印章不清晰，请重新拍摄'
const STATION = 'ZW0002'

interface Row {
  id: string
  state: string
}

/** The insurance of the station that ends in five days, and the phone of its owner. */
async function scene(manager: Person): Promise<{ old: Row; station: string; phone: string }> {
  const { credentials, users } = await manager.ask<{
    credentials: { nodes: (Row & { station: { id: string } })[] }
    users: { nodes: { phone: string; station: { code: string } | null }[] }
  }>(`{
    credentials(first: 5, search: "${STATION}", filter: { kind: [INSURANCE], state: [APPROVED] }) { nodes { id state station { id } } }
    users(first: 100, filter: { role: [STATION_OWNER] }) { nodes { phone station { code } } }
  }`)
  const [old] = credentials.nodes
  const owner = users.nodes.find(({ station }) => station?.code === STATION)
  if (!old || !owner) throw new Error(`${STATION} has no insurance or no owner`)
  return { old, station: old.station.id, phone: owner.phone }
}

/** A photo as a phone takes it, larger than what is sent. */
async function photo({ page }: Person): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 2400, height: 1800 })
    const context = canvas.getContext('2d')
    if (context) {
      context.fillStyle = 'steelblue'
      context.fillRect(300, 300, 900, 700)
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]
  })
  return Buffer.from(bytes)
}

async function takePicture(owner: Person, name: string): Promise<void> {
  const file = { name, mimeType: 'image/jpeg', buffer: await photo(owner) }
  await owner.page.locator('input[type=file][capture]').setInputFiles(file)
  await owner.page.locator('form').getByText(name).waitFor()
  const underWay = owner.page.locator('form [role=status]').filter({ hasText: '%' })
  await expect.poll(() => underWay.count(), { timeout: 20_000 }).toBe(0)
}

const stateOf = (person: Person, key: Parameters<Person['say']>[0]) =>
  person.page.locator('header').getByText(person.say(key), { exact: true })

/** Waits until this person has been told of the insurance. */
const isTold = (person: Person, key: 'CREDENTIAL_SUBMITTED' | 'CREDENTIAL_REJECTED') =>
  expect
    .poll(
      async () => {
        const { notifications } = await person.ask<{ notifications: { nodes: { title: string }[] } }>(
          '{ notifications(first: 20) { nodes { title } } }',
        )
        const title = person.say(`notifications.${key}.title`, { what: person.say('enums.CredentialKind.INSURANCE') })
        return notifications.nodes.some((one) => one.title === title)
      },
      { timeout: 30_000 },
    )
    .toBe(true)

it('renews a credential from the phone: sent back, corrected, approved, and the old one is replaced', async () => {
  const manager = await enter({ app: 'admin', as: 'network@demo.example' })
  const { old, phone } = await scene(manager)
  const owner = await enter({ app: 'portal', as: phone })

  await owner.go('/home')
  const card = (id: string) => owner.page.locator(`[data-credential="${id}"]`)
  await card(old.id)
    .getByRole('link', { name: owner.say('actions.Credential.renew') })
    .click()
  await owner.field('fields.Credential.validUntil').fill('2020-01-01')
  await owner.button('pages.credentials.sendForReview').click()
  await owner.text('errors.field.REQUIRED').first().waitFor()
  await takePicture(owner, '保单.jpg')
  await owner.button('pages.credentials.sendForReview').click()
  await owner.page.locator('form [aria-invalid="true"]').first().waitFor()
  await owner.field('fields.Credential.validUntil').fill('2031-12-31')
  await owner.button('pages.credentials.sendForReview').click()
  await stateOf(owner, 'enums.CredentialState.SUBMITTED').waitFor()
  const renewal = owner.where().split('/').at(-1) ?? ''
  expect(renewal).not.toBe(old.id)

  await isTold(manager, 'CREDENTIAL_SUBMITTED')
  await manager.go(`/credentials/${renewal}`)
  await manager.button('actions.Credential.reject').click()
  const dialog = manager.page.getByRole('dialog')
  await dialog.getByLabel(manager.say('common.reason')).fill(REASON)
  await dialog.getByRole('button', { name: manager.say('actions.Credential.reject') }).click()
  await stateOf(manager, 'enums.CredentialState.REJECTED').waitFor()

  await isTold(owner, 'CREDENTIAL_REJECTED')
  await owner.go('/credentials')
  await card(old.id).getByText(REASON).waitFor()
  await card(old.id)
    .getByRole('link', { name: owner.say('actions.Credential.correct') })
    .click()
  await owner.page.getByTestId('sent-back').getByText(REASON).waitFor()
  await takePicture(owner, '保单-重拍.jpg')
  await owner.button('pages.credentials.sendForReview').click()
  await stateOf(owner, 'enums.CredentialState.SUBMITTED').waitFor()

  await manager.go(`/credentials?q=${STATION}&state=SUBMITTED`)
  await manager.page.locator(`tbody [data-row-link="${renewal}"]`).click()
  await manager.button('actions.Credential.approve').click()
  await dialog.getByRole('button', { name: manager.say('actions.Credential.approve') }).click()
  await dialog.waitFor({ state: 'detached' })

  await owner.go(`/credentials/${old.id}`)
  await stateOf(owner, 'enums.CredentialState.SUPERSEDED').waitFor()
  const { deadlines } = await manager.ask<{ deadlines: { nodes: { isOpen: boolean }[] } }>(
    `query ($id: ID!) { deadlines(first: 5, filter: { subject: [$id] }) { nodes { isOpen } } }`,
    { id: old.id },
  )
  expect(deadlines.nodes.filter(({ isOpen }) => isOpen)).toEqual([])
  await owner.go('/home')
  await owner.page.getByRole('heading', { level: 1 }).waitFor()
  expect(await card(old.id).count()).toBe(0)
})

it('keeps what was typed, and leads from a number of the home page to exactly its rows', async () => {
  const manager = await enter({ app: 'admin', as: 'admin@demo.example' })
  await manager.go('/')
  const tile = manager.page.locator('[data-tile="waiting"]')
  const counted = Number(await tile.locator('span').first().innerText())
  await tile.click()
  await manager.settle()
  await expect.poll(() => manager.page.locator('tbody [data-row-link]').count()).toBe(counted)

  await manager.go('/credentials/new')
  await manager.field('fields.Credential.number').fill('DRAFT-2026-1')
  await manager.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  manager.page.on('dialog', (asked) => void asked.accept())
  await manager.page.reload()
  await manager.settle()
  await manager.button('pages.form.draftTake').click()
  await expect.poll(() => manager.field('fields.Credential.number').inputValue()).toBe('DRAFT-2026-1')
})
