import type { ConditionGroup } from '@stationmaster/contracts/onboarding'
import type { LocalizedText, QuestionKind, TemplateQuestion } from '@stationmaster/contracts/onboarding-templates'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'

export const both = (zh: string, en: string): LocalizedText => ({ zh, en })

export interface Slot {
  kind: StationKind
  level: StationLevel
}

/** What grows with the level: level 1 is the largest. */
export const byLevel = (level: StationLevel, [first, second, third]: readonly [number, number, number]) =>
  ({ LEVEL_1: first, LEVEL_2: second, LEVEL_3: third })[level]

type More = Partial<Pick<TemplateQuestion, 'hint' | 'required' | 'evidence' | 'unit' | 'minimum' | 'choices'>>
const question =
  (kind: QuestionKind) =>
  (key: string, words: readonly [string, string], points: number, more: More = {}): TemplateQuestion => ({
    key,
    kind,
    text: both(...words),
    hint: null,
    required: true,
    evidence: kind === 'FILE',
    points,
    unit: null,
    minimum: null,
    ...more,
  })
const text = question('TEXT')
const number = question('NUMBER')
const choice = question('CHOICE')
const yesNo = question('YES_NO')
const file = question('FILE')

const unit = {
  years: both('年', 'years'),
  squareMetres: both('平方米', 'm²'),
  people: both('人', 'people'),
  cars: both('辆', 'vehicles'),
  tenThousands: both('万元', '10,000 yuan'),
}

const organization = (): TemplateQuestion[] => [
  file('businessLicence', ['营业执照', 'Business licence'], 30, {
    hint: both('拍摄原件，四角完整、文字清晰', 'Photograph the original; all four corners and every word readable'),
  }),
  yesNo('licenceScope', ['经营范围包含所申请类别的维修服务', 'The licence covers repair of what you apply for'], 20),
  number('foundedYears', ['成立年限', 'Years in business'], 15, { unit: unit.years, minimum: 1 }),
  yesNo(
    'serviceRules',
    ['有书面的接待、派工、回访和投诉处理制度', 'Written rules for reception, dispatch, return visits and complaints'],
    20,
    {
      hint: both('上传制度首页或目录', 'Add the first page or the contents'),
      evidence: true,
    },
  ),
  text('organisation', ['部门设置和岗位分工', 'Departments and who does what'], 15, {
    hint: both('例如：前台 2 人、维修 6 人、备件 1 人', 'For example: front desk 2, repair 6, parts 1'),
  }),
]

const tools: Record<StationKind, readonly [string, string]> = {
  APPLIANCE: [
    '检漏仪、真空泵、绝缘电阻表等工具齐全',
    'Leak detector, vacuum pump, insulation tester and the like are there',
  ],
  VEHICLE: ['举升机、诊断仪、四轮定位仪等设备齐全', 'Lifts, diagnostic tester, wheel alignment and the like are there'],
  EQUIPMENT: ['起重设备、液压与电气检测仪器齐全', 'Lifting gear, hydraulic and electrical test instruments are there'],
}

const hardware = ({ kind, level }: Slot): TemplateQuestion[] => [
  number('floorArea', ['营业和维修场地面积', 'Floor space for customers and repair'], 25, {
    unit: unit.squareMetres,
    minimum: byLevel(level, kind === 'APPLIANCE' ? [200, 120, 60] : [800, 500, 300]),
  }),
  file('premises', ['场地照片（门头、接待区、维修区、备件库）', 'Photos: front, reception, workshop, parts store'], 25),
  file('premisesProof', ['房产证或租赁合同', 'Title deed or lease'], 15),
  yesNo('tools', tools[kind], 20, { evidence: true }),
  number('vehicles', ['上门服务车辆', 'Vehicles for on-site service'], 15, {
    unit: unit.cars,
    minimum: byLevel(level, [3, 2, 1]),
  }),
]

const licences: Record<StationKind, readonly [string, string]> = {
  APPLIANCE: ['持制冷、高处或电工特种作业证的人数', 'People licensed for refrigeration, heights or electrics'],
  VEHICLE: ['持维修电工或新能源高压作业证的人数', 'People licensed for vehicle electrics or high voltage'],
  EQUIPMENT: ['持特种设备作业证的人数', 'People licensed for special equipment'],
}

const serviceStaff = ({ kind, level }: Slot): TemplateQuestion[] => [
  number('technicians', ['专职维修人员', 'Full-time technicians'], 35, {
    unit: unit.people,
    minimum: byLevel(level, [8, 5, 3]),
  }),
  number('licensed', licences[kind], 30, { unit: unit.people, minimum: byLevel(level, [4, 2, 1]), evidence: true }),
  yesNo('frontDesk', ['有专人接听电话和接待顾客', 'Somebody answers the phone and receives customers'], 15),
  file('staffList', ['人员名单（姓名、岗位、证书编号）', 'Staff list: name, job, number of certificate'], 20),
]

const management = (): TemplateQuestion[] => [
  text('principal', ['法人代表或负责人姓名', 'Legal representative or principal'], 15),
  number('experience', ['负责人从事售后服务的年限', 'Years that the principal has worked in after-sales service'], 25, {
    unit: unit.years,
    minimum: 2,
  }),
  choice('presence', ['日常管理方式', 'Who runs the station day by day'], 25, {
    choices: [
      { key: 'principal', text: both('负责人全职在站', 'The principal, full time') },
      { key: 'manager', text: both('聘请专职站长', 'An employed station manager') },
      { key: 'partTime', text: both('兼职管理', 'Part time') },
    ],
  }),
  file('creditReport', ['企业和个人信用报告', 'Credit report of the firm and the principal'], 35, {
    hint: both('近三个月内打印', 'Printed within the last three months'),
  }),
]

const capital = ({ level }: Slot): TemplateQuestion[] => [
  number('registeredCapital', ['注册资本', 'Registered capital'], 20, {
    unit: unit.tenThousands,
    minimum: byLevel(level, [100, 50, 20]),
  }),
  number('workingCapital', ['可用于建站的流动资金', 'Cash for building the station'], 30, {
    unit: unit.tenThousands,
    minimum: byLevel(level, [80, 40, 15]),
  }),
  file(
    'capitalProof',
    ['资金证明（银行流水或存款证明）', 'Proof of funds: bank statement or certificate of deposit'],
    35,
  ),
  yesNo('deposit', ['愿意按协议缴纳服务保证金', 'Willing to pay the service deposit of the agreement'], 15),
]

export const questionsOf: Record<ConditionGroup, (slot: Slot) => TemplateQuestion[]> = {
  ORGANIZATION: organization,
  HARDWARE: hardware,
  SERVICE_STAFF: serviceStaff,
  MANAGEMENT: management,
  CAPITAL: capital,
}
