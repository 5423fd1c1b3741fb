import { headquartersRoles, stationRoles, type Audience, type Role } from '@stationmaster/contracts/identity'
import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('SAVED_VIEW', {
  NAME_TAKEN: 'conflict',
  TOO_MANY: 'conflict',
  OTHER_AUDIENCE: 'conflict',
})

export const mostViews = 30

export function mustHaveRoom(count: number): void {
  if (count >= mostViews) throw errors.TOO_MANY({ maximum: mostViews })
}

/** Headquarters shares with its own roles, a station with those of its people. */
export function mustReach(audience: Audience, role: Role | null): void {
  const roles: readonly Role[] = audience === 'HEADQUARTERS' ? headquartersRoles : stationRoles
  if (role !== null && !roles.includes(role)) throw errors.OTHER_AUDIENCE()
}
