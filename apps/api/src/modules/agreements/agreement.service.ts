import type {
  AgreementSide,
  DraftServiceAgreement,
  ServiceAgreementReasonStep,
  ServiceAgreementStep,
  SignServiceAgreement,
} from '@stationmaster/contracts/agreements'
import { LockMode } from '@mikro-orm/core'
import { loadToChange } from '../../kernel/change.ts'
import { addDays, localDate, localDateOf, type LocalDate } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { hashOfCode, verificationCode } from '../../kernel/verification-code.ts'
import { defineEvent } from '../../kernel/outbox.ts'
import { publishedTemplate } from '../agreement-templates/index.ts'
import { beginTerm, endTerm } from '../agreement-terms/index.ts'
import { composeText, type Party } from '../agreement-texts/index.ts'
import { Station } from '../stations/station.entity.ts'
import { AgreementSignature, ServiceAgreement } from './agreement.entity.ts'
import {
  errors,
  flow,
  mustBeText,
  mustFollow,
  openStates,
  statesInMaking,
  type AgreementFacts,
  type AgreementStep,
} from './agreement.rules.ts'

type Obstacle = (ctx: Ctx, agreement: ServiceAgreement) => Promise<readonly string[]>
const signingGuards: Obstacle[] = []

/** A module that knows something against signing (credentials that are not valid) says so; its codes have words in enums.SigningObstacle. */
export const registerSigningGuard = (guard: Obstacle) => void signingGuards.push(guard)

interface Draft {
  templateId: string
  startsOn: string
  endsOn: string
  party: Party
  place: { station: Station | null; applicationId: string | null; provinceId: string }
  supersedes: ServiceAgreement | null
}

async function draftFor(ctx: Ctx, { party, place, templateId, ...draft }: Draft): Promise<ServiceAgreement> {
  const template = await publishedTemplate(ctx, templateId)
  const id = newId()
  const number = await nextNumber(ctx.em, 'SA', localDateOf(ctx.now))
  return ctx.em.create(ServiceAgreement, {
    id,
    number,
    ...place,
    ...draft,
    ...composeText(template, party, { ...draft, number }),
    template,
    stateSince: ctx.now,
    partyName: party.name,
    codeHash: hashOfCode(verificationCode('agreement', id)),
    endedOn: null,
    endReason: null,
    draftedById: ctx.actor?.userId ?? null,
    draftedByName: ctx.actor?.name ?? '',
    searchText: `${number} ${party.name} ${initialsOf(party.name)}`.toLowerCase(),
  })
}

/** For a station: its first agreement, or the renewal of the one in force, which it supersedes on its first day. */
export async function draft(ctx: Ctx, { stationId, ...input }: DraftServiceAgreement): Promise<ServiceAgreement> {
  const station = await ctx.em.findOne(Station, stationId, { lockMode: LockMode.PESSIMISTIC_READ })
  if (!station) throw commonErrors.NOT_FOUND()
  if (station.state === 'TERMINATED' || station.state === 'TERMINATING')
    throw errors.STATION_CLOSED({ state: station.state })
  if (await ctx.em.count(ServiceAgreement, { station: stationId, state: { $in: [...statesInMaking] } }))
    throw errors.IN_MAKING()
  const supersedes = await ctx.em.findOne(ServiceAgreement, { station: stationId, state: 'IN_FORCE' })
  mustFollow(input.startsOn, supersedes)
  mustNotBePast(ctx, input.endsOn)
  return draftFor(ctx, {
    ...input,
    supersedes,
    party: {
      name: station.name,
      creditCode: station.creditCode ?? null,
      address: station.address,
      principalName: station.principalName ?? null,
      kind: station.kind,
      level: station.level,
      productLines: station.productLines,
    },
    place: { station, applicationId: null, provinceId: station.province.id },
  })
}

/** For an applicant, whose station is made when headquarters signs (N-13). */
export async function draftForApplication(
  ctx: Ctx,
  {
    applicationId,
    provinceId,
    ...input
  }: Omit<Draft, 'place' | 'supersedes'> & { applicationId: string; provinceId: string },
): Promise<ServiceAgreement> {
  if (await ctx.em.count(ServiceAgreement, { applicationId, state: { $in: [...openStates] } })) throw errors.IN_MAKING()
  mustNotBePast(ctx, input.endsOn)
  return draftFor(ctx, { ...input, supersedes: null, place: { station: null, applicationId, provinceId } })
}

function mustNotBePast({ now }: Ctx, endsOn: string): void {
  if (endsOn < localDateOf(now)) throw invalidInput([{ path: 'endsOn', code: 'PAST' }])
}

async function factsOf(ctx: Ctx, agreement: ServiceAgreement, step: AgreementStep): Promise<AgreementFacts> {
  const station = agreement.station && (await ctx.em.findOneOrFail(Station, agreement.station.id))
  const guards = step === 'countersign' ? signingGuards : []
  return {
    today: localDateOf(ctx.now),
    startsOn: agreement.startsOn,
    endsOn: agreement.endsOn,
    stationState: station?.state ?? null,
    isDrafter: agreement.draftedById !== null && agreement.draftedById === ctx.actor?.userId,
    obstacles: (await Promise.all(guards.map((guard) => guard(ctx, agreement)))).flat(),
  }
}

async function move(ctx: Ctx, agreement: ServiceAgreement, step: AgreementStep): Promise<ServiceAgreement> {
  const state = flow.next(agreement.state, step, await factsOf(ctx, agreement, step))
  return Object.assign(agreement, { state, stateSince: ctx.now })
}

/** An applicant has something to sign. */
export const agreementOffered = defineEvent<{ applicationId: string }>('agreements.offered')

export async function offer(ctx: Ctx, { id, expectedVersion }: ServiceAgreementStep): Promise<ServiceAgreement> {
  const agreement = await move(ctx, await loadToChange(ctx, ServiceAgreement, id, expectedVersion), 'offer')
  if (agreement.applicationId) ctx.emit(agreementOffered({ applicationId: agreement.applicationId }))
  return agreement
}

export async function withdraw(ctx: Ctx, { id, expectedVersion, reason }: ServiceAgreementReasonStep) {
  const agreement = await loadToChange(ctx, ServiceAgreement, id, expectedVersion)
  return Object.assign(await move(ctx, agreement, 'withdraw'), { endReason: reason })
}

type Signing = Pick<SignServiceAgreement, 'contentHash' | 'signerName'>

/** Keeps the signature after the text has been compared; the unique key allows one per side. */
function keepSignature(ctx: Ctx, agreement: ServiceAgreement, side: AgreementSide, given: Signing): void {
  mustBeText(agreement.contentHash, given.contentHash)
  ctx.em.create(AgreementSignature, {
    agreement,
    stationId: agreement.station?.id ?? null,
    provinceId: agreement.provinceId,
    side,
    means: ctx.actor ? 'ACCOUNT' : 'LINK',
    signerName: given.signerName,
    signerId: ctx.actor?.userId ?? null,
    contentHash: given.contentHash,
    network: ctx.network ?? null,
    signedAt: ctx.now,
  })
}

/** The owner signs for his station. Headquarters cannot, whatever it may otherwise. */
export async function sign(ctx: Ctx, input: SignServiceAgreement): Promise<ServiceAgreement> {
  if (ctx.actor?.audience !== 'STATION') throw commonErrors.FORBIDDEN({ permission: [flow.steps.sign.allow] })
  const agreement = await loadToChange(ctx, ServiceAgreement, input.id, input.expectedVersion)
  await move(ctx, agreement, 'sign')
  keepSignature(ctx, agreement, 'STATION', input)
  return agreement
}

/** The applicant signs by his link; the caller has checked that the link is the application's. */
export async function signByLink(ctx: Ctx, agreement: ServiceAgreement, given: Signing): Promise<ServiceAgreement> {
  await move(ctx, agreement, 'sign')
  keepSignature(ctx, agreement, 'STATION', given)
  return agreement
}

/** Headquarters signs the same text; what starts today or earlier holds at once. */
export async function countersign(ctx: Ctx, input: SignServiceAgreement): Promise<ServiceAgreement> {
  if (ctx.actor?.audience !== 'HEADQUARTERS')
    throw commonErrors.FORBIDDEN({ permission: [flow.steps.countersign.allow] })
  const agreement = await loadToChange(ctx, ServiceAgreement, input.id, input.expectedVersion)
  await move(ctx, agreement, 'countersign')
  keepSignature(ctx, agreement, 'HEADQUARTERS', input)
  if (agreement.startsOn <= localDateOf(ctx.now)) await begin(ctx, agreement)
  return agreement
}

/** From now on it holds: the one before is superseded, and the station's contract end follows. */
async function begin(ctx: Ctx, agreement: ServiceAgreement): Promise<void> {
  const stationId = agreement.station?.id ?? ''
  const before = await ctx.em.findOne(ServiceAgreement, { station: stationId, state: 'IN_FORCE' })
  if (before) {
    await move(ctx, before, 'supersede')
    await endTerm(ctx, before.id)
    before.endedOn = addDays(localDate(agreement.startsOn), -1)
    await ctx.em.flush() // the unique index allows one in force at a time
  }
  await move(ctx, agreement, 'begin')
  await beginTerm(ctx, stationId, agreement)
}

export async function terminate(ctx: Ctx, { id, expectedVersion, reason, onDate }: ServiceAgreementReasonStep) {
  const agreement = await loadToChange(ctx, ServiceAgreement, id, expectedVersion)
  const endedOn = onDate ?? localDateOf(ctx.now)
  if (endedOn < agreement.startsOn || endedOn > agreement.endsOn)
    throw invalidInput([{ path: 'onDate', code: 'RANGE' }])
  await move(ctx, agreement, 'terminate')
  await endTerm(ctx, id, { stationId: agreement.station?.id ?? '', startsOn: agreement.startsOn, endedOn })
  return Object.assign(agreement, { endReason: reason, endedOn })
}

/** The applicant has become a station: his agreement and signature are the station's from now on. */
export async function attachStation(ctx: Ctx, agreement: ServiceAgreement, station: Station): Promise<void> {
  agreement.station = station
  await ctx.em.nativeUpdate(AgreementSignature, { agreement: agreement.id }, { stationId: station.id })
}

/** Once a day and safe to repeat: what starts today begins, what ended yesterday has ended. */
export async function turnDay(ctx: Ctx): Promise<void> {
  const today: LocalDate = localDateOf(ctx.now)
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, limit: 500 } as const
  for (const ended of await ctx.em.find(ServiceAgreement, { state: 'IN_FORCE', endsOn: { $lt: today } }, lock))
    await move(ctx, ended, 'end')
  await ctx.em.flush()
  for (const next of await ctx.em.find(ServiceAgreement, { state: 'SIGNED', startsOn: { $lte: today } }, lock))
    await begin(ctx, next)
}

/** What keeps a station from its end: agreements that bind or may come to bind (N-14). */
export const countOpen = ({ em }: Ctx, stationId: string) =>
  em.count(ServiceAgreement, { station: stationId, state: { $in: [...openStates] } })
