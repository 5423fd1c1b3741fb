import type { CredentialKind } from '@stationmaster/contracts/credentials'
import type { ProductLine } from '@stationmaster/contracts/stations'
import { localDateOf, type LocalDate } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { policyOn } from '../../kernel/policies.ts'
import { Credential } from '../credentials/credential.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { requiredKinds } from './required-kinds.ts'

/** A product line that a station may not work on, and what it lacks for it. */
interface Gap {
  productLine: ProductLine
  missing: CredentialKind[]
}

const mostCredentials = 500

/**
 * Kinds that the station can show on a day. Once approved, a credential holds for the days that it names, the last one
 * included, whatever has become of it; one that a person holds, while this person works there.
 */
async function heldKinds({ em }: Ctx, stationId: string, day: LocalDate): Promise<ReadonlySet<CredentialKind>> {
  const held = await em.find(
    Credential,
    {
      station: stationId,
      state: { $in: ['APPROVED', 'EXPIRED', 'SUPERSEDED'] },
      validFrom: { $lte: day },
      $and: [
        { $or: [{ validUntil: null }, { validUntil: { $gte: day } }] },
        { $or: [{ staffMember: null }, { staffMember: { leftOn: null } }, { staffMember: { leftOn: { $gte: day } } }] },
      ],
    },
    { limit: mostCredentials },
  )
  return new Set(held.map(({ kind }) => kind))
}

/** What the station lacks on a day for each of these product lines, by the policy of that day. */
async function gapsOf(ctx: Ctx, stationId: string, lines: readonly ProductLine[], day: LocalDate): Promise<Gap[]> {
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

/** Of the station's own product lines, those whose credentials it has on that day: what may be dispatched to it. */
export async function servableLines(ctx: Ctx, at: { stationId: string; onDay: LocalDate }): Promise<ProductLine[]> {
  const gaps = await gapsOn(ctx, at.stationId, at.onDay)
  return gaps.filter(({ missing }) => missing.length === 0).map(({ productLine }) => productLine)
}

async function gapsOn(ctx: Ctx, stationId: string, day: LocalDate): Promise<Gap[]> {
  const station = await ctx.em.findOne(Station, stationId)
  return station ? gapsOf(ctx, stationId, station.productLines, day) : []
}

/** Of the lines that the station serves, those that it drops out of today. */
export async function gapsOfStation(ctx: Ctx, stationId: string): Promise<Gap[]> {
  return (await gapsOn(ctx, stationId, localDateOf(ctx.now))).filter(({ missing }) => missing.length > 0)
}

/**
 * What speaks against signing with a station (domain.md, countersign): a credential that its work needs has run out. One
 * that was never sent does not: a new station has none yet, and gets no work without them.
 */
export async function signingObstacles(ctx: Ctx, stationId: string | null): Promise<string[]> {
  if (!stationId) return []
  const missing = (await gapsOfStation(ctx, stationId)).flatMap((gap) => gap.missing)
  if (missing.length === 0) return []
  const lapsed = await ctx.em.count(Credential, {
    station: stationId,
    kind: { $in: missing },
    validUntil: { $lt: localDateOf(ctx.now) },
    state: { $in: ['APPROVED', 'EXPIRED'] },
  })
  return lapsed > 0 ? ['CREDENTIAL_INVALID'] : []
}
