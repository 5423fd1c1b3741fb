import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { demoOwner, DESK, enter, PASSWORD, PHONE, url, type Person } from '../stage/person.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator app shows for the key, `offset` half minutes from now. */
function codeOf(key: string, offset = 0): string {
  const bits = [...key].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + offset))
  const sum = createHmac('sha1', secret).update(counter).digest()
  return String((sum.readUInt32BE((sum.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function fillSignIn(person: Person, identifier: string): Promise<void> {
  await person.go('/sign-in')
  await person.field('pages.identity.identifier').fill(identifier)
  await person.field('pages.identity.password').fill(PASSWORD)
  await person.page.keyboard.press('Enter')
}

/** Turns the second step on in the account page. @returns the key and the recovery codes */
async function enrol(person: Person): Promise<{ key: string; codes: string[] }> {
  const { page } = person
  await person.go('/account')
  await person.button('actions.Mutation.enableSecondFactor').click()
  const section = page.locator('section', {
    has: page.getByRole('heading', { name: person.say('pages.secondFactor.title') }),
  })
  await section.getByLabel(person.say('pages.account.currentPassword'), { exact: true }).fill(PASSWORD)
  await person.button('pages.secondFactor.begin').click()
  await page.getByRole('img', { name: person.say('pages.secondFactor.picture') }).waitFor()
  const key = (await page.getByTestId('factor-key').innerText()).replaceAll(/\s/g, '')
  // one step behind: the present code stays free for signing in
  await person.field('pages.secondFactor.code').fill(codeOf(key, -1))
  await person.button('pages.secondFactor.enable').click()
  await section.locator('ol li').first().waitFor()
  const codes = await section.locator('ol li').allInnerTexts()
  await page.getByLabel(person.say('pages.secondFactor.kept')).check()
  await person.button('pages.secondFactor.finish').click()
  await person.text('pages.secondFactor.codesLeft', { count: 10 }).waitFor()
  return { key, codes }
}

it.each([
  ['admin', 'reader@demo.example', DESK],
  ['portal', '', PHONE],
] as const)('%s: enrols, signs in with a code and with a recovery code, and ends it', async (app, known, viewport) => {
  const as = known || (await demoOwner(1))
  const person = await enter({ app, as, viewport })
  person.watch.expect(/40[01]/)
  const { key, codes } = await enrol(person)
  expect(codes).toHaveLength(10)

  const again = await enter({ app, viewport })
  again.watch.expect(/40[01]/)
  await fillSignIn(again, as)
  const field = again.field('pages.secondFactor.code')
  await field.fill('000000')
  await again.page.keyboard.press('Enter')
  await again.page.getByRole('alert').getByText(again.say('errors.SIGN_IN_CODE_WRONG')).waitFor()
  expect(again.where()).toBe('/sign-in')
  await field.fill(codeOf(key))
  await again.page.keyboard.press('Enter')
  await again.page.waitForURL((address) => !address.pathname.endsWith('/sign-in'))

  const lost = await enter({ app, viewport })
  lost.watch.expect(/40[01]/)
  await fillSignIn(lost, as)
  await lost.field('pages.secondFactor.code').fill(codes[0] ?? '')
  await lost.page.keyboard.press('Enter')
  await lost.page.waitForURL((address) => !address.pathname.endsWith('/sign-in'))

  await lost.go('/account')
  await lost.text('pages.secondFactor.codesLeft', { count: 9 }).waitFor()
  await lost.button('actions.Mutation.disableSecondFactor').click()
  const dialog = lost.page.getByRole('dialog')
  await dialog.getByLabel(lost.say('pages.identity.password'), { exact: true }).fill(PASSWORD)
  await dialog.getByLabel(lost.say('pages.secondFactor.code')).fill(codes[1] ?? '')
  await dialog.getByRole('button', { name: lost.say('actions.Mutation.disableSecondFactor') }).click()
  await lost.text('pages.secondFactor.off').waitFor()
})

it('asks to confirm a dangerous step in place, and repeats the very same request', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  const { users } = await admin.ask<{ users: { nodes: { id: string; name: string }[] } }>(
    '{ users(filter: { role: [NETWORK_MANAGER] }, first: 1) { nodes { id name } } }',
  )
  const user = users.nodes[0]
  const keys: (string | undefined)[] = []
  // As the server answers when the sign-in is more than five minutes old.
  await page.route(`${url}/graphql`, async (route) => {
    const request = route.request()
    if (!request.postData()?.includes('revokeUserSessions(')) return route.continue()
    keys.push(request.postData() ?? '')
    if (keys.length > 1) return route.continue()
    const errors = [{ message: '', extensions: { code: 'SIGN_IN_AGAIN', params: { minutes: 5, code: false } } }]
    return route.fulfill({ json: { data: null, errors } })
  })
  await admin.go(`/users/${user?.id}?tab=sessions`)
  const action = admin.say('actions.User.revokeSessions')
  await page.locator('main').getByRole('button', { name: action, exact: true }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: action }).click()
  const dialog = page.getByRole('dialog', { name: admin.say('pages.secondFactor.confirmTitle') })
  admin.watch.expect(/400/)
  await dialog.getByLabel(admin.say('pages.identity.password'), { exact: true }).fill('wrong')
  await dialog.getByRole('button', { name: admin.say('pages.secondFactor.confirm') }).click()
  await dialog.getByText(admin.say('errors.PASSWORD_WRONG')).waitFor()
  await dialog.getByLabel(admin.say('pages.identity.password'), { exact: true }).fill(PASSWORD)
  await dialog.getByRole('button', { name: admin.say('pages.secondFactor.confirm') }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => keys.length).toBe(2)
  expect(keys[1]).toBe(keys[0])
})
