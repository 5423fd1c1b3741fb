import type { Config } from './config.ts'
import type { Services } from './kernel/services.ts'
import { ensureSetupLink, publicSettings } from './modules/accounts/index.ts'

/** What the person at the console needs now: addresses, and the demo accounts or the link of the first administrator. */
export async function welcome(services: Services, { publicUrl, demo }: Config): Promise<void> {
  const lines = [
    '',
    '  站务通 Stationmaster',
    `  服务站门户 / Station portal   ${publicUrl}/`,
    `  总部后台   / Headquarters     ${publicUrl}/admin/`,
    `  GraphQL                       ${publicUrl}/graphql`,
    ...(demo ? demoLines() : await setupLines(services)),
    '',
  ]
  console.log(lines.join('\n'))
}

const demoLines = () => {
  const { demoAccounts } = publicSettings()
  const password = demoAccounts[0]?.password ?? ''
  return [
    '',
    `  演示账号（密码都是 ${password}）/ Demo accounts (password ${password})`,
    ...demoAccounts.map(({ app, identifier, role, name }) => `  ${app === 'admin' ? '总部' : '门户'}  ${identifier.padEnd(22)} ${role.padEnd(16)} ${name}`),
  ]
}

async function setupLines(services: Services): Promise<string[]> {
  const link = await ensureSetupLink(services)
  if (!link) return []
  return ['', `  第一位管理员（${link.identifier}）请在 24 小时内打开，只能用一次 / First administrator, within 24 hours, once:`, `  ${link.url}`]
}
