import * as z from 'zod/mini'
import { described, expectedVersion, id, ids, oneOf, optionalPhone, text } from './fields.ts'
import { normalisePhone, squeeze, toHalfWidth } from './normalise.ts'

export const audiences = ['HEADQUARTERS', 'STATION'] as const
export type Audience = (typeof audiences)[number]
export const dataScopes = ['ALL', 'REGIONS', 'STATION'] as const

export const userStates = ['INVITED', 'ACTIVE', 'DEACTIVATED'] as const
export const userState = oneOf('UserState', userStates)
export type UserState = z.infer<typeof userState>

export const headquartersRoles = [
  'HQ_ADMIN',
  'NETWORK_MANAGER',
  'REGION_MANAGER',
  'CALL_AGENT',
  'DISPATCHER',
  'TRAINING_MANAGER',
  'TRAINER',
  'PARTS_CLERK',
  'CLAIM_REVIEWER',
  'AUDITOR',
  'FINANCE',
  'CR_CLERK',
  'CR_MANAGER',
  'SERVICE_MANAGER',
  'QUALITY_ENGINEER',
  'INTEGRATOR',
  'HQ_READER',
] as const
export const stationRoles = [
  'STATION_OWNER',
  'STATION_MANAGER',
  'STATION_DISPATCHER',
  'TECHNICIAN',
  'DELIVERY_DRIVER',
  'STATION_PARTS_CLERK',
  'STATION_ACCOUNTANT',
] as const
export const roles = [...headquartersRoles, ...stationRoles] as const
export const role = oneOf('Role', roles)
export type Role = z.infer<typeof role>

const emailShape = /^[^\s@,;<>"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/

/** Lower case and half-width, or null when it is no address. A host without a dot is one in a company's own network. */
export function normaliseEmail(value: string): string | null {
  const clean = squeeze(toHalfWidth(value)).toLowerCase()
  return clean.length <= 254 && emailShape.test(clean) ? clean : null
}

/** What somebody types to sign in: which column to look in, and the one stored form; null when it can be neither. */
export function identifierOf(value: string): { by: 'email' | 'phone'; value: string } | null {
  const by = /[@＠]/.test(value) ? 'email' : 'phone'
  const clean = by === 'email' ? normaliseEmail(value) : normalisePhone(value, 'MOBILE')
  return clean === null ? null : { by, value: clean }
}

const email = z.pipe(
  z.string(),
  z.transform((value: string, context) => {
    const clean = normaliseEmail(value)
    if (clean === null) context.issues.push({ code: 'custom', message: 'EMAIL', input: value })
    return clean ?? ''
  }),
)
/** Empty text and null mean "none". */
export const optionalEmail = () =>
  z.optional(
    z.union([
      z.pipe(
        z.nullable(z.literal('')),
        z.transform(() => null),
      ),
      email,
    ]),
  )

const roleList = () => z.array(role).check(z.minLength(1, 'TOO_FEW'), z.maxLength(8, 'TOO_MANY'))
const regionIds = () => z.optional(ids(40))
const name = () => text(60)

/** Everybody needs something to sign in with. */
const canSignIn = <T extends { email?: string | null | undefined; phone?: string | null | undefined }>() =>
  z.refine<T>((user) => Boolean(user.email) || Boolean(user.phone), { message: 'REQUIRED', path: ['email'] })

export const inviteUser = z
  .strictObject({
    name: name(),
    email: optionalEmail(),
    phone: optionalPhone('MOBILE'),
    roles: roleList(),
    regionIds: described(regionIds(), 'Areas or provinces of a region manager.'),
    stationId: z.optional(z.nullable(id())),
    staffMemberId: described(
      z.optional(z.nullable(id())),
      'The entry of the staff register that this account belongs to.',
    ),
  })
  .check(canSignIn())
export type InviteUser = z.infer<typeof inviteUser>

export const updateUser = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  name: z.optional(name()),
  email: optionalEmail(),
  phone: optionalPhone('MOBILE'),
})
export type UpdateUser = z.infer<typeof updateUser>

export const setUserRoles = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  roles: roleList(),
  regionIds: regionIds(),
})
export type SetUserRoles = z.infer<typeof setUserRoles>

export const userStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type UserStep = z.infer<typeof userStep>

export const revokeSession = z.strictObject({ id: id() })
export type RevokeSession = z.infer<typeof revokeSession>

// Sign-in is REST beside GraphQL: /auth/{admin|portal}/…
const secret = () => z.string().check(z.maxLength(1024, 'TOO_LONG'))
/** Of an authenticator app or a recovery code, as it was typed. */
const code = () => z.string().check(z.minLength(1, 'REQUIRED'), z.maxLength(40, 'TOO_LONG'))
export const proof = z.object({ password: secret(), code: z.optional(code()) })
export const codeOnly = z.object({ code: code() })
export const signIn = z.extend(proof, { identifier: z.string().check(z.maxLength(254, 'TOO_LONG')) })
export const forgotPassword = z.object({ identifier: z.string().check(z.maxLength(254, 'TOO_LONG')) })
export const setPassword = z.object({
  purpose: z.enum(['invitation', 'reset', 'setup']),
  token: secret(),
  password: secret(),
})
export const changePassword = z.object({ currentPassword: secret(), newPassword: secret() })
