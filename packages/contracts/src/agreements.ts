import * as z from 'zod/mini'
import { described, expectedVersion, id, localDate, oneOf, optionalLocalDate, reason, text } from './fields.ts'

export const agreementTemplateStates = ['DRAFT', 'PUBLISHED', 'RETIRED'] as const
export const agreementTemplateState = oneOf('AgreementTemplateState', agreementTemplateStates)
export type AgreementTemplateState = z.infer<typeof agreementTemplateState>

/** What stands in clauses between braces, `{stationName}`, and is filled in when an agreement is drafted. */
export const agreementPlaceholders = [
  'number',
  'manufacturer',
  'stationName',
  'creditCode',
  'address',
  'principalName',
  'stationKind',
  'stationLevel',
  'productLines',
  'startsOn',
  'endsOn',
] as const
export type AgreementPlaceholder = (typeof agreementPlaceholders)[number]

/** Placeholders of a text that nobody can fill. */
export const unknownPlaceholders = (clause: string): string[] =>
  [...clause.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !(agreementPlaceholders as readonly string[]).includes(name))

const clauseText = () =>
  z.string().check(
    z.trim(),
    z.minLength(1, 'REQUIRED'),
    z.maxLength(3000, 'TOO_LONG'),
    z.refine((written) => unknownPlaceholders(written).length === 0, 'PLACEHOLDER'),
  )

export const agreementClause = z.strictObject({
  titleZh: text(60),
  titleEn: text(120),
  textZh: described(clauseText(), 'Chinese text with placeholders such as {stationName}.'),
  textEn: described(clauseText(), 'English text with the same placeholders.'),
})
export type AgreementClause = z.infer<typeof agreementClause>

const wording = {
  titleZh: described(text(60), 'Title of the agreement in Chinese.'),
  titleEn: described(text(120), 'Title of the agreement in English.'),
  termMonths: described(
    z.int().check(z.minimum(1, 'RANGE'), z.maximum(120, 'RANGE')),
    'Usual term in months, proposed when an agreement is drafted.',
  ),
  clauses: z.array(agreementClause).check(z.minLength(1, 'REQUIRED'), z.maxLength(60, 'TOO_MANY')),
}

export const createAgreementTemplate = z.strictObject({
  code: described(z.string().check(z.trim(), z.regex(/^[A-Z][A-Z0-9-]{1,19}$/, 'INVALID')), 'Short code: STANDARD.'),
  ...wording,
})
export type CreateAgreementTemplate = z.infer<typeof createAgreementTemplate>

export const updateAgreementTemplate = z.strictObject({ id: id(), expectedVersion: expectedVersion(), ...wording })
export type UpdateAgreementTemplate = z.infer<typeof updateAgreementTemplate>

export const agreementTemplateStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type AgreementTemplateStep = z.infer<typeof agreementTemplateStep>

export const serviceAgreementStates = [
  'DRAFT',
  'OFFERED',
  'SIGNED_BY_STATION',
  'SIGNED',
  'IN_FORCE',
  'ENDED',
  'TERMINATED',
  'SUPERSEDED',
  'WITHDRAWN',
] as const
export const serviceAgreementState = oneOf('ServiceAgreementState', serviceAgreementStates)
export type ServiceAgreementState = z.infer<typeof serviceAgreementState>

export const agreementSides = ['STATION', 'HEADQUARTERS'] as const
export const agreementSide = oneOf('AgreementSide', agreementSides)
export type AgreementSide = z.infer<typeof agreementSide>

export const signingMeans = ['ACCOUNT', 'LINK'] as const
export type SigningMeans = (typeof signingMeans)[number]

const lasts = <T extends { startsOn: string; endsOn: string }>() =>
  z.refine<T>(({ startsOn, endsOn }) => endsOn > startsOn, { message: 'NOT_AFTER_START', path: ['endsOn'] })

export const draftServiceAgreement = z
  .strictObject({
    stationId: described(id(), 'Station with which the agreement is made.'),
    templateId: described(id(), 'A published template.'),
    startsOn: localDate(),
    endsOn: localDate(),
  })
  .check(lasts())
export type DraftServiceAgreement = z.infer<typeof draftServiceAgreement>

export const serviceAgreementStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type ServiceAgreementStep = z.infer<typeof serviceAgreementStep>

export const serviceAgreementReasonStep = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  reason: described(reason(), 'Why; kept with the agreement for ever.'),
  onDate: described(optionalLocalDate(), 'Last day on which it holds; today when not given.'),
})
export type ServiceAgreementReasonStep = z.infer<typeof serviceAgreementReasonStep>

const sha256 = () => z.string().check(z.regex(/^[0-9a-f]{64}$/, 'HASH'))

/** What a signature says: this person, this text, and that he means it. */
export const signature = {
  contentHash: described(sha256(), 'SHA-256 of the text that the signer was shown.'),
  signerName: described(text(30), 'Full name, typed by the signer himself.'),
  consent: described(
    z.boolean().check(z.refine((given) => given, 'REQUIRED')),
    'Must be true: the signer has read the text and is entitled to sign it.',
  ),
}

export const signServiceAgreement = z.strictObject({ id: id(), expectedVersion: expectedVersion(), ...signature })
export type SignServiceAgreement = z.infer<typeof signServiceAgreement>

/** The text of an agreement, parsed from its frozen JSON. */
export interface AgreementContent {
  number: string
  template: { code: string; edition: number }
  titleZh: string
  titleEn: string
  manufacturer: { zh: string; en: string }
  station: { name: string; creditCode: string | null; address: string; principalName: string | null }
  startsOn: string
  endsOn: string
  clauses: AgreementClause[]
}

export const verificationResults = ['VALID', 'NOT_YET_VALID', 'NOT_SIGNED', 'ENDED', 'UNKNOWN'] as const
export type VerificationResult = (typeof verificationResults)[number]
