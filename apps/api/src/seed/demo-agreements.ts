import type { AgreementClause, ServiceAgreementState } from '@stationmaster/contracts/agreements'
import { addDays, addMinutes, localDate, localDateOf, startOfDay } from '../kernel/clock.ts'
import type { Ctx } from '../kernel/context.ts'
import * as templates from '../modules/agreement-templates/agreement-template.service.ts'
import { AgreementSignature, type ServiceAgreement } from '../modules/agreements/agreement.entity.ts'
import { draft } from '../modules/agreements/agreement.service.ts'
import type { Station } from '../modules/stations/station.entity.ts'

const clause = (titleZh: string, titleEn: string, [textZh, textEn]: readonly [string, string]): AgreementClause => ({
  titleZh,
  titleEn,
  textZh,
  textEn,
})

/** What a service agreement of the demo says; a lawyer writes the real one in the page. */
const clauses: readonly AgreementClause[] = [
  clause('服务范围', 'Scope', [
    '乙方 {stationName}（统一社会信用代码 {creditCode}）作为甲方的{stationLevel}{stationKind}特约服务站，在约定区域内为 {productLines} 提供安装、维修与回访服务。',
    '{stationName} (credit code {creditCode}) works as an authorised {stationKind} service station, {stationLevel}, of {manufacturer} for {productLines} in the agreed territory: installation, repair and return visits.',
  ]),
  clause('服务标准', 'Standards', [
    '乙方接到用户报修后 2 小时内与用户联系，按甲方服务规范着装、持证上岗，不得收受用户礼品。',
    'The station contacts a customer within 2 hours of the call, works in uniform with its badge, and takes no gifts.',
  ]),
  clause('配件与质保', 'Parts and guarantee', [
    '乙方只使用甲方供应的配件；保修期内的旧件按规定返还，虚报费用的，甲方有权追回并暂停派单。',
    'The station uses parts supplied by headquarters and returns old parts of guarantee repairs; false claims are recovered and new orders may stop.',
  ]),
  clause('人员与培训', 'People and training', [
    '上门人员须取得甲方颁发的上岗证，并按年度计划参加培训与考核。',
    'People who visit customers hold a badge issued by headquarters and take part in the yearly training.',
  ]),
  clause('结算', 'Settlement', [
    '双方按月对账，甲方在对账无误后 15 个工作日内付款。',
    'Accounts are compared monthly; headquarters pays within 15 working days after both agree.',
  ]),
  clause('期限与终止', 'Term and end', [
    '本协议自 {startsOn} 起至 {endsOn} 止。终止时双方结清账款、配件与用户物品。',
    'This agreement holds from {startsOn} to {endsOn}. At its end money, parts and goods of customers are settled.',
  ]),
]

/** One template in force; agreements of stations in each state, so that every page has something to show. */
export async function seedAgreements(ctx: Ctx, stations: readonly Station[], countersigner: string): Promise<void> {
  const wording = { code: 'STANDARD', titleZh: '特约服务站服务协议', titleEn: 'Authorised service station agreement' }
  const template = await templates.create(ctx, { ...wording, termMonths: 24, clauses: [...clauses] })
  await ctx.em.flush()
  await templates.publish(ctx, { id: template.id, expectedVersion: template.version })
  await ctx.em.flush()
  const today = localDateOf(ctx.now)
  const working = stations.filter(({ state, contractEndsOn }) => state === 'ACTIVE' && String(contractEndsOn) > today)
  for (const station of working.slice(0, 14))
    await runningAgreement(ctx, { station, templateId: template.id, countersigner })
  const renewed = (['DRAFT', 'OFFERED', 'OFFERED', 'SIGNED_BY_STATION'] as const).entries()
  for (const [index, state] of renewed) {
    const station = working[index]
    if (station) await renewal(ctx, { station, templateId: template.id, state })
  }
}

interface Scene {
  station: Station
  templateId: string
}

async function runningAgreement(ctx: Ctx, { station, templateId, countersigner }: Scene & { countersigner: string }) {
  const startsOn = String(station.signedOn)
  const endsOn = String(station.contractEndsOn)
  const signedAt = startOfDay(addDays(localDate(startsOn), -3))
  const agreement = await draft({ ...ctx, now: signedAt }, { stationId: station.id, templateId, startsOn, endsOn })
  await ctx.em.flush()
  sign(ctx, agreement, {
    side: 'STATION',
    signerName: station.principalName ?? '',
    signedAt: addMinutes(signedAt, 600),
  })
  sign(ctx, agreement, { side: 'HEADQUARTERS', signerName: countersigner, signedAt: addMinutes(signedAt, 900) })
  Object.assign(agreement, {
    state: 'IN_FORCE' satisfies ServiceAgreementState,
    stateSince: startOfDay(localDate(startsOn)),
  })
  await ctx.em.flush()
}

async function renewal(ctx: Ctx, { station, templateId, state }: Scene & { state: ServiceAgreementState }) {
  const startsOn = addDays(localDate(String(station.contractEndsOn)), 1)
  const agreement = await draft(ctx, { stationId: station.id, templateId, startsOn, endsOn: addDays(startsOn, 730) })
  await ctx.em.flush()
  agreement.state = state
  if (state === 'SIGNED_BY_STATION')
    sign(ctx, agreement, { side: 'STATION', signerName: station.principalName ?? '', signedAt: ctx.now })
  await ctx.em.flush()
}

type Signed = Pick<AgreementSignature, 'side' | 'signerName' | 'signedAt'>
function sign(ctx: Ctx, agreement: ServiceAgreement, signed: Signed): void {
  ctx.em.create(AgreementSignature, {
    ...signed,
    agreement,
    stationId: agreement.station?.id ?? null,
    provinceId: agreement.provinceId,
    means: 'ACCOUNT',
    signerId: null,
    contentHash: agreement.contentHash,
    network: null,
  })
}
