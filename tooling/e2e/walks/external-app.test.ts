import { expect, it } from 'vitest'
import { enter, url } from '../stage/person.ts'

it('registers an app, shows its secret once, and the secret opens what was given until it is revoked', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  await admin.go('/api-clients')
  await admin.link('actions.ApiClient.create').click()
  await admin.field('fields.ApiClient.name').fill('数据仓库')
  await admin.button('common.save').click()
  await page.getByRole('heading', { level: 1, name: '数据仓库' }).waitFor()

  await admin.button('actions.ApiClient.issueSecret').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: admin.say('actions.ApiClient.issueSecret') })
    .click()
  const secret = await page.getByTestId('issued-secret').inputValue()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: admin.say('common.close') })
    .click()
  const ask = async () => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: '{ stations(first: 1) { totalCount } users(first: 1) { totalCount } }' }),
    })
    return { status: answer.status, text: await answer.text() }
  }
  expect(await ask()).toMatchObject({ status: 200, text: expect.stringContaining('FORBIDDEN') })
  await page.reload()
  await admin.settle()
  expect(await page.locator('body').innerText()).not.toContain(secret)
  await page.getByText(`…${secret.slice(-4)}`).waitFor()

  await admin.button('actions.ApiClientSecret.revoke').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: admin.say('actions.ApiClientSecret.revoke') })
    .click()
  await admin.text('pages.apiClients.ended').waitFor()
  expect((await ask()).status).toBe(401)
})
