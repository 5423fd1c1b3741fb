import type {
  CorrectCredential,
  CredentialReason,
  CredentialStep,
  RenewCredential,
  SubmitCredential,
} from '@stationmaster/contracts/credentials'
import { LockMode } from '@mikro-orm/core'
import { loadToChange } from '../../kernel/change.ts'
import { localDate, localDateOf } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cancelDeadline, meetDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { notify } from '../../kernel/notifications.ts'
import { policyOn } from '../../kernel/policies.ts'
import { StoredFile } from '../files/stored-file.entity.ts'
import { StaffMember } from '../staff/staff-member.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { may } from './credential.access.ts'
import { Credential, CredentialFile } from './credential.entity.ts'
import { errors, flow, mustHaveRightHolder } from './credential.rules.ts'
import { expiry, reminderDays, review } from './terms.ts'

type Content = Pick<SubmitCredential, 'number' | 'issuer' | 'validFrom' | 'validUntil' | 'fileIds'>
interface Holder extends Pick<Credential, 'kind'> {
  station: Station
  staffMember: StaffMember | null
  renews: Credential | null
}

export async function submit(ctx: Ctx, input: SubmitCredential): Promise<Credential> {
  const { stationId, staffMemberId = null, kind, ...content } = input
  const station = await ctx.em.findOneOrFail(Station, stationId)
  mustHaveRightHolder(kind, staffMemberId)
  const staffMember = staffMemberId ? await ctx.em.findOne(StaffMember, { id: staffMemberId, station }) : null
  if (staffMemberId && !staffMember) throw invalidInput([{ path: 'staffMemberId', code: 'NOT_FOUND' }])
  return add(ctx, { kind, station, staffMember, renews: null }, content)
}

/** A new row that takes the place of the old one once it is approved. */
export async function renew(ctx: Ctx, { id, expectedVersion, ...content }: RenewCredential): Promise<Credential> {
  const old = await findToSend(ctx, id, expectedVersion)
  flow.next(old.state, 'renew', factsOf(ctx, old))
  const underway = { renewsId: id, state: { $in: ['SUBMITTED', 'REJECTED'] } } as const
  if (await ctx.em.count(Credential, underway)) throw errors.RENEWAL_WAITS()
  const { kind, station, staffMember } = old
  return add(ctx, { kind, station, staffMember: staffMember ?? null, renews: old }, content)
}

/** A station may not lock what it cannot change; a decision that comes between ends in CONFLICT by the version. */
async function findToSend({ em }: Ctx, id: string, expectedVersion: number): Promise<Credential> {
  const found = await em.findOne(Credential, id, { populate: ['station', 'staffMember'] })
  if (!found) throw commonErrors.NOT_FOUND()
  if (found.version !== expectedVersion) throw commonErrors.CONFLICT({ expectedVersion, actualVersion: found.version })
  return found
}

async function add(ctx: Ctx, { renews, ...holder }: Holder, { fileIds, ...content }: Content): Promise<Credential> {
  mustNotBeOver(ctx, content)
  const files = await filesToShow(ctx, fileIds)
  const id = newId()
  const credential = ctx.em.create(Credential, {
    id,
    ...holder,
    provinceId: holder.station.province.id,
    renewsId: renews?.id ?? null,
    seriesId: renews?.seriesId ?? id,
    ...sentNow(ctx, holder, content),
  })
  await ctx.em.flush()
  show(ctx, credential, files)
  await askForReview(ctx, credential)
  return credential
}

/** What was sent back, sent again in its place: the reason stays until it is decided anew. */
export async function correct(ctx: Ctx, { id, expectedVersion, fileIds, ...content }: CorrectCredential) {
  const credential = await findToSend(ctx, id, expectedVersion)
  const state = flow.next(credential.state, 'correct', factsOf(ctx, credential))
  mustNotBeOver(ctx, content)
  const shown = await ctx.em.find(CredentialFile, { credential: id }, { populate: ['file'] })
  const files = await filesToShow(
    ctx,
    fileIds,
    shown.map(({ file }) => file),
  )
  for (const each of shown) if (!files.includes(each.file)) ctx.em.remove(each)
  show(
    ctx,
    credential,
    files.filter((file) => !shown.some((each) => each.file === file)),
  )
  const { station, staffMember = null } = credential
  Object.assign(credential, { state, ...sentNow(ctx, { station, staffMember }, content) })
  Object.assign(credential, { decidedById: null, decidedByName: null, decidedAt: null })
  await ctx.em.flush()
  await askForReview(ctx, credential)
  return credential
}

export async function withdraw(ctx: Ctx, { id, expectedVersion }: CredentialStep): Promise<Credential> {
  const credential = await findToSend(ctx, id, expectedVersion)
  credential.state = flow.next(credential.state, 'withdraw', factsOf(ctx, credential))
  await cancelDeadline(ctx, { key: review.key, subjectId: id })
  return credential
}

function mustNotBeOver({ now }: Ctx, { validUntil }: Pick<Content, 'validUntil'>): void {
  if (validUntil && validUntil < localDateOf(now)) throw invalidInput([{ path: 'validUntil', code: 'PAST' }])
}

/** The paper as it was sent, and by whom. */
function sentNow(
  { actor }: Ctx,
  { station, staffMember }: Pick<Holder, 'station' | 'staffMember'>,
  { validUntil = null, ...content }: Omit<Content, 'fileIds'>,
) {
  const names = [content.number, content.issuer, station.code, station.name, staffMember?.name ?? '']
  return {
    ...content,
    validUntil,
    submittedById: actor?.userId ?? null,
    submittedByName: actor?.name ?? '',
    searchText: [...names, ...names.map(initialsOf)].join(' ').toLowerCase(),
  }
}

function show({ em }: Ctx, credential: Credential, files: readonly StoredFile[]): void {
  for (const [place, file] of files.entries()) em.create(CredentialFile, { credential, file, place })
}

async function askForReview(ctx: Ctx, credential: Credential): Promise<void> {
  await startDeadline(ctx, { key: review.key, ...aboutOf(credential) })
  const to = { permission: may.DECIDE, provinceId: credential.provinceId }
  notify(ctx, { key: 'CREDENTIAL_SUBMITTED', to, ...noticeOf(credential) })
}

/** Showing a picture to those who decide takes somebody who may show it: the sender's own uploads, and what is shown already. */
async function filesToShow({ em, actor }: Ctx, ids: readonly string[], shown: readonly StoredFile[] = []) {
  const wanted = [...new Set(ids)]
  const own = await em.find(StoredFile, { id: { $in: wanted }, uploadedById: actor?.userId ?? null })
  const found = new Map([...shown, ...own].map((file) => [file.id, file]))
  const files = wanted.flatMap((id) => found.get(id) ?? [])
  if (files.length < wanted.length) throw invalidInput([{ path: 'fileIds', code: 'NOT_FOUND' }])
  return files
}

const aboutOf = ({ id, station, provinceId, number }: Credential) => ({
  subject: { type: 'CREDENTIAL', id, label: `${station.name} ${number}`.trim() },
  stationId: station.id,
  provinceId,
})

export async function approve(ctx: Ctx, at: CredentialStep): Promise<Credential> {
  const credential = await decide(ctx, 'approve', at)
  const { id, renewsId, validUntil } = credential
  credential.decisionReason = null
  if (renewsId) await supersede(ctx, renewsId)
  if (validUntil) {
    const days = await policyOn(ctx, reminderDays)
    const levels = days.map((each) => -each)
    const station = await ctx.em.findOneOrFail(Station, credential.station.id)
    const about = aboutOf(Object.assign(credential, { station }))
    await startDeadline(ctx, { key: expiry.key, ...about, dueOn: localDate(validUntil), levels })
  }
  await meetDeadline(ctx, { key: review.key, subjectId: id })
  notify(ctx, { key: 'CREDENTIAL_APPROVED', to: sendersOf(credential), ...noticeOf(credential) })
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
  notify(ctx, { key: 'CREDENTIAL_REJECTED', to: sendersOf(credential), ...noticeOf(credential, { reason }) })
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

const sendersOf = ({ station }: Credential) => ({ stationId: station.id, permission: may.SUBMIT })

const noticeOf = ({ id, kind, number }: Credential, more: { reason?: string } = {}) => ({
  subject: { type: 'Credential', id },
  params: { what: `enums.CredentialKind.${kind}`, number, ...more },
})

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
