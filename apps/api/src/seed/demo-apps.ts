import type { Ctx } from '../kernel/context.ts'
import { Region } from '../modules/regions/region.entity.ts'
import { create } from '../modules/api-clients/api-client.service.ts'
import { create as addWebhook } from '../modules/webhooks/webhook.service.ts'

/**
 * Two programs of others, without secrets: these are issued by a person, who sees them once. Two group chats, whose keys are
 * made up: a demo writes messages to a folder.
 */
export async function seedApps(ctx: Ctx): Promise<void> {
  const east = await ctx.em.findOneOrFail(Region, { level: 'AREA', name: '华东大区' })
  await create(ctx, {
    name: '总部 ERP',
    description: '每晚同步服务站资料，联系人：信息部 方工',
    scopes: ['STATIONS_READ'],
    reach: 'NETWORK',
  })
  await create(ctx, {
    name: '华东数据看板',
    description: '区域看板读取网点状态，联系人：华东大区 顾海燕',
    scopes: ['STATIONS_READ'],
    reach: 'REGIONS',
    regionIds: [east.id],
  })
  const chats = { locale: 'ZH_CN', quietFrom: '21:00', quietTo: '08:00' } as const
  await addWebhook(ctx, {
    ...chats,
    name: '总部网络管理群',
    kind: 'WECOM',
    webhookUrl: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-demo-demo-demo-000000000000',
    groups: ['DEADLINES', 'APPROVALS', 'CREDENTIALS'],
  })
  const zhejiang = await ctx.em.findOneOrFail(Region, { code: '33' })
  await addWebhook(ctx, {
    ...chats,
    name: '浙江建站推进群',
    kind: 'DINGTALK',
    webhookUrl: 'https://oapi.dingtalk.com/robot/send?access_token=00000000demo',
    signingSecret: 'SEC00000000demo',
    groups: ['ONBOARDING', 'STATIONS'],
    provinceIds: [zhejiang.id],
  })
}
