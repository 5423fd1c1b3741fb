import * as z from 'zod/mini'
import { described, expectedVersion, id, ids, localDate, oneOf, optionalText, text } from './fields.ts'

/** What an external app may be given. In OAuth they are written `stations:read`. */
export const apiScopes = ['STATIONS_READ', 'ONBOARDING_READ'] as const
export const apiScope = oneOf('ApiScope', apiScopes)
export type ApiScope = z.infer<typeof apiScope>

/** Whose rows an external app sees. */
export const apiReaches = ['NETWORK', 'REGIONS', 'STATIONS'] as const
export const apiReach = oneOf('ApiReach', apiReaches)
export type ApiReach = z.infer<typeof apiReach>

export const apiClientStates = ['ACTIVE', 'REVOKED'] as const

const most = { regions: 40, stations: 200 }

const fields = {
  name: text(60),
  description: optionalText(500),
  scopes: z.array(apiScope).check(z.minLength(1, 'TOO_FEW'), z.maxLength(apiScopes.length, 'TOO_MANY')),
  reach: apiReach,
  regionIds: described(z.optional(ids(most.regions)), 'Areas or provinces, when the reach is REGIONS.'),
  stationIds: described(z.optional(ids(most.stations)), 'Stations, when the reach is STATIONS.'),
}

export const createApiClient = z.strictObject(fields)
export type CreateApiClient = z.infer<typeof createApiClient>

export const updateApiClient = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  name: z.optional(fields.name),
  description: fields.description,
  scopes: z.optional(fields.scopes),
  reach: z.optional(fields.reach),
  regionIds: fields.regionIds,
  stationIds: fields.stationIds,
})
export type UpdateApiClient = z.infer<typeof updateApiClient>

export const issueApiSecret = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  expiresOn: described(localDate(), 'Last day on which the secret opens anything; at most a year away.'),
})
export type IssueApiSecret = z.infer<typeof issueApiSecret>

export const revokeApiSecret = z.strictObject({ id: id(), expectedVersion: expectedVersion(), secretId: id() })
export type RevokeApiSecret = z.infer<typeof revokeApiSecret>

export const apiClientStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type ApiClientStep = z.infer<typeof apiClientStep>
