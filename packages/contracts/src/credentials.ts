import * as z from 'zod/mini'
import { described, expectedVersion, id, localDate, oneOf, optionalLocalDate, reason, text } from './fields.ts'

/** 营业执照, 资质证书, 保险, 特种作业证, 维修经营备案: what a station or one of its people must be able to show. */
export const credentialKinds = [
  'BUSINESS_LICENCE',
  'QUALIFICATION',
  'INSURANCE',
  'SPECIAL_OPERATION',
  'VEHICLE_REPAIR_RECORD',
] as const
export const credentialKind = oneOf('CredentialKind', credentialKinds)
export type CredentialKind = z.infer<typeof credentialKind>

/** Kinds that a person holds; the others belong to the station. */
export const personalKinds: readonly CredentialKind[] = ['SPECIAL_OPERATION']

export const credentialStates = ['SUBMITTED', 'APPROVED', 'REJECTED', 'EXPIRED', 'SUPERSEDED', 'WITHDRAWN'] as const
export type CredentialState = (typeof credentialStates)[number]

const content = {
  number: text(60),
  issuer: text(100),
  validFrom: described(localDate(), 'First day on which it is valid.'),
  validUntil: described(optionalLocalDate(), 'Last day on which it is valid; none when it does not expire.'),
  fileIds: described(
    z.array(id()).check(z.minLength(1, 'REQUIRED'), z.maxLength(6, 'TOO_MANY')),
    'Pictures or scans that the sender has uploaded, 1 to 6.',
  ),
}
interface Validity {
  validFrom: string
  validUntil?: string | null | undefined
}
const isInOrder = ({ validFrom, validUntil }: Validity) => !validUntil || validFrom <= validUntil
const outOfOrder = { message: 'RANGE', path: ['validUntil'] }

export const submitCredential = z
  .strictObject({
    stationId: id(),
    staffMemberId: described(z.optional(z.nullable(id())), 'Who holds it, for the kinds that a person holds.'),
    kind: credentialKind,
    ...content,
  })
  .check(z.refine(isInOrder, outOfOrder))
export type SubmitCredential = z.infer<typeof submitCredential>

export const renewCredential = z
  .strictObject({
    id: described(id(), 'The credential that is renewed.'),
    expectedVersion: expectedVersion(),
    ...content,
  })
  .check(z.refine(isInOrder, outOfOrder))
export type RenewCredential = z.infer<typeof renewCredential>

export const correctCredential = z
  .strictObject({
    id: described(id(), 'The credential that was sent back.'),
    expectedVersion: expectedVersion(),
    ...content,
  })
  .check(z.refine(isInOrder, outOfOrder))
export type CorrectCredential = z.infer<typeof correctCredential>

export const credentialStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type CredentialStep = z.infer<typeof credentialStep>
export const credentialReason = z.strictObject({ id: id(), expectedVersion: expectedVersion(), reason: reason() })
export type CredentialReason = z.infer<typeof credentialReason>
