import type {
  CredentialKind,
  CredentialReason,
  CredentialStep,
  RenewCredential,
  SubmitCredential,
} from '@stationmaster/contracts/credentials'
import type { ProductLine } from '@stationmaster/contracts/stations'
import { LockMode } from '@mikro-orm/core'
import { loadToChange } from '../../kernel/change.ts'
import { localDate, localDateOf, type LocalDate } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { meetDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { notify } from '../../kernel/notifications.ts'
import { policyOn } from '../../kernel/policies.ts'
import { StoredFile } from '../files/stored-file.entity.ts'
import { StaffMember } from '../staff/staff-member.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { may } from './credential.access.ts'
import { Credential, CredentialFile } from './credential.entity.ts'
import { errors, flow, mustHaveRightHolder } from './credential.rules.ts'
import { expiry, reminderDays, requiredKinds, review } from './terms.ts'

type Content = Pick<SubmitCredential, 'number' | 'issuer' | 'validFrom' | 'validUntil' | 'fileIds'>
type Holder = Pick<Credential, 'kind'> & { station: Station; staffMember: StaffMember | null; renewsId: string | null }

export async function submit(ctx: Ctx, input: SubmitCredential): Promise<Credential> {
  const { stationId, staffMemberId = null, kind, ...content } = input
  const station = await ctx.em.findOneOrFail(Station, stationId)
  mustHaveRightHolder(kind, staffMemberId)
  const staffMember = staffMemberId ? await ctx.em.findOne(StaffMember, { id: staffMemberId, station }) : null
  if (staffMemberId && !staffMember) throw invalidInput([{ path: 'staffMemberId', code: 'NOT_FOUND' }])
  return add(ctx, { kind, station, staffMember, renewsId: null }, content)
}

/** A new row that takes the place of the old one once it is approved. */
export async function renew(ctx: Ctx, { id, expectedVersion, ...content }: RenewCredential): Promise<Credential> {
  const old = await ctx.em.findOne(Credential, id, { populate: ['station', 'staffMember'] })
  if (!old) throw commonErrors.NOT_FOUND()
  if (old.version !== expectedVersion) throw commonErrors.CONFLICT({ expectedVersion, actualVersion: old.version })
  flow.next(old.state, 'renew', factsOf(ctx, old))
  if (await ctx.em.count(Credential, { renewsId: id, state: 'SUBMITTED' })) throw errors.RENEWAL_WAITS()
  const { kind, station, staffMember } = old
  return add(ctx, { kind, station, staffMember: staffMember ?? null, renewsId: id }, content)
}

async function add(ctx: Ctx, holder: Holder, { fileIds, validUntil = null, ...content }: Content): Promise<Credential> {
  const { em, actor } = ctx
  const files = await ownFiles(ctx, fileIds)
  const { station, staffMember } = holder
  const names = [content.number, content.issuer, station.code, station.name, staffMember?.name ?? '']
  const credential = em.create(Credential, {
    ...holder,
    ...content,
    validUntil,
    provinceId: station.province.id,
    submittedById: actor?.userId ?? null,
    submittedByName: actor?.name ?? '',
    searchText: [...names, ...names.map(initialsOf)].join(' ').toLowerCase(),
  })
  await em.flush()
  for (const [place, file] of files.entries()) em.create(CredentialFile, { credential, file, place })
  await startDeadline(ctx, { key: review.key, ...aboutOf(credential) })
  tell(ctx, credential, 'CREDENTIAL_SUBMITTED', { permission: may.DECIDE, provinceId: credential.provinceId })
  return credential
}

/** Showing a picture to those who decide takes somebody who may show it: the sender's own uploads. */
async function ownFiles({ em, actor }: Ctx, ids: readonly string[]): Promise<StoredFile[]> {
  const wanted = [...new Set(ids)]
  const found = await em.find(StoredFile, { id: { $in: wanted }, uploadedById: actor?.userId ?? null })
  if (found.length < wanted.length) throw invalidInput([{ path: 'fileIds', code: 'NOT_FOUND' }])
  return wanted.flatMap((id) => found.filter((file) => file.id === id))
}

const aboutOf = ({ id, station, provinceId, number }: Credential) => ({
  subject: { type: 'CREDENTIAL', id, label: `${station.name} ${number}`.trim() },
  stationId: station.id,
  provinceId,
})

export async function approve(ctx: Ctx, at: CredentialStep): Promise<Credential> {
  const credential = await decide(ctx, 'approve', at)
  const { id, renewsId, validUntil } = credential
  if (renewsId) await supersede(ctx, renewsId)
  if (validUntil) {
    const days = await policyOn(ctx, reminderDays)
    const levels = days.map((each) => -each)
    const station = await ctx.em.findOneOrFail(Station, credential.station.id)
    const about = aboutOf(Object.assign(credential, { station }))
    await startDeadline(ctx, { key: expiry.key, ...about, dueOn: localDate(validUntil), levels })
  }
  await meetDeadline(ctx, { key: review.key, subjectId: id })
  tell(ctx, credential, 'CREDENTIAL_APPROVED', { stationId: credential.station.id, permission: may.SUBMIT })
  return credential
}

async function supersede(ctx: Ctx, id: string): Promise<void> {
  const old = await ctx.em.findOne(Credential, id, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!old || old.state === 'SUPERSEDED') return
  old.state = flow.next(old.state, 'renew', factsOf(ctx, old))
  await meetDeadline(ctx, { key: expiry.key, subjectId: id })
}

export async function reject(ctx: Ctx, { reason, ...at }: CredentialReason): Promise<Credential> {
  const credential = await decide(ctx, 'reject', at)
  credential.decisionReason = reason
  await meetDeadline(ctx, { key: review.key, subjectId: credential.id })
  tell(ctx, credential, 'CREDENTIAL_REJECTED', { stationId: credential.station.id, permission: may.SUBMIT })
  return credential
}

async function decide(ctx: Ctx, step: 'approve' | 'reject', { id, expectedVersion }: CredentialStep) {
  const credential = await loadToChange(ctx, Credential, id, expectedVersion)
  credential.state = flow.next(credential.state, step, factsOf(ctx, credential))
  credential.decidedById = ctx.actor?.userId ?? null
  credential.decidedByName = ctx.actor?.name ?? ''
  credential.decidedAt = ctx.now
  return credential
}

const factsOf = ({ now, actor }: Ctx, { validUntil = null, submittedById = null }: Credential) => ({
  today: localDateOf(now),
  validUntil,
  submittedById,
  deciderId: actor?.userId ?? null,
})

function tell(ctx: Ctx, { id, kind, number }: Credential, key: string, to: Parameters<typeof notify>[1]['to']): void {
  const params = { what: `enums.CredentialKind.${kind}`, number }
  notify(ctx, { key, to, subject: { type: 'Credential', id }, params })
}

const batch = 200

/** From the day after its last one a credential is over; the station is told by its deadline. */
export async function expireOverdue(ctx: Ctx): Promise<boolean> {
  const over = await ctx.em.find(
    Credential,
    { state: 'APPROVED', validUntil: { $lt: localDateOf(ctx.now) } },
    { orderBy: { validUntil: 'asc' }, limit: batch, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  )
  for (const credential of over) credential.state = flow.next(credential.state, 'expire', factsOf(ctx, credential))
  return over.length === batch
}

/** Credentials that were approved once hold for the days that they name, whatever has become of them. */
async function heldKinds({ em }: Ctx, stationId: string, day: LocalDate): Promise<ReadonlySet<CredentialKind>> {
  const held = await em.find(
    Credential,
    {
      station: stationId,
      state: { $in: ['APPROVED', 'EXPIRED', 'SUPERSEDED'] },
      validFrom: { $lte: day },
      $or: [{ validUntil: null }, { validUntil: { $gte: day } }],
    },
    { limit: 500 },
  )
  return new Set(held.map(({ kind }) => kind))
}

/** What a station lacks on a day for each of these product lines, by the policy of that day. */
export async function gapsOf(ctx: Ctx, stationId: string, lines: readonly ProductLine[], day = localDateOf(ctx.now)) {
  const required = await policyOn(ctx, requiredKinds, day)
  const held = await heldKinds(ctx, stationId, day)
  return lines.map((productLine) => ({
    productLine,
    missing: required[productLine].filter((kind) => !held.has(kind)),
  }))
}

/** The kinds of credentials for want of which the station may not work on this product line on that day. */
export async function lacksCredential(
  ctx: Ctx,
  at: { stationId: string; productLine: ProductLine; onDay: LocalDate },
): Promise<CredentialKind[]> {
  const [gap] = await gapsOf(ctx, at.stationId, [at.productLine], at.onDay)
  return gap?.missing ?? []
}

/** Of the lines that the station serves, those that it drops out of. */
export async function gapsOfStation(ctx: Ctx, stationId: string) {
  const station = await ctx.em.findOne(Station, stationId)
  if (!station) return []
  return (await gapsOf(ctx, stationId, station.productLines)).filter(({ missing }) => missing.length > 0)
}
