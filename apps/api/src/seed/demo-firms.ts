import type { ApplicationState, RefusalReason } from '@stationmaster/contracts/onboarding'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'

export interface Firm {
  /** Tracking code: with the phone it opens the application on /apply. */
  code: string
  company: string
  contact: string
  phone: string
  /** First 17 characters of the credit code. */
  licence: string
  /** Code of the district. */
  district: string
  address: string
  kind: StationKind
  level: StationLevel
  state: ApplicationState
  /** Days since it began, and since it came into its state. */
  begunDays: number
  stateDays: number
  /** What is asked back, by question. */
  asked?: Record<string, string>
  refusal?: readonly [RefusalReason, string]
  reason?: string
}

/** One firm for each state of the first two steps, with histories that a network manager would recognise. */
export const demoFirms: readonly Firm[] = [
  {
    code: 'SA-DEMA-2222',
    company: '杭州恒通制冷设备服务部',
    contact: '周海明',
    phone: '13957110021',
    licence: '92330105MA27Y0K61',
    district: '330105',
    address: '湖墅南路 186 号',
    kind: 'APPLIANCE',
    level: 'LEVEL_3',
    state: 'DRAFT',
    begunDays: 4,
    stateDays: 4,
  },
  {
    code: 'SA-DEMA-3333',
    company: '宁波甬诚电器维修有限公司',
    contact: '郑丽华',
    phone: '13857430036',
    licence: '91330203MA2AG3T72',
    district: '330203',
    address: '中山西路 520 号',
    kind: 'APPLIANCE',
    level: 'LEVEL_2',
    state: 'SUBMITTED',
    begunDays: 6,
    stateDays: 1,
  },
  {
    code: 'SA-DEMA-4444',
    company: '苏州工业园区力拓机电服务有限公司',
    contact: '顾志强',
    phone: '13962120058',
    licence: '91320594MA1W5P4X0',
    district: '320506',
    address: '吴中大道 2688 号',
    kind: 'EQUIPMENT',
    level: 'LEVEL_2',
    state: 'SUBMITTED',
    begunDays: 12,
    stateDays: 5,
  },
  {
    code: 'SA-DEMA-5555',
    company: '南京安驰汽车服务有限公司',
    contact: '陈建平',
    phone: '13851880047',
    licence: '91320104MA1X0C5G3',
    district: '320104',
    address: '秦虹路 66 号',
    kind: 'VEHICLE',
    level: 'LEVEL_2',
    state: 'IN_REVIEW',
    begunDays: 15,
    stateDays: 3,
  },
  {
    code: 'SA-DEMA-6666',
    company: '绍兴越达家电服务有限公司',
    contact: '沈国庆',
    phone: '13967570065',
    licence: '91330602MA2BEQ8M4',
    district: '330602',
    address: '解放北路 358 号',
    kind: 'APPLIANCE',
    level: 'LEVEL_2',
    state: 'RETURNED',
    begunDays: 20,
    stateDays: 6,
    asked: {
      capitalProof: '只有一个月的银行流水，请补充近三个月',
      licensed: '有两本作业证已过期，请上传在有效期内的证书',
    },
  },
  {
    code: 'SA-DEMA-7777',
    company: '温州欧海电器安装维修中心',
    contact: '林志伟',
    phone: '13858810074',
    licence: '92330304MA2CN6R35',
    district: '330304',
    address: '瓯海大道 1199 号',
    kind: 'APPLIANCE',
    level: 'LEVEL_3',
    state: 'PRELIM_APPROVED',
    begunDays: 24,
    stateDays: 4,
  },
  {
    code: 'SA-DEMA-8888',
    company: '嘉兴南湖兴业冷暖工程部',
    contact: '吴敏',
    phone: '13957320083',
    licence: '92330402MA28B7W90',
    district: '330402',
    address: '中环南路 75 号',
    kind: 'APPLIANCE',
    level: 'LEVEL_3',
    state: 'REJECTED',
    begunDays: 45,
    stateDays: 30,
    refusal: ['CONDITIONS_NOT_MET', '场地为居民住宅，不符合周边环境要求；资金证明不足。'],
  },
  {
    code: 'SA-DEMA-9999',
    company: '无锡众联电器有限公司',
    contact: '蒋伟',
    phone: '13961780092',
    licence: '91320211MA1Y3H6K8',
    district: '320211',
    address: '蠡湖大道 99 号',
    kind: 'APPLIANCE',
    level: 'LEVEL_1',
    state: 'WITHDRAWN',
    begunDays: 40,
    stateDays: 18,
    reason: '股东调整，暂缓建站',
  },
  {
    code: 'SA-DEMB-2222',
    company: '金华婺城顺达维修店',
    contact: '方小军',
    phone: '13957990101',
    licence: '92330702MA2E9J4T6',
    district: '330702',
    address: '人民西路 12 号',
    kind: 'APPLIANCE',
    level: 'LEVEL_3',
    state: 'EXPIRED',
    begunDays: 62,
    stateDays: 30,
  },
]
