import * as z from 'zod/mini'
import { described, expectedVersion, id, optionalCreditCode, optionalText, phone, reason, text } from './fields.ts'
import { optionalEmail } from './identity.ts'
import { stationKind, stationLevel, stationNameLength } from './stations.ts'

/** SA-7K3M-9QXD; typed with blanks, small letters or without the dashes it is understood too. */
export const normaliseTrackingCode = (value: string): string => {
  const plain = value.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return plain.length === 10 && plain.startsWith('SA') ? `SA-${plain.slice(2, 6)}-${plain.slice(6)}` : value.trim()
}

const hex = (length: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${length}}$`), 'INVALID'))

/** The solved puzzle of `applicationPuzzle`, each usable once. */
export const puzzleSolution = z.strictObject({
  salt: hex(24),
  challenge: hex(64),
  signature: hex(64),
  expiresAt: described(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/, 'INVALID')),
    'As the puzzle said it.',
  ),
  number: described(z.int().check(z.minimum(0, 'RANGE'), z.maximum(10_000_000, 'RANGE')), 'What the browser found.'),
})
export type PuzzleSolution = z.infer<typeof puzzleSolution>

const consent = () =>
  described(
    z.boolean().check(z.refine((agreed) => agreed, 'REQUIRED')),
    'The applicant has read how his data is used and agrees.',
  )

export const startStationApplication = z.strictObject({
  kind: stationKind,
  level: stationLevel,
  districtId: described(id(), 'District in which the station is planned.'),
  companyName: text(stationNameLength),
  contactName: text(30),
  phone: phone('MOBILE'),
  email: optionalEmail(),
  consent: consent(),
  puzzle: puzzleSolution,
})
export type StartStationApplication = z.infer<typeof startStationApplication>

export const resumeStationApplication = z.strictObject({
  code: described(
    z.pipe(z.string(), z.pipe(z.transform(normaliseTrackingCode), z.string().check(z.maxLength(40, 'TOO_LONG')))),
    'Tracking code, as it was shown and mailed.',
  ),
  phone: phone('MOBILE'),
  puzzle: puzzleSolution,
})
export type ResumeStationApplication = z.infer<typeof resumeStationApplication>

export const applicationAnswer = z.strictObject({
  question: described(z.string().check(z.maxLength(40, 'TOO_LONG')), 'Key of the question.'),
  value: described(
    z.nullable(z.string().check(z.maxLength(1000, 'TOO_LONG'))),
    'Text, a number in digits, `true` or `false`, or the key of a choice; null takes the answer back.',
  ),
})
export type ApplicationAnswerInput = z.infer<typeof applicationAnswer>

export const saveStationApplication = z.strictObject({
  expectedVersion: expectedVersion(),
  companyName: z.optional(text(stationNameLength)),
  contactName: z.optional(text(30)),
  email: optionalEmail(),
  address: optionalText(200),
  licenceNo: optionalCreditCode(),
  answers: z.optional(z.array(applicationAnswer).check(z.maxLength(200, 'TOO_MANY'))),
})
export type SaveStationApplication = z.infer<typeof saveStationApplication>

export const ownApplicationStep = z.strictObject({ expectedVersion: expectedVersion() })
export type OwnApplicationStep = z.infer<typeof ownApplicationStep>

export const withdrawStationApplication = z.strictObject({ expectedVersion: expectedVersion(), reason: reason() })
export type WithdrawStationApplication = z.infer<typeof withdrawStationApplication>

export const removeApplicationFile = z.strictObject({ id: id() })
export type RemoveApplicationFile = z.infer<typeof removeApplicationFile>

export const trackerStates = ['DONE', 'CURRENT', 'AHEAD'] as const
export type TrackerState = (typeof trackerStates)[number]
