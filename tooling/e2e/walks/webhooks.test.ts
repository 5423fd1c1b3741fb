import { expect, it } from 'vitest'
import { enter } from '../stage/person.ts'

it('adds a group chat, tries it out, and never shows its key again', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  const key = 'walk-key-5f0c2d'
  await admin.go('/settings/webhooks')
  await admin.link('actions.Webhook.create').click()
  await admin.field('fields.Webhook.name').fill('值班群')
  const address = admin.field('fields.Webhook.webhookUrl')
  await address.fill('https://10.0.0.8/send')
  await admin.button('common.save').click()
  await admin.text('errors.field.WEBHOOK_URL').waitFor()
  await address.fill(`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`)
  await admin.button('common.save').click()
  await page.getByRole('heading', { level: 1, name: '值班群' }).waitFor()

  await admin.button('actions.Webhook.test').click()
  const log = page.getByTestId('delivery-log')
  await log.getByText(admin.say('notifications.WEBHOOK_TEST.title')).waitFor()
  await log.getByText(admin.say('enums.WebhookDeliveryState.SENT')).waitFor()

  await admin.button('actions.Webhook.edit').click()
  await admin.field('fields.Webhook.name').waitFor()
  await admin.settle()
  expect(await page.content()).not.toContain(key)
  expect(await admin.field('fields.Webhook.webhookUrl').inputValue()).toBe('')
})
