import type {
  ApiClientStep,
  CreateApiClient,
  IssueApiSecret,
  RevokeApiSecret,
  UpdateApiClient,
} from '@stationmaster/contracts/api-clients'
import { newSecret } from '../../kernel/auth/api-client.ts'
import { assignSent, loadToChange } from '../../kernel/change.ts'
import { addDays, localDate, localDateOf, startOfDay } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors } from '../../kernel/errors.ts'
import { Region } from '../regions/region.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { ApiClient, ApiClientSecret } from './api-client.entity.ts'
import { errors, flow, mustEndInTime, mustHaveRoom, reachOf } from './api-client.rules.ts'

/** Ids inside the input are checked too: a row that is not there must not be promised to an app. */
async function mustExist({ em }: Ctx, { regionIds, stationIds }: Pick<ApiClient, 'regionIds' | 'stationIds'>) {
  const regions = await em.count(Region, { id: { $in: regionIds }, level: { $in: ['AREA', 'PROVINCE'] } })
  const stations = await em.count(Station, { id: { $in: stationIds } })
  if (regions !== new Set(regionIds).size || stations !== new Set(stationIds).size) throw commonErrors.NOT_FOUND()
}

async function mustBeFree({ em }: Ctx, name: string): Promise<void> {
  if (await em.count(ApiClient, { name, state: 'ACTIVE' })) throw errors.NAME_TAKEN({ name })
}

export async function create(ctx: Ctx, input: CreateApiClient): Promise<ApiClient> {
  const { name, description = null, scopes, reach, regionIds = [], stationIds = [] } = input
  const rows = reachOf({ reach, regionIds, stationIds })
  await mustExist(ctx, rows)
  await mustBeFree(ctx, name)
  return ctx.em.create(ApiClient, { name, description, scopes, reach, ...rows, createdByName: ctx.actor?.name ?? '' })
}

async function loadActive(ctx: Ctx, { id, expectedVersion }: ApiClientStep, step: string): Promise<ApiClient> {
  const client = await loadToChange(ctx, ApiClient, id, expectedVersion)
  if (client.state !== 'ACTIVE')
    throw commonErrors.FLOW_STEP_NOT_ALLOWED({ flow: flow.name, state: client.state, step })
  return client
}

export async function update(ctx: Ctx, input: UpdateApiClient): Promise<ApiClient> {
  const client = await loadActive(ctx, input, 'edit')
  if (input.name !== undefined && input.name !== client.name) await mustBeFree(ctx, input.name)
  const { reach = client.reach, regionIds = client.regionIds, stationIds = client.stationIds } = input
  const rows = reachOf({ reach, regionIds, stationIds })
  await mustExist(ctx, rows)
  assignSent(client, input, ['name', 'description', 'scopes'])
  return Object.assign(client, { reach, ...rows })
}

/** Every token and secret of the app is dead with the commit. */
export async function revoke(ctx: Ctx, step: ApiClientStep): Promise<ApiClient> {
  const client = await loadToChange(ctx, ApiClient, step.id, step.expectedVersion)
  client.state = flow.next(client.state, 'revoke')
  await ctx.em.nativeUpdate(ApiClientSecret, { client: client.id, revokedAt: null }, { revokedAt: ctx.now })
  return client
}

/** A secret as it is handed over. */
export class IssuedSecret {
  constructor(
    readonly id: string,
    readonly secret: string | null,
    readonly expiresAt: Date,
  ) {}

  /** What is stored to answer a retried request has no secret: it is shown once. */
  toJSON() {
    return { ...this, secret: null }
  }
}

export async function issueSecret(ctx: Ctx, { expiresOn, ...step }: IssueApiSecret): Promise<IssuedSecret> {
  const client = await loadActive(ctx, step, 'issueSecret')
  mustEndInTime(expiresOn, localDateOf(ctx.now))
  const active = { client: client.id, revokedAt: null, expiresAt: { $gt: ctx.now } }
  mustHaveRoom(await ctx.em.count(ApiClientSecret, active))
  const { secret, secretHash, hint } = newSecret()
  const expiresAt = startOfDay(addDays(localDate(expiresOn), 1))
  ctx.em.create(ApiClientSecret, { client, secretHash, hint, expiresAt, revokedAt: null, lastUsedAt: null })
  client.updatedAt = ctx.now // the secrets are part of the record: whoever saw the old list must look again
  return new IssuedSecret(client.id, secret, expiresAt)
}

export async function revokeSecret(ctx: Ctx, { secretId, ...step }: RevokeApiSecret): Promise<ApiClient> {
  const client = await loadToChange(ctx, ApiClient, step.id, step.expectedVersion)
  const secret = await ctx.em.findOne(ApiClientSecret, { id: secretId, client: client.id })
  if (!secret) throw commonErrors.NOT_FOUND()
  secret.revokedAt ??= ctx.now
  client.updatedAt = ctx.now
  return client
}
