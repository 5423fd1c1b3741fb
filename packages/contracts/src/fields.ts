import * as z from 'zod/mini'
import { isCreditCode, normaliseCreditCode, normalisePhone, squeeze } from './normalise.ts'

/**
 * The vocabulary of every input. One declaration makes the GraphQL input type, the server's validation and the form.
 * Messages are problem codes, worded in packages/i18n as `errors.field.<CODE>`.
 */
interface Meta {
  /** Name of the GraphQL enum or scalar; strings are `String` without it. */
  graphql?: string
  description?: string
}
export const meta = z.registry<Meta>()

const named = <T extends z.ZodMiniType>(schema: T, graphql: string): T => {
  meta.add(schema, { graphql })
  return schema
}

/** Adds an English description for the GraphQL schema; without it the field's English label is used. */
export const described = <T extends z.ZodMiniType>(schema: T, description: string): T => {
  meta.add(schema, { ...meta.get(schema), description })
  return schema
}

/** Required text: outer and repeated blanks are removed, then 1 to `max` characters. */
export const text = (max: number) =>
  z.pipe(
    z.string(),
    z.pipe(z.transform(squeeze), z.string().check(z.minLength(1, 'REQUIRED'), z.maxLength(max, 'TOO_LONG'))),
  )

/** Text that may be empty or null; both are stored as null. */
export const optionalText = (max: number) =>
  z.optional(
    z.pipe(
      z.nullable(z.string()),
      z.pipe(
        z.transform((value: string | null) => (value === null ? null : squeeze(value) || null)),
        z.nullable(z.string().check(z.maxLength(max, 'TOO_LONG'))),
      ),
    ),
  )

const normalised = (normalise: (value: string) => string | null, code: string) =>
  z.pipe(
    z.string(),
    z.transform((value: string, context) => {
      const clean = normalise(value)
      if (clean === null) context.issues.push({ code: 'custom', message: code, input: value })
      return clean ?? ''
    }),
  )

/** As `schema`, but empty text and null mean "none". */
const orNone = (schema: z.ZodMiniType<string, string>) =>
  z.optional(
    z.union([
      z.pipe(
        z.nullable(z.literal('')),
        z.transform(() => null),
      ),
      schema,
    ]),
  )

/** A mobile number, or with `ANY` also landlines and 400/800 numbers, in any usual spelling. */
export const phone = (kind: 'MOBILE' | 'ANY' = 'ANY') =>
  named(
    normalised((value) => normalisePhone(value, kind), 'PHONE'),
    'PhoneNumber',
  )
export const optionalPhone = (kind: 'MOBILE' | 'ANY' = 'ANY') => named(orNone(phone(kind)), 'PhoneNumber')

const creditCode = normalised((value) => {
  const clean = normaliseCreditCode(value)
  return clean && isCreditCode(clean) ? clean : null
}, 'CHECKSUM')
/** Unified social credit code (GB 32100-2015) with its check character, or none. */
export const optionalCreditCode = () => orNone(creditCode)

const isDay = (value: string) => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const moment = new Date(Date.UTC(year, month - 1, day))
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
}
/** A day, `YYYY-MM-DD`, that exists. */
export const localDate = () => named(z.string().check(z.refine(isDay, 'DATE')), 'LocalDate')
export const optionalLocalDate = () =>
  named(
    z.optional(
      z.union([
        z.pipe(
          z.nullable(z.literal('')),
          z.transform(() => null),
        ),
        localDate(),
      ]),
    ),
    'LocalDate',
  )

/** A moment; GraphQL has read it by the time that it is checked. */
export const moment = () => named(z.date(), 'DateTime')

export const id = () => named(z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'ID')), 'ID')
export const ids = (max: number) => z.array(id()).check(z.maxLength(max, 'TOO_MANY'))

/** A closed list of values; `name` is the GraphQL enum, whose words are `enums.<name>.<VALUE>`. */
export const oneOf = <const V extends readonly [string, ...string[]]>(name: string, values: V) =>
  named(z.enum(values), name)

/** Time of day, `HH:MM`, 24:00 allowed as the end of a day. */
export const timeOfDay = () => z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'TIME'))

/** Optimistic lock: the version that the caller saw. */
export const expectedVersion = () => z.int().check(z.minimum(1, 'INVALID'))

/** Why a step is taken; kept with the change for ever. */
export const reason = () => text(500)

export interface Problem {
  path: string
  code: string
  params: Record<string, unknown>
}

interface Issue {
  code?: string
  path?: readonly PropertyKey[]
  message?: string
  maximum?: unknown
  minimum?: unknown
  errors?: readonly (readonly Issue[])[]
  input?: unknown
}

const codeOf = (issue: Issue): string => {
  if (issue.message && /^[A-Z][A-Z_]+$/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'REQUIRED'
  return issue.code === 'unrecognized_keys' ? 'UNKNOWN_FIELD' : 'INVALID'
}

/** A union answers with the issues of its last branch: the branches are "none" and the real thing. */
const flatten = (issue: Issue, base: readonly PropertyKey[] = []): Problem[] => {
  const path = [...base, ...(issue.path ?? [])]
  const last = issue.code === 'invalid_union' ? issue.errors?.at(-1) : undefined
  if (last?.length) return last.flatMap((inner) => flatten(inner, path))
  const params = { maximum: issue.maximum, minimum: issue.minimum }
  return [
    {
      path: path.join('.'),
      code: codeOf(issue),
      params: JSON.parse(JSON.stringify(params)) as Record<string, unknown>,
    },
  ]
}

/** The problems of a failed zod parse, in the shape of `extensions.fields`. */
export const problemsOf = (issues: readonly Issue[]): Problem[] => issues.flatMap((issue) => flatten(issue))
