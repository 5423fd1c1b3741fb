import { personalKinds, type CredentialKind } from '@stationmaster/contracts/credentials'
import { addDays, addMinutes, localDateOf, momentInDay } from '../kernel/clock.ts'
import type { Actor, Ctx } from '../kernel/context.ts'
import type { Credential } from '../modules/credentials/credential.entity.ts'
import * as credentials from '../modules/credentials/credential.service.ts'
import { addFile } from '../modules/files/index.ts'
import { StaffMember } from '../modules/staff/staff-member.entity.ts'
import { Station } from '../modules/stations/station.entity.ts'
import { User } from '../modules/users/user.entity.ts'
import type { Scan } from './demo-scans.ts'
import { randomFrom, type Random } from './random.ts'

type Outcome = 'APPROVED' | 'SUBMITTED' | 'REJECTED'

interface Scene {
  kind: CredentialKind
  /** Days from the first start to the last day; null when it has no end. */
  ends: number | null
  outcome?: Outcome
  /** What has become of its renewal. */
  renewed?: Outcome
}

/** What is remarkable, by the station's place in the demo network; everything else is in order. */
const remarkable: Readonly<Record<number, readonly Scene[]>> = {
  0: [
    { kind: 'BUSINESS_LICENCE', ends: 12, renewed: 'APPROVED' },
    { kind: 'INSURANCE', ends: 25 },
    { kind: 'QUALIFICATION', ends: 5, renewed: 'REJECTED' },
    { kind: 'SPECIAL_OPERATION', ends: 80 },
  ],
  1: [{ kind: 'INSURANCE', ends: 5 }],
  2: [
    { kind: 'VEHICLE_REPAIR_RECORD', ends: 80 },
    { kind: 'INSURANCE', ends: 400, outcome: 'SUBMITTED' },
  ],
  3: [{ kind: 'SPECIAL_OPERATION', ends: -12 }],
  4: [{ kind: 'INSURANCE', ends: 25 }],
  5: [{ kind: 'VEHICLE_REPAIR_RECORD', ends: -3 }],
  6: [{ kind: 'QUALIFICATION', ends: 18, renewed: 'SUBMITTED' }],
  8: [{ kind: 'BUSINESS_LICENCE', ends: -6, renewed: 'SUBMITTED' }],
  9: [{ kind: 'VEHICLE_REPAIR_RECORD', ends: 25 }],
  10: [{ kind: 'QUALIFICATION', ends: 700, outcome: 'REJECTED' }],
  12: [{ kind: 'INSURANCE', ends: 300, outcome: 'SUBMITTED' }],
  35: [
    { kind: 'INSURANCE', ends: 80 },
    { kind: 'SPECIAL_OPERATION', ends: 5, renewed: 'SUBMITTED' },
  ],
}

const refusals: Partial<Record<CredentialKind, string>> = {
  QUALIFICATION: '图片反光，证书编号看不清，请在自然光下重新拍摄',
}

const yearsOf: Record<CredentialKind, number> = {
  BUSINESS_LICENCE: 10,
  QUALIFICATION: 3,
  INSURANCE: 1,
  SPECIAL_OPERATION: 3,
  VEHICLE_REPAIR_RECORD: 5,
}

const offices: Record<CredentialKind, (province: string) => string> = {
  BUSINESS_LICENCE: (province) => `${province}市场监督管理局`,
  QUALIFICATION: () => '中国家用电器维修协会',
  INSURANCE: (province) => `中国人民财产保险股份有限公司${province}分公司`,
  SPECIAL_OPERATION: (province) => `${province}应急管理厅`,
  VEHICLE_REPAIR_RECORD: (province) => `${province}交通运输厅`,
}

interface Setting {
  ctx: Ctx
  station: Station
  sender: Actor
  decider: Actor
  scans: Record<CredentialKind, Scan[]>
  random: Random
}

interface People {
  manager: Actor
  admin: Actor
}

type Transaction = <T>(run: (ctx: Ctx) => Promise<T>) => Promise<T>

/**
 * Every working station can show what its work needs; some of it ends soon, has run out, waits or was sent back.
 * A transaction for each station: the fewer rows are known, the faster each change is found.
 */
export async function seedCredentials(
  transaction: Transaction,
  { manager, admin }: People,
  scans: Setting['scans'],
): Promise<void> {
  const random = randomFrom(20_261_122)
  const stations = await transaction(({ em }) => em.find(Station, {}, { orderBy: { code: 'asc' } }))
  for (const [index, { id, state }] of stations.entries()) {
    if (state === 'TERMINATED') continue
    await transaction(async (ctx) => {
      const station = await ctx.em.findOneOrFail(Station, id, { populate: ['province'] })
      const owner = await ctx.em.findOne(User, { roles: { $contains: ['STATION_OWNER'] }, stationId: id })
      const sender = owner ? actorOf(owner, id) : admin
      const setting = { ctx, station, sender, decider: manager, scans, random }
      for (const scene of scenesOf(station, index, random)) await play(setting, scene)
    })
  }
  await transaction(async (ctx) => {
    for (let again = true; again; await ctx.em.flush()) again = await credentials.expireOverdue(ctx)
  })
}

const actorOf = ({ id, name, audience, roles }: User, stationId: string): Actor => ({
  userId: id,
  name,
  audience,
  roles,
  permissions: new Set(),
  scope: { as: 'station', stationId },
  sessionId: null,
})

function scenesOf({ kind, productLines }: Station, index: number, random: Random): Scene[] {
  const special = remarkable[index] ?? []
  const climbs = productLines.some((line) => line === 'AIR_CONDITIONER' || line === 'FORKLIFT')
  const usual: Scene[] = [
    { kind: 'BUSINESS_LICENCE', ends: random.chance(0.3) ? null : random.between(300, 2400) },
    ...(kind === 'VEHICLE' ? [{ kind: 'VEHICLE_REPAIR_RECORD', ends: random.between(200, 1400) } as const] : []),
    ...(climbs ? [{ kind: 'SPECIAL_OPERATION', ends: random.between(150, 900) } as const] : []),
  ]
  return [...special, ...usual.filter((scene) => special.every((one) => one.kind !== scene.kind))]
}

async function play(setting: Setting, { kind, ends, outcome = 'APPROVED', renewed }: Scene): Promise<void> {
  const sent = await send(setting, { kind, ends })
  if (sent) await decide(setting, sent, outcome)
  if (!sent || !renewed) return
  const next = await renew(setting, sent)
  await decide(setting, next, renewed)
}

/** Sent and decided while it still counted, so that what has run out did so by itself. */
const momentFor = ({ ctx }: Setting, ends: number | null, daysAgo: number): Date => {
  const day = addDays(localDateOf(ctx.now), Math.min(-daysAgo, (ends ?? 0) - daysAgo))
  return momentInDay(day, 9 * 60 + 30)
}

/** As this person at that moment, without telling anybody: it is history. */
const quietly = ({ ctx }: Setting, actor: Actor, now: Date): Ctx => ({ ...ctx, actor, now, emit: () => undefined })

async function filesOf(setting: Setting, kind: CredentialKind, now: Date): Promise<string[]> {
  const ctx = quietly(setting, setting.sender, now)
  const files = []
  for (const { name, kept } of setting.scans[kind]) files.push(await addFile(ctx, name, kept))
  await ctx.em.flush()
  return files.map(({ id }) => id)
}

async function send(setting: Setting, { kind, ends }: Scene): Promise<Credential | null> {
  const { ctx, station, sender, random } = setting
  const isPersonal = personalKinds.includes(kind)
  const holder = isPersonal
    ? await ctx.em.findOne(StaffMember, { station, position: 'TECHNICIAN', state: 'ACTIVE' })
    : null
  if (isPersonal && !holder) return null
  const now = momentFor(setting, ends, 3)
  const validUntil = ends === null ? null : addDays(localDateOf(ctx.now), ends)
  const validFrom = addDays(validUntil ?? localDateOf(ctx.now), -365 * yearsOf[kind])
  const credential = await credentials.submit(quietly(setting, sender, now), {
    stationId: station.id,
    staffMemberId: holder?.id ?? null,
    kind,
    number:
      kind === 'BUSINESS_LICENCE' ? String(station.creditCode) : `${station.code}-${random.between(100_000, 999_999)}`,
    issuer: offices[kind](station.province.name),
    validFrom,
    validUntil,
    fileIds: await filesOf(setting, kind, now),
  })
  credential.createdAt = now
  await ctx.em.flush()
  return credential
}

async function renew(setting: Setting, old: Credential): Promise<Credential> {
  const { ctx, sender } = setting
  const now = addMinutes(ctx.now, -26 * 60)
  const validFrom = addDays(localDateOf(now), 1)
  const renewal = await credentials.renew(quietly(setting, sender, now), {
    id: old.id,
    expectedVersion: old.version,
    number: `${old.number}${old.kind === 'BUSINESS_LICENCE' ? '' : '-R'}`,
    issuer: old.issuer,
    validFrom,
    validUntil: addDays(validFrom, 365 * yearsOf[old.kind]),
    fileIds: await filesOf(setting, old.kind, now),
  })
  renewal.createdAt = now
  await ctx.em.flush()
  return renewal
}

async function decide(setting: Setting, credential: Credential, outcome: Outcome): Promise<void> {
  const { ctx, decider } = setting
  const now = addMinutes(credential.createdAt, 150)
  const acting = { ...quietly(setting, decider, now), emit: outcome === 'REJECTED' ? ctx.emit : () => undefined }
  const at = { id: credential.id, expectedVersion: credential.version }
  if (outcome === 'APPROVED') await credentials.approve(acting, at)
  if (outcome === 'REJECTED') {
    const reason = refusals[credential.kind] ?? '图片不完整，请补拍全部页面后重新提交'
    await credentials.reject(acting, { ...at, reason })
  }
  await ctx.em.flush()
}
