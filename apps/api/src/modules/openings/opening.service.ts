import type {
  DraftApplicationAgreement,
  OpenStation,
  SignApplicationAgreement,
} from '@stationmaster/contracts/station-openings'
import { LockMode } from '@mikro-orm/core'
import { productLinesOf } from '@stationmaster/contracts/stations'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { attachStation, countersign, draftForApplication, signByLink } from '../agreements/index.ts'
import { AgreementSignature, ServiceAgreement } from '../agreements/agreement.entity.ts'
import { mustBeApplicant } from '../construction/index.ts'
import { advance, loadToAdvance } from '../onboarding/index.ts'
import type { StationApplication } from '../onboarding/station-application.entity.ts'
import { createStation } from '../stations/index.ts'
import { Station, StationContact, StationTerritory } from '../stations/station.entity.ts'
import { inviteUser } from '../users/index.ts'
import { stationOpened } from './opening.events.ts'
import { errors, mustBeSigning } from './opening.rules.ts'

/** The agreement with the firm of the application, from a published template. */
export async function draftAgreement(ctx: Ctx, { id, expectedVersion, ...draft }: DraftApplicationAgreement) {
  const application = await loadToAdvance(ctx, id, expectedVersion)
  mustBeSigning(application.state)
  const { companyName, licenceNo = null, contactName, kind, level } = application
  return draftForApplication(ctx, {
    ...draft,
    applicationId: id,
    provinceId: application.province.id,
    party: {
      name: companyName,
      creditCode: licenceNo,
      address: application.address ?? '',
      principalName: contactName,
      kind,
      level,
      productLines: productLinesOf[kind],
    },
  })
}

async function agreementOf({ em }: Ctx, applicationId: string): Promise<ServiceAgreement> {
  const found = await em.findOne(
    ServiceAgreement,
    { applicationId, state: { $in: ['OFFERED', 'SIGNED_BY_STATION'] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  if (!found) throw errors.AGREEMENT_MISSING()
  return found
}

/** The agreement that an applicant is shown by his link, the latest one; people with accounts use `serviceAgreements`. */
export async function offeredAgreementId(ctx: Ctx, applicationId: string): Promise<string | null> {
  if (ctx.actor) return null
  const states = ['OFFERED', 'SIGNED_BY_STATION', 'SIGNED', 'IN_FORCE'] as const
  const found = await ctx.em.findOne(
    ServiceAgreement,
    { applicationId, state: { $in: [...states] } },
    { orderBy: { createdAt: 'desc' } },
  )
  return found?.id ?? null
}

/** The applicant signs by his link what was offered to him; `id` and version are the agreement's. */
export async function signAgreement(
  ctx: Ctx,
  { id, expectedVersion, contentHash, signerName }: SignApplicationAgreement,
) {
  mustBeApplicant(ctx)
  const agreement = await ctx.em.findOne(ServiceAgreement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!agreement) throw commonErrors.NOT_FOUND()
  if (agreement.version !== expectedVersion)
    throw commonErrors.CONFLICT({ expectedVersion, actualVersion: agreement.version })
  return signByLink(ctx, agreement, { contentHash, signerName })
}

/** Everything that makes a station, or nothing. @returns the new rows and the owner's invitation */
export async function open(ctx: Ctx, { id, expectedVersion, stationCode, stationName, ...signed }: OpenStation) {
  const application = await loadToAdvance(ctx, id, expectedVersion)
  mustBeSigning(application.state)
  const agreement = await agreementOf(ctx, id)
  const station = await makeStation(ctx, application, { code: stationCode, name: stationName })
  await ctx.em.flush()
  await attachStation(ctx, agreement, station)
  await ctx.em.flush() // the signature compares the version that is stored
  await countersign(ctx, { ...signed, id: agreement.id, expectedVersion: agreement.version })
  await ctx.em.flush()
  const signatures = await ctx.em.find(AgreementSignature, { agreement: agreement.id }, { limit: 2 })
  advance(ctx, application, 'countersign', {
    agreement: {
      hash: agreement.contentHash,
      signatures: signatures.map(({ side, contentHash }) => ({ side, hash: contentHash })),
    },
    // what is not valid today has refused the countersignature above
    invalidCredentials: [],
  })
  application.stationId = station.id
  await ctx.em.flush()
  const invitation = await inviteUser(ctx, {
    name: application.contactName,
    email: application.email ?? null,
    phone: application.phone,
    roles: ['STATION_OWNER'],
    stationId: station.id,
  })
  ctx.emit(stationOpened({ stationId: station.id, applicationId: id, agreementId: agreement.id }))
  return { applicationId: id, stationId: station.id, agreementId: agreement.id, invitation }
}

/** The profile comes from the application; what the firm did not say is kept current by the owner later. */
async function makeStation(ctx: Ctx, application: StationApplication, { code, name }: { code: string; name: string }) {
  const { licenceNo, kind, level, contactName, phone, address } = application
  if (!address) throw invalidInput([{ path: 'address', code: 'REQUIRED' }])
  if (!licenceNo) throw errors.LICENCE_MISSING()
  const provinceId = application.province.id
  const station: Station = await createStation(ctx, {
    code,
    name,
    creditCode: licenceNo,
    kind,
    level,
    productLines: [...productLinesOf[kind]],
    districtId: application.district.id,
    address,
    principalName: contactName,
    principalPhone: phone,
  })
  ctx.em.create(StationTerritory, { station, region: application.district, provinceId })
  ctx.em.create(StationContact, { station, provinceId, name: contactName, duty: '站长', phone })
  return station
}
