import { userStates, type Audience, type Role, type UserState } from '@stationmaster/contracts/identity'
import { defineErrors, invalidInput } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './user.access.ts'

export const errors = defineErrors('USER', {
  OUT_OF_REACH: 'forbidden',
  IS_SELF: 'forbidden',
  LAST_ADMINISTRATOR: 'conflict',
  ROLES_MIXED: 'invalid',
  NOT_MAILED: 'conflict',
})

/** The role without which nobody could give roles any more. */
export const administrator = 'HQ_ADMIN' satisfies Role
export const isAdministrator = (held: readonly Role[]) => held.indexOf(administrator) >= 0

export interface UserFacts {
  isSelf: boolean
  /** The roles that the acting person may give, take and administer. */
  administered: readonly Role[]
  roles: readonly Role[]
  /** Active administrators beside this user. */
  otherAdministrators: number
}

/** INVITED ⇄ DEACTIVATED ⇄ ACTIVE; the link of the invitation, not a person of ours, takes the step `accept`. */
export const flow = defineFlow<UserFacts>()({
  name: 'User',
  states: userStates,
  initial: 'INVITED',
  steps: {
    accept: { from: ['INVITED'], to: 'ACTIVE', allow: '' },
    deactivate: {
      from: ['INVITED', 'ACTIVE'],
      to: 'DEACTIVATED',
      allow: may.DEACTIVATE,
      guard: mustBeReplaceable,
      destructive: true,
    },
    reactivate: { from: ['DEACTIVATED'], to: 'ACTIVE', allow: may.DEACTIVATE, guard: mustBeAnother },
  },
})

/** Nobody administers somebody whose roles he could not give: no reset link of the owner for his own clerk. */
export function mustAdminister({ administered, roles }: Pick<UserFacts, 'administered' | 'roles'>): void {
  if (!isAdministered(administered, roles)) throw errors.OUT_OF_REACH()
}

const isAdministered = (administered: readonly Role[], held: readonly Role[]) => {
  const reach = new Set(administered)
  return held.every((role) => reach.has(role))
}

/** Four eyes: nobody changes his own roles or ends his own account. */
export function mustBeAnother(facts: UserFacts): void {
  if (facts.isSelf) throw errors.IS_SELF()
  mustAdminister(facts)
}

export function mustBeReplaceable(facts: UserFacts): void {
  mustBeAnother(facts)
  mustLeaveAdministrator(facts, [])
}

/** With these roles instead of the present ones there must still be somebody who can give roles. */
export function mustLeaveAdministrator({ roles, otherAdministrators }: UserFacts, next: readonly Role[]): void {
  const stepsDown = isAdministrator(roles) && !isAdministrator(next)
  if (stepsDown && otherAdministrators === 0) throw errors.LAST_ADMINISTRATOR()
}

interface Placement {
  roles: readonly Role[]
  audience: Audience | null
  scopeClass: 'ALL' | 'REGIONS' | 'STATION'
  stationId: string | null | undefined
  regionIds: readonly string[]
}

/** Where somebody with these roles belongs: a station, regions, or neither. Throws INPUT_INVALID at the missing field. */
export function mustBePlaced({ audience, scopeClass, stationId, regionIds }: Placement): Audience {
  if (audience === null) throw errors.ROLES_MIXED()
  if (audience === 'STATION' && !stationId) throw invalidInput([{ path: 'stationId', code: 'REQUIRED' }])
  if (audience === 'HEADQUARTERS' && stationId) throw invalidInput([{ path: 'stationId', code: 'INVALID' }])
  if (scopeClass === 'REGIONS' && regionIds.length === 0) throw invalidInput([{ path: 'regionIds', code: 'REQUIRED' }])
  return audience
}

interface Acting {
  permissions: ReadonlySet<string>
}

const others: Record<string, { from: readonly UserState[]; allow: string; selfToo: boolean }> = {
  update: { from: ['INVITED', 'ACTIVE'], allow: may.EDIT, selfToo: true },
  setRoles: { from: ['INVITED', 'ACTIVE'], allow: may.SET_ROLES, selfToo: false },
  resendInvitation: { from: ['INVITED'], allow: may.INVITE, selfToo: false },
  issueResetLink: { from: ['ACTIVE'], allow: may.EDIT, selfToo: false },
  revokeSessions: { from: ['ACTIVE'], allow: may.EDIT, selfToo: true },
  resetSecondFactor: { from: ['ACTIVE', 'DEACTIVATED'], allow: may.EDIT, selfToo: false },
}

/** What this person may do with the user now: steps of the flow and changes within a state. */
export function actionsOn(
  state: UserState,
  facts: Pick<UserFacts, 'isSelf' | 'administered' | 'roles'> & { hasSecondFactor: boolean },
  acting: Acting,
): string[] {
  if (!isAdministered(facts.administered, facts.roles)) return []
  const changes = Object.entries(others).filter(
    ([name, { from, allow, selfToo }]) =>
      (name !== 'resetSecondFactor' || facts.hasSecondFactor) &&
      from.some((one) => one === state) &&
      acting.permissions.has(allow) &&
      (selfToo || !facts.isSelf),
  )
  return [...changes.map(([name]) => name), ...(facts.isSelf ? [] : flow.actionsFor(state, acting))]
}
