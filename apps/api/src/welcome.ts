import { t, type Key, type Params } from '@stationmaster/i18n'
import type { Config } from './config.ts'
import type { Services } from './kernel/services.ts'
import { ensureSetupLink, publicSettings } from './modules/accounts/index.ts'

/** The console speaks both languages, since nobody has chosen one yet. */
const both = (key: Key, params?: Params) => `${t('zh-CN', key, params)} / ${t('en', key, params)}`

/** What the person at the console needs now: addresses, and the demo accounts or the link of the first administrator. */
export async function welcome(services: Services, { publicUrl, demo }: Config): Promise<void> {
  const lines = [
    both('startUp.product'),
    `${both('startUp.portal')}  ${publicUrl}/`,
    `${both('startUp.admin')}  ${publicUrl}/admin/`,
    `GraphQL  ${publicUrl}/graphql`,
    '',
    ...(demo ? demoLines() : await setupLines(services)),
  ]
  console.log(['', ...lines, ''].map((line) => `  ${line}`.trimEnd()).join('\n'))
}

function demoLines(): string[] {
  const { demoAccounts } = publicSettings()
  const accounts = demoAccounts.map(
    ({ app, identifier, role, name }) => `${app.padEnd(6)}  ${identifier.padEnd(22)}  ${role.padEnd(16)}  ${name}`,
  )
  return [both('startUp.demoAccounts', { password: demoAccounts[0]?.password }), ...accounts]
}

async function setupLines(services: Services): Promise<string[]> {
  const link = await ensureSetupLink(services)
  return link ? [both('startUp.setupLink', { identifier: link.identifier }), link.url] : []
}
