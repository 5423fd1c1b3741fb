import { roles, type Role } from '@stationmaster/contracts/identity'
import type { Actor, Scope } from '../../kernel/context.ts'
import type { Rights, Subject } from '../../kernel/auth/subject.ts'
import { administeredBy, audienceOf, permissionsOf, permissionsOfRole, scopeClassOf } from './matrix.rules.ts'
import { isRole, needsSecondFactor, specOf } from './roles.rules.ts'

export { audienceOf, printMatrix, scopeClassOf } from './matrix.rules.ts'

/** What a station's people may still do, by the state of their station; null when they may not come in. */
const standingOf: Record<string, { readOnly: boolean } | undefined> = {
  ACTIVE: { readOnly: false },
  PROBATION: { readOnly: false },
  // Suspension stops new work (domain.md c2). Until there is open work to finish, its people read.
  SUSPENDED: { readOnly: true },
  TERMINATING: { readOnly: true },
}

/** What somebody may do who still has to enrol: look after his own sessions. */
const beforeEnrolment = new Set(['SESSION_READ_OWN', 'SESSION_REVOKE_OWN'])

/** As `rightsOf`; where the second factor is enforced, nothing but enrolling to those whose role needs one. */
export function enforcedRightsOf(subject: Subject): Rights | null {
  const rights = rightsOf(subject)
  if (!rights || subject.second_factor_at || !needsSecondFactor(subject.roles.filter(isRole))) return rights
  return { ...rights, permissions: beforeEnrolment, mustEnrol: true }
}

/** The rights of a person at this moment: permissions and rows, or null when he may not come in. */
export function rightsOf({ audience, roles: held, station_id, station_state, province_ids }: Subject): Rights | null {
  const codes = held.filter(isRole)
  if (audienceOf(codes) !== audience) return null
  if (audience === 'HEADQUARTERS') {
    const scope: Scope = scopeClassOf(codes) === 'ALL' ? { as: 'hq' } : { as: 'region', provinceIds: province_ids }
    return { roles: codes, permissions: permissionsOf(codes), scope }
  }
  const standing = standingOf[station_state ?? '']
  if (!standing || !station_id) return null
  return { roles: codes, permissions: permissionsOf(codes, standing), scope: { as: 'station', stationId: station_id } }
}

/** The roles that this person may give, take and administer. */
export const administeredRoles = (actor: Pick<Actor, 'roles'> | null): Role[] =>
  administeredBy((actor?.roles ?? []).filter(isRole))

/** Every role with what it may do. */
export function roleGrants(actor: Pick<Actor, 'roles'> | null) {
  const givable = new Set(administeredRoles(actor))
  return roles.map((role) => {
    const { audience, scope } = specOf(role)
    return { role, audience, scope, permissions: permissionsOfRole(role), isGivable: givable.has(role) }
  })
}
