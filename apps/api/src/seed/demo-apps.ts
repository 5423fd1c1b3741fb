import type { Ctx } from '../kernel/context.ts'
import { Region } from '../modules/regions/region.entity.ts'
import { create } from '../modules/api-clients/api-client.service.ts'

/** Two programs of others, without secrets: these are issued by a person, who sees them once. */
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
}
