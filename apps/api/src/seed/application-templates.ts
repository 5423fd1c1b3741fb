import { conditionGroups, type ConditionGroup } from '@stationmaster/contracts/onboarding'
import type {
  LocalizedText,
  TemplateCheck,
  TemplateContent,
  TemplateMilestone,
  TemplateSurroundings,
} from '@stationmaster/contracts/onboarding-templates'
import { stationKinds, stationLevels } from '@stationmaster/contracts/stations'
import type { Ctx } from '../kernel/context.ts'
import { addPublished } from '../modules/onboarding-templates/index.ts'
import { ApplicationTemplate } from '../modules/onboarding-templates/application-template.entity.ts'
import { both, byLevel, questionsOf, type Slot } from './application-questions.ts'

/** The five conditions of the handbook (S0 chapter 3), each with the reason why it is asked. */
const intros: Record<ConditionGroup, LocalizedText> = {
  ORGANIZATION: both(
    '服务商的组织机构条件：我们要确认您的企业合法经营，有清楚的部门分工和服务制度。',
    'Your organisation: we check that the firm is registered, with clear duties and written service rules.',
  ),
  HARDWARE: both(
    '硬件要求：场地、工具和车辆决定顾客等多久、一次能不能修好。',
    'Hardware: premises, tools and vehicles decide how long customers wait and whether the first visit succeeds.',
  ),
  SERVICE_STAFF: both(
    '服务人员要求：持证人员才能上门，人数决定可以接多少单。',
    'Service staff: only licensed people may visit customers, and their number decides how many orders you can take.',
  ),
  MANAGEMENT: both(
    '管理人员或法人代表的要求：站点由谁负责，他是否有经验和良好信用。',
    'Manager or legal representative: who answers for the station, with what experience and credit record.',
  ),
  CAPITAL: both(
    '资金投资要求：建站、备件和保证金需要稳定的资金。',
    'Capital: building, spare parts and the deposit need steady funds.',
  ),
}

const surroundings: TemplateSurroundings[] = [
  {
    item: 'VISIBLE_AND_ACCESSIBLE',
    title: both(
      '大楼有明显标识，容易找到，停车和出入便利',
      'Clearly marked building, easy to find, easy to park and to enter',
    ),
    hint: both('拍摄路口、门头和停车位', 'Photograph the crossing, the front and the parking spaces'),
  },
  {
    item: 'SIGNPOSTED',
    title: both('楼道、停车场设有指示牌', 'Signs in the corridors and in the car park'),
    hint: both('拍摄每一块指示牌', 'Photograph every sign'),
  },
  {
    item: 'SUITED_TO_VISITORS',
    title: both('房屋适合人员出入较多、相对热闹的活动', 'Premises fit for many visitors and some noise'),
    hint: null,
  },
  {
    item: 'NOT_DISTURBING',
    title: both(
      '不在对安静要求高的高档写字楼或居民住宅内',
      'Not in quiet offices or homes, where neighbours would be disturbed',
    ),
    hint: null,
  },
  { item: 'CLEAN', title: both('四周环境洁净', 'Clean surroundings'), hint: null },
]

const milestone = (key: string, words: readonly [string, string], days: number): TemplateMilestone => ({
  key,
  title: both(...words),
  days,
  evidence: true,
})

const milestonesOf = ({ kind }: Slot): TemplateMilestone[] => [
  milestone('layout', ['平面布置和装修方案确认', 'Floor plan and fitting-out agreed'], 7),
  milestone('fitting', ['接待区、维修区、备件库装修完成', 'Reception, workshop and parts store fitted out'], 30),
  milestone(
    'equipment',
    ['设备和工具到位并完成校准', 'Equipment and tools delivered and calibrated'],
    kind === 'APPLIANCE' ? 35 : 45,
  ),
  milestone('signs', ['门头、指示牌和收费标准上墙', 'Front sign, direction signs and price list put up'], 40),
  milestone('recruiting', ['人员招聘到岗并完成岗前培训', 'Staff hired and trained before the start'], 45),
]

const typed = (key: string, words: readonly [string, string], mandatory = true): TemplateCheck => ({
  key,
  title: both(...words),
  kind: 'TYPED',
  mandatory,
  computedBy: null,
})

/** N-10. Certified technicians and the first parts order join as computed checks with the modules that can count them. */
const checklist = (): TemplateCheck[] => [
  typed('toolsReady', ['工具和检测设备齐全、在校准有效期内', 'Tools and test equipment complete and in calibration']),
  typed('priceList', ['收费标准在接待区公示', 'Price list displayed in the reception']),
  typed('signFitted', ['门头和标识按标准安装', 'Front and signs fitted as prescribed']),
  typed('uniforms', ['工装和上岗证发放到人', 'Uniforms and badges handed out']),
  typed('systemTested', ['系统账号已测试，能接单和回单', 'System account tested: orders arrive and can be reported']),
  typed('publicity', ['开业宣传资料到位', 'Publicity material for the opening is there'], false),
]

export const contentOf = (slot: Slot): TemplateContent => ({
  groups: conditionGroups.map((group) => ({
    group,
    intro: intros[group],
    passMark: byLevel(slot.level, [80, 70, 60]),
    questions: questionsOf[group](slot),
  })),
  milestones: milestonesOf(slot),
  checklist: checklist(),
  surroundings,
  inspectionPassMark: byLevel(slot.level, [90, 85, 80]),
})

/** The first version for every kind and level; headquarters goes on from there. Repeating adds nothing. */
export async function seedApplicationTemplates(ctx: Ctx): Promise<void> {
  if (await ctx.em.count(ApplicationTemplate, {})) return
  for (const kind of stationKinds)
    for (const level of stationLevels) addPublished(ctx, { kind, level }, contentOf({ kind, level }))
  await ctx.em.flush()
}
