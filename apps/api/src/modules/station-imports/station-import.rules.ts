import {
  stationNameLength,
  type ProductLine,
  type StationKind,
  type StationLevel,
  type StationState,
} from '@stationmaster/contracts/stations'
import { code, creditCode, day, oneOf, phone, someOf, text } from '../../kernel/imports/cell.ts'
import { column, defineImport, type Judgement, type Values } from '../../kernel/imports/declaration.ts'
import type { RegionLookup } from './region-lookup.rules.ts'

export interface StationImportFacts {
  regions: RegionLookup
}

// What old systems write, words separated by |. They are compared, never shown as ours; the first is how a cell is read.
const kindWords: Record<StationKind, string> = {
  APPLIANCE: '家电|家用电器|电器|Appliance|Home appliance|Appliances',
  VEHICLE: '汽车|车辆|Vehicle|Car|Automobile',
  EQUIPMENT: '设备|工业设备|机电设备|工程设备|Equipment|Industrial equipment',
}
const levelWords: Record<StationLevel, string> = {
  LEVEL_1: '一级|1级|壹级|I级|1|一|I|Level 1|L1|First',
  LEVEL_2: '二级|2级|贰级|II级|2|二|II|Level 2|L2|Second',
  LEVEL_3: '三级|3级|叁级|III级|3|三|III|Level 3|L3|Third',
}
const stateWords: Record<StationState, string> = {
  ACTIVE: '正常|营业|正常营业|运营|运营中|启用|Active|Normal',
  PROBATION: '试运营|试营业|试用|Probation|On probation|Trial',
  SUSPENDED: '暂停|暂停服务|暂停营业|停用|Suspended|Paused',
  TERMINATING: '解约中|正在解约|清退中|Terminating',
  TERMINATED: '已解约|解约|终止|已终止|已清退|Terminated|Closed',
}
const productWords: Record<ProductLine, string> = {
  AIR_CONDITIONER: '空调|空调器|Air conditioner|AC',
  REFRIGERATOR: '冰箱|电冰箱|Refrigerator|Fridge',
  WASHING_MACHINE: '洗衣机|Washing machine|Washer',
  WATER_HEATER: '热水器|Water heater',
  TELEVISION: '电视|电视机|彩电|Television|TV',
  SEDAN: '轿车|Sedan',
  SUV: 'SUV|越野车',
  NEW_ENERGY: '新能源|新能源车|新能源汽车|New energy|New energy vehicle|EV',
  FORKLIFT: '叉车|Forklift',
  COMPRESSOR: '压缩机|空压机|空气压缩机|Compressor',
  GENERATOR: '发电机|发电机组|Generator',
}
const kinds = oneOf('StationKind', kindWords)
const levels = oneOf('StationLevel', levelWords)
const states = oneOf('StationState', stateWords)
const products = someOf('ProductLine', productWords)

const columns = [
  column('code', '网点编号|Station code|站号|网点代码|服务站编号|编号|Code', code(20), 'required'),
  column('name', '网点名称|Station name|名称|服务站名称|服务站|Name', text(stationNameLength), 'required'),
  column(
    'creditCode',
    '统一社会信用代码|Credit code|社会信用代码|信用代码|Unified social credit code',
    creditCode(),
    'unique',
  ),
  column('kind', '类型|Kind|网点类型|类别|Type', kinds, 'required'),
  column('level', '级别|Level|网点级别|等级', levels, 'required'),
  column('province', '省|Province|省份|省/自治区|所在省', text(30), 'required'),
  column('city', '市|City|城市|地市|所在市', text(30)),
  column('district', '区县|District|区/县|县区|区|County', text(30), 'required'),
  column('address', '详细地址|Address|地址', text(200), 'required'),
  column('principalName', '负责人|Principal|联系人|站长|Contact', text(30)),
  column('principalPhone', "联系电话|Contact phone|负责人电话|手机|手机号|Principal's phone|Mobile", phone('MOBILE')),
  column('servicePhone', '服务电话|Service phone|服务热线|网点电话', phone('ANY')),
  column('productLines', '主营产品|Product lines|产品线|产品|Products', products),
  column('signedOn', '签约日期|Signed on|签约日|Signing date', day()),
  column('contractEndsOn', '合同到期|Contract ends|合同到期日|合同到期日期|到期日期|Contract ends on', day()),
  column('state', '状态|State|网点状态|Status', states, 'required'),
  column('remark', '备注|Remark|说明|Remarks|Notes', text(1000, { lines: true })),
]

type Draft = { -readonly [K in keyof Judgement]: Judgement[K] }
const textIn = (values: Values, field: string) => String(values[field] ?? '')

/** Three names become one district; the spelling that was understood is noted. One problem per row, where it breaks. */
function placeOf(values: Values, { regions }: StationImportFacts): Draft {
  const { province, city, district, ...others } = values
  const draft: Draft = { values: others, problems: [], notes: [] }
  if (province === undefined || district === undefined) return draft
  const written = {
    province: textIn(values, 'province'),
    city: textIn(values, 'city'),
    district: textIn(values, 'district'),
  }
  const found = regions.find(written)
  if ('unknown' in found) {
    const isMissing = found.unknown === 'city' && city === undefined
    draft.problems.push({ field: found.unknown, code: isMissing ? 'REQUIRED' : 'REGION' })
    return draft
  }
  draft.values = { ...others, districtId: found.districtId }
  for (const field of ['province', 'city', 'district'] as const) {
    if (written[field] !== found[field]) draft.notes.push({ field, to: found[field] })
  }
  return draft
}

function check(values: Values, facts: StationImportFacts): Judgement {
  const draft = placeOf(values, facts)
  const [signedOn, contractEndsOn] = [textIn(values, 'signedOn'), textIn(values, 'contractEndsOn')]
  if (signedOn && contractEndsOn && contractEndsOn < signedOn)
    draft.problems.push({ field: 'contractEndsOn', code: 'RANGE' })
  return draft
}

/** Issue 2.5, E-07: the network as an old system exports it. Judgement calls are listed in modules/imports/README.md. */
export const stationImport = defineImport<StationImportFacts>({
  kind: 'STATIONS',
  type: 'Station',
  key: 'code',
  label: 'name',
  columns,
  kept: ['state'],
  check,
  show: (field, value, { regions }) =>
    field === 'districtId' && typeof value === 'string' ? regions.pathOf(value) : null,
})
