import { callerOf, systemCaller } from '../kernel/context.ts'
import { withScope } from '../kernel/scope.ts'
import type { Services } from '../kernel/services.ts'
import { addFile, prepareFile } from '../modules/files/index.ts'
import { check } from '../modules/imports/import-check.service.ts'

const header =
  '网点编号,网点名称,统一社会信用代码,类型,级别,省,市,区县,详细地址,负责人,联系电话,服务电话,主营产品,签约日期,合同到期,状态,备注'

/** Rows as an old system writes them: most are right or can be put right, some need a person. */
const rows = [
  'H330100101,杭州萧山湘湖家电服务部,,家电,二级,浙江省,杭州市,萧山区,金城路 438 号,方志明,13757120031,0571-82650031,空调、冰箱,2024年3月1日,2028年2月29日,正常,',
  'h330100102,杭州余杭良渚家电维修站,,家电,三级,浙江省,杭州市,余杭区,良渚街道 12 号,褚晓燕,+86 138-5710-2246,0571 88772246,洗衣机；热水器,2025/6/18,2027/6/17,试运营,',
  'H330200103,宁波江北甬江汽车服务站,,汽车,二级,浙江省,宁波市,江北区,人民路 645 号,戴国强,１３９５７４１０３８６,0574-87350386,SUV/轿车,20230901,20270831,正常,老站点',
  'H320100104,南京建邺河西机电服务中心,,设备,一级,江苏省,南京市,建邺区,江东中路 98 号,魏立新,13851780217,025-86550217,叉车、发电机,2022-05-10,2027-05-09,正常,',
  'H320500105,苏州吴江松陵家电服务部,,家电,三级,江苏省,苏州市,吴江区,中山北路 20 号,严敏,1385123,0512-63450105,电视,2024-01-15,2027-01-14,正常,电话少位',
  'H310100106,上海闵行莘庄汽车服务有限公司,,飞机,一级,上海市,市辖区,闵行区,莘建路 100 号,康俊,13901960106,021-64920106,轿车,2023-04-01,2028-03-31,正常,类型待核',
  'H370100107,济南市中舜耕家电服务站,,家电,二级,山东省,济南市,不存在区,经七路 88 号,孟凡,13964080107,0531-82070107,空调,2024-07-01,2027-06-30,正常,',
  'H340100108,合肥包河滨湖机电服务站,,设备,二级,安徽省,合肥市,包河区,徽州大道 600 号,汪洋,13865510108,0551-63420108,压缩机,2024-02-30,2027-02-28,正常,日期待核',
  'H350100109,福州仓山闽江家电服务部,,家电,三级,福建省,福州市,仓山区,上三路 32 号,蔡丽,13705910109,0591-83440109,冰箱、洗衣机,2023-11-11,2022-11-10,暂停,',
  'H330100101,杭州萧山湘湖家电服务部(重复),,家电,二级,浙江省,杭州市,萧山区,金城路 438 号,方志明,13757120031,0571-82650031,空调,2024-03-01,2028-02-29,正常,重复行',
]

/** An export of the old system, checked and waiting for somebody to decide: page "imports" has something to show. */
export async function seedImport(services: Services, userId: string): Promise<void> {
  const actor = await services.actorOfUser(userId)
  if (!actor) return
  const name = '老系统网点导出-华东.csv'
  const kept = await prepareFile(services.files, name, Buffer.from(`\uFEFF${[header, ...rows].join('\r\n')}\r\n`))
  await withScope(services.database, callerOf(actor, systemCaller(services.clock)), async (ctx) => {
    const file = await addFile(ctx, name, kept)
    await ctx.em.flush()
    await check(ctx, { kind: 'STATIONS', fileId: file.id })
  })
}
