import type { InviteUser, Role, SetUserRoles, UpdateUser, UserStep } from '@stationmaster/contracts/identity'
import { LockMode } from '@mikro-orm/core'
import { t } from '@stationmaster/i18n'
import { linkMail } from '../../kernel/auth/link-mail.ts'
import { endLinks, endSecondFactor, endSessions, issueLink, linkSettings } from '../../kernel/auth/links.ts'
import { expiryOf, type Purpose } from '../../kernel/auth/one-time-token.ts'
import { assignSent, loadToChange } from '../../kernel/change.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { startJob, type JobDefinition } from '../../kernel/jobs.ts'
import { administeredRoles, audienceOf, keepContacts, scopeClassOf } from '../identity/index.ts'
import { User } from './user.entity.ts'
import {
  actionsOn,
  administrator,
  errors,
  flow,
  isAdministrator,
  mustAdminister,
  mustBeAnother,
  mustBePlaced,
  mustLeaveAdministrator,
  type UserFacts,
} from './user.rules.ts'

/** What the acting person may do with this user. The administrators are locked, so that two cannot end each other. */
async function factsOf({ em, actor }: Ctx, user: User): Promise<UserFacts> {
  const administrators = isAdministrator(user.roles)
    ? await em.find(
        User,
        { state: 'ACTIVE', roles: { $contains: [administrator] } },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      )
    : []
  return {
    isSelf: actor?.userId === user.id,
    administered: administeredRoles(actor),
    roles: user.roles,
    otherAdministrators: administrators.filter(({ id }) => id !== user.id).length,
  }
}

const reachOf = (ctx: Ctx, roles: readonly Role[]) => ({ administered: administeredRoles(ctx.actor), roles })
/** The user to change, if the acting person administers somebody with his roles. */
async function loadAdministered(ctx: Ctx, { id, expectedVersion }: UserStep): Promise<User> {
  const user = await loadToChange(ctx, User, id, expectedVersion)
  mustAdminister(reachOf(ctx, user.roles))
  return user
}

/** The steps that this person may take with the user of the row now. */
export function actionsFor(
  { id, state, roles, secondFactorAt }: Pick<User, 'id' | 'state' | 'roles' | 'secondFactorAt'>,
  actor: Actor | null,
): string[] {
  if (!actor) return []
  const hasSecondFactor = secondFactorAt !== null
  return actionsOn(
    state,
    { isSelf: actor.userId === id, administered: administeredRoles(actor), roles, hasSecondFactor },
    actor,
  )
}

const notNow = ({ state }: User, step: string) => commonErrors.FLOW_STEP_NOT_ALLOWED({ flow: flow.name, state, step })

const ownStation = ({ actor }: Ctx) => (actor?.scope.as === 'station' ? actor.scope.stationId : null)

export async function invite(ctx: Ctx, input: InviteUser): Promise<IssuedLink> {
  const { name, roles, regionIds = [], email = null, phone = null, staffMemberId = null } = input
  const stationId = input.stationId ?? ownStation(ctx)
  mustAdminister(reachOf(ctx, roles))
  const audience = mustBePlaced({
    roles,
    audience: audienceOf(roles),
    scopeClass: scopeClassOf(roles),
    stationId,
    regionIds,
  })
  const user = ctx.em.create(User, {
    name,
    email,
    phone,
    roles,
    regionIds,
    stationId,
    staffMemberId,
    audience,
    provinceId: null,
    lastSignedInAt: null,
    secondFactorAt: null,
  })
  await keepContacts(ctx, input)
  return sendLink(ctx, user, 'invitation')
}

export async function update(ctx: Ctx, input: UpdateUser): Promise<User> {
  const user = await loadAdministered(ctx, input)
  assignSent(user, input, ['name', 'email', 'phone'])
  if (!user.email && !user.phone) throw invalidInput([{ path: 'email', code: 'REQUIRED' }])
  await keepContacts(ctx, input)
  return user
}

export async function setRoles(ctx: Ctx, { id, expectedVersion, roles, regionIds }: SetUserRoles): Promise<User> {
  const user = await loadToChange(ctx, User, id, expectedVersion)
  const facts = await factsOf(ctx, user)
  mustBeAnother(facts)
  mustAdminister({ ...facts, roles })
  mustLeaveAdministrator(facts, roles)
  const regions = regionIds ?? user.regionIds
  const audience = mustBePlaced({
    roles,
    audience: audienceOf(roles),
    scopeClass: scopeClassOf(roles),
    stationId: user.stationId,
    regionIds: regions,
  })
  if (audience !== user.audience) throw errors.ROLES_MIXED()
  return Object.assign(user, { roles, regionIds: regions })
}

/** Ends the sessions and open links of the user in the same transaction (M-03). */
export async function deactivate(ctx: Ctx, { id, expectedVersion }: UserStep): Promise<User> {
  return end(ctx, await loadToChange(ctx, User, id, expectedVersion))
}

async function end(ctx: Ctx, user: User): Promise<User> {
  user.state = flow.next(user.state, 'deactivate', await factsOf(ctx, user))
  await endSessions(ctx, user.id)
  await endLinks(ctx, user.id)
  return user
}

/** When somebody leaves a station his account ends with it; nothing happens when he has none. */
export async function deactivateStaffAccount(ctx: Ctx, staffMemberId: string): Promise<void> {
  const user = await ctx.em.findOne(User, { staffMemberId, state: { $ne: 'DEACTIVATED' } })
  if (user) await end(ctx, user)
}

export async function reactivate(ctx: Ctx, { id, expectedVersion }: UserStep): Promise<User> {
  const user = await loadToChange(ctx, User, id, expectedVersion)
  user.state = flow.next(user.state, 'reactivate', await factsOf(ctx, user))
  return user
}

export async function revokeSessions(ctx: Ctx, step: UserStep): Promise<User> {
  const user = await loadAdministered(ctx, step)
  return endSessions(ctx, user.id).then(() => user)
}

/** For somebody who lost his phone: he signs in with the password and enrols anew. */
export async function resetSecondFactor(ctx: Ctx, step: UserStep): Promise<User> {
  const user = await loadAdministered(ctx, step)
  if (user.id === ctx.actor?.userId) throw errors.IS_SELF()
  user.secondFactorAt = null
  await endSecondFactor(ctx, user.id)
  await endSessions(ctx, user.id)
  return user
}

export async function resendInvitation(ctx: Ctx, step: UserStep): Promise<IssuedLink> {
  const user = await loadAdministered(ctx, step)
  if (user.state !== 'INVITED') throw notNow(user, 'resendInvitation')
  return sendLink(ctx, user, 'invitation')
}

export async function issueResetLink(ctx: Ctx, step: UserStep): Promise<IssuedLink> {
  const user = await loadAdministered(ctx, step)
  if (user.id === ctx.actor?.userId) throw errors.IS_SELF()
  if (user.state !== 'ACTIVE') throw notNow(user, 'issueResetLink')
  return sendLink(ctx, user, 'reset')
}

/** A link that is on its way, or that the asking person hands over himself. */
export class IssuedLink {
  constructor(
    readonly id: string,
    readonly url: string | null,
    readonly sentTo: string | null,
    readonly expiresAt: Date,
  ) {}

  /** What is stored to answer a retried request has no address: it is shown once. */
  toJSON() {
    return { ...this, url: null }
  }
}

/** Mails the link after the commit when there is a way to mail, else makes it here and shows it to the asking person. */
async function sendLink(ctx: Ctx, user: User, purpose: Purpose): Promise<IssuedLink> {
  if (linkSettings().mailer.delivers && user.email) {
    await endLinks(ctx, user.id, purpose)
    startJob(ctx, { kind: linkMailJob.kind, subject: user.name, payload: { userId: user.id, purpose } })
    return new IssuedLink(user.id, null, user.email, expiryOf(purpose, ctx.now))
  }
  const { url, expiresAt } = await issueLink(ctx, user, purpose)
  return new IssuedLink(user.id, url, null, expiresAt)
}

/** Makes the link when the mail leaves: no table and no queue ever holds its address. */
export const linkMailJob: JobDefinition = {
  kind: 'LINK_MAIL',
  run: async ({ payload, transaction }) => {
    const { userId, purpose } = payload as { userId: string; purpose: Purpose }
    const mail = await transaction(async (ctx) => {
      const user = await ctx.em.findOneOrFail(User, userId)
      const { url } = await issueLink(ctx, user, purpose)
      return user.email ? linkMail({ ...user, email: user.email }, purpose, url) : null
    })
    if (mail) await linkSettings().mailer.send(mail)
  },
}

/** How many people hold the role, in the caller's rows; deactivated ones do not count. */
export const countWithRole = ({ em }: Ctx, role: Role) =>
  em.count(User, { roles: { $contains: [role] }, state: { $ne: 'DEACTIVATED' } })

/** The administrator who sets the house up: made when there is nobody, null as soon as anybody has set a password. */
export async function firstAdministrator(ctx: Ctx, email: string): Promise<User | null> {
  if (await ctx.em.count(User, { state: { $ne: 'INVITED' } })) return null
  const invited = await ctx.em.findOne(
    User,
    { roles: { $contains: [administrator] } },
    { orderBy: { createdAt: 'asc' } },
  )
  if (invited) return invited
  const user = ctx.em.create(User, {
    name: t(ctx.locale, `enums.Role.${administrator}`),
    email,
    phone: null,
    roles: [administrator],
    audience: 'HEADQUARTERS',
    regionIds: [],
    stationId: null,
    provinceId: null,
    staffMemberId: null,
    lastSignedInAt: null,
    secondFactorAt: null,
  })
  await ctx.em.flush()
  return user
}
