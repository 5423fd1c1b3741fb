import type { CreateNotice } from '@stationmaster/contracts/notices'
import { addDays, addMinutes, localDateOf } from '../kernel/clock.ts'
import type { Actor, Ctx } from '../kernel/context.ts'
import type { NoticeQuestion } from '../modules/notice-questions/question.entity.ts'
import * as questions from '../modules/notice-questions/question.service.ts'
import { NoticeReceipt } from '../modules/notice-receipts/receipt.entity.ts'
import * as receipts from '../modules/notice-receipts/receipt.service.ts'
import type { Notice } from '../modules/notices/notice.entity.ts'
import * as notices from '../modules/notices/notice.service.ts'
import { Station } from '../modules/stations/station.entity.ts'
import { User } from '../modules/users/user.entity.ts'

const day = 24 * 60
const ago = (ctx: Ctx, minutes: number, actor: Actor): Ctx => ({ ...ctx, actor, now: addMinutes(ctx.now, -minutes) })

const safety: CreateNotice = {
  titleZh: '空调安装高处作业安全要求（2026 版）',
  titleEn: 'Safety of air-conditioner installation at height, 2026',
  bodyZh: `近期发生两起高处作业险情，现对全部服务站重申：

一、高度 2 米以上作业须由持高处作业证的人员完成，出发前由站务主管核对证件。
二、安全带、安全绳每次使用前检查，挂点须为建筑主体结构。
三、雨雪、五级以上大风不作业，由服务站与顾客改约，不计入超时。
四、作业前拍摄安全带佩戴和挂点照片，随工单上传。

请站长组织全体上门人员学习，并在截止日前确认。`,
  bodyEn: `After two near misses, every station is reminded:

1. Work above 2 metres is done only by people with a permit for work at height; the manager checks it before they leave.
2. Harness and rope are checked before each use and fixed to the building itself.
3. No work in rain, snow or strong wind; agree another day with the customer, it does not count as late.
4. Photograph harness and fixing before the work and add the pictures to the order.

Please go through this with all your people and confirm by the day given.`,
  audience: 'ALL',
  mustRead: true,
}
const holidays: CreateNotice = {
  titleZh: '元旦假期服务安排',
  titleEn: 'Service over New Year',
  bodyZh:
    '1 月 1 日至 3 日总部客服与配件仓照常值班，配件当日 15:00 前下单当日发出。\n请各站安排好值班人员，并在本站资料中核对营业时间。',
  bodyEn:
    'Headquarters’ desk and parts store work from 1 to 3 January; parts ordered before 15:00 leave the same day.\nPlease plan your staff and check your opening hours.',
  audience: 'ALL',
  pinned: true,
}
const packing: CreateNotice = {
  titleZh: '旧件返厂包装规范',
  titleEn: 'How to pack parts that go back to the factory',
  bodyZh:
    '压缩机、电控板返厂须用原包装或同等强度的纸箱，箱内填充，外贴返厂标签，一箱一单。\n包装不合格造成的损坏不予结算。',
  bodyEn:
    'Compressors and control boards go back in their own packing or a box as strong, filled, with the return label, one order to a box.\nDamage by bad packing is not paid.',
  audience: 'SELECTION',
  stationKinds: ['APPLIANCE'],
}
const training: CreateNotice = {
  titleZh: '新能源车高压安全培训报名',
  bodyZh: '12 月 12 日在杭州开班，每站限 2 人，请于 12 月 1 日前报名。',
  audience: 'SELECTION',
  stationKinds: ['VEHICLE'],
}
const prices: CreateNotice = {
  titleZh: '配件价格调整说明（征求意见稿）',
  bodyZh: '拟自明年一季度起调整部分易损件价格，明细待定。',
  audience: 'ALL',
  mustRead: true,
}
const visits: CreateNotice = {
  titleZh: '四季度走访计划',
  titleEn: 'Visits in the fourth quarter',
  bodyZh: '网络部将在 12 月走访以下服务站，请准备人员名册、证照原件和近三个月投诉处理记录。',
  bodyEn:
    'Network management will visit your station in December. Please have staff list, credentials and complaints ready.',
  audience: 'STATIONS',
}

/** Notices in every state; the first must be confirmed, and not all stations have. */
export async function seedNotices(ctx: Ctx, manager: Actor): Promise<void> {
  const stations = await ctx.em.find(Station, {}, { orderBy: { code: 'asc' }, limit: 40 })
  const confirmBy = addDays(localDateOf(ctx.now), 4)
  const published = async (minutes: number, notice: CreateNotice) => {
    const at = ago(ctx, minutes, manager)
    const made = await write(at, notice)
    await notices.publish(at, { id: made.id, expectedVersion: made.version })
    await ctx.em.flush()
    return made
  }
  const packed = await published(10 * day, packing)
  const withdrawn = await published(6 * day, training)
  const at = ago(ctx, 5 * day, manager)
  await notices.withdraw(at, { id: withdrawn.id, expectedVersion: withdrawn.version, reason: '开班日期调整，另行通知' })
  const must = await published(3 * day, { ...safety, confirmBy })
  const arranged = await published(day, holidays)
  const visited = stations.slice(3, 8).map(({ id }) => id)
  await published(2 * day, { ...visits, stationIds: visited })
  await write(ago(ctx, 60, manager), prices)
  const owners = await ownersOf(ctx)
  await follow(ctx, must, { owners, isUnread: (index) => index % 5 === 2, isOnlyRead: (index) => index % 7 === 3 })
  for (const notice of [packed, arranged])
    await follow(ctx, notice, { owners, isUnread: (index) => index % 3 === 1, isOnlyRead: () => true })
  await ask(ctx, packed, { manager, owners })
}

async function write(ctx: Ctx, input: CreateNotice): Promise<Notice> {
  const notice = await notices.create(ctx, input)
  await ctx.em.flush()
  return notice
}

type Owners = ReadonlyMap<string, Actor>

/** The owner of each station that may work, as the one who acts for it. */
async function ownersOf({ em }: Ctx): Promise<Owners> {
  const working = await em.find(Station, { state: { $in: ['ACTIVE', 'PROBATION'] } }, { fields: ['id'] })
  const found = await em.find(User, { roles: { $contains: ['STATION_OWNER'] }, state: 'ACTIVE' })
  const ids = new Set(working.map(({ id }) => id))
  return new Map(
    found.flatMap(({ id, name, roles, stationId }) => {
      if (!stationId || !ids.has(stationId)) return []
      const scope = { as: 'station', stationId } as const
      const actor = {
        userId: id,
        name,
        audience: 'STATION',
        roles,
        permissions: new Set<string>(),
        scope,
        sessionId: null,
      }
      return [[stationId, actor as Actor] as const]
    }),
  )
}

interface Following {
  owners: Owners
  isUnread: (index: number) => boolean
  isOnlyRead: (index: number) => boolean
}

/** Stations open and confirm in the order of their codes, some hours after another. */
async function follow(ctx: Ctx, notice: Notice, { owners, isUnread, isOnlyRead }: Following): Promise<void> {
  const found = await ctx.em.find(
    NoticeReceipt,
    { notice },
    { orderBy: { station: { code: 'asc' } }, populate: ['station'] },
  )
  for (const [index, receipt] of found.entries()) {
    const owner = owners.get(receipt.station.id)
    if (!owner || isUnread(index)) continue
    const at = ago(ctx, day - index * 25, owner)
    const step = { id: receipt.id, expectedVersion: receipt.version }
    await (isOnlyRead(index) ? receipts.read(at, step) : receipts.confirm(at, step))
  }
  await ctx.em.flush()
}

/** One question that was answered and shared with all, and one that waits. */
async function ask(ctx: Ctx, notice: Notice, { manager, owners }: { manager: Actor; owners: Owners }): Promise<void> {
  const found = await ctx.em.find(
    NoticeReceipt,
    { notice },
    { orderBy: { station: { code: 'asc' } }, populate: ['station'] },
  )
  const [first, second] = found.flatMap(({ station }) => owners.get(station.id) ?? [])
  if (!first || !second) return
  const asked = { noticeId: notice.id, text: '电控板可以几块装一箱吗？每块都有独立内盒。' }
  const question = await said(ctx, questions.ask(ago(ctx, 8 * day, first), asked))
  const answer = '可以，同一工单的电控板可合装，不超过 4 块，箱外注明数量。'
  await said(ctx, questions.answer(ago(ctx, 7 * day, manager), { ...at(question), text: answer }))
  const shared = { question: '电控板可以合装返厂吗？', answer }
  await said(ctx, questions.share(ago(ctx, 7 * day - 60, manager), { ...at(question), ...shared }))
  await said(ctx, questions.ask(ago(ctx, 180, second), { ...asked, text: '返厂标签打印不清楚，可以手写吗？' }))
}

const at = ({ id, version }: NoticeQuestion) => ({ id, expectedVersion: version })

/** Written at once: the next step needs the version. */
async function said(ctx: Ctx, step: Promise<NoticeQuestion>): Promise<NoticeQuestion> {
  const question = await step
  await ctx.em.flush()
  return question
}
