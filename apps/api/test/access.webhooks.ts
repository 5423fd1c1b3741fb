import { next, nowhereStep, type Entry } from './access.entry.ts'

export const webhookMutations: Record<string, Entry> = {
  createWebhook: {
    args: () => ({
      input: {
        name: `群 ${next()}`,
        kind: 'WECOM',
        webhookUrl: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x',
        groups: ['STATIONS'],
        locale: 'EN',
      },
    }),
    rowless: true,
  },
  updateWebhook: nowhereStep({ name: '改名' }),
  activateWebhook: nowhereStep(),
  deactivateWebhook: nowhereStep(),
  testWebhook: nowhereStep(),
}
