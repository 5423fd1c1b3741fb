import { apiClientStates, type ApiReach } from '@stationmaster/contracts/api-clients'
import { addDays, localDate } from '../../kernel/clock.ts'
import { defineErrors, invalidInput } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './api-client.access.ts'

export const errors = defineErrors('API_CLIENT', { NAME_TAKEN: 'conflict', TOO_MANY_SECRETS: 'conflict' })

/** Two, so that an app can change over from one to the other without a gap. */
export const mostSecrets = 2
const longestDays = 366

export const flow = defineFlow()({
  name: 'ApiClient',
  states: apiClientStates,
  initial: 'ACTIVE',
  steps: {
    revoke: { from: ['ACTIVE'], to: 'REVOKED', allow: may.EDIT, destructive: true },
  },
})

interface Reached {
  reach: ApiReach
  regionIds: readonly string[]
  stationIds: readonly string[]
}

/** The rows that belong to the reach, and none of the other kind: an empty list never means "all". */
export function reachOf({ reach, regionIds, stationIds }: Reached): { regionIds: string[]; stationIds: string[] } {
  if (reach === 'REGIONS' && regionIds.length === 0) throw invalidInput([{ path: 'regionIds', code: 'REQUIRED' }])
  if (reach === 'STATIONS' && stationIds.length === 0) throw invalidInput([{ path: 'stationIds', code: 'REQUIRED' }])
  return {
    regionIds: reach === 'REGIONS' ? [...regionIds] : [],
    stationIds: reach === 'STATIONS' ? [...stationIds] : [],
  }
}

/** A secret ends after a year at the latest, and not before today. */
export function mustEndInTime(expiresOn: string, today: string): void {
  const maximum = addDays(localDate(today), longestDays)
  if (expiresOn < today || expiresOn > maximum)
    throw invalidInput([{ path: 'expiresOn', code: 'RANGE', params: { minimum: today, maximum } }])
}

export function mustHaveRoom(active: number): void {
  if (active >= mostSecrets) throw errors.TOO_MANY_SECRETS({ maximum: mostSecrets })
}

interface Acting {
  permissions: ReadonlySet<string>
}

export const actionsOn = (state: (typeof apiClientStates)[number], actor: Acting | null): string[] =>
  state === 'ACTIVE' && actor?.permissions.has(may.EDIT)
    ? ['edit', 'issueSecret', ...flow.actionsFor(state, actor)]
    : []
