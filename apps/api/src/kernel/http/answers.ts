import { hasKey, t } from '@stationmaster/i18n'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Locale } from '../context.ts'
import { AppError, type ErrorKind, type FieldProblem } from '../errors.ts'

const databaseErrors: Record<string, (error: DatabaseError) => AppError> = {
  // a unique constraint is named <table>_<column>_unique, so that the form can show the problem at its field
  '23505': (error) =>
    new AppError('INPUT_INVALID', 'invalid', {}, [{ path: fieldOfConstraint(error), code: 'DUPLICATE' }]),
  '22003': () => new AppError('INPUT_INVALID', 'invalid'),
  '22008': () => new AppError('INPUT_INVALID', 'invalid'),
  '22P02': () => new AppError('INPUT_INVALID', 'invalid'),
  '22007': () => new AppError('INPUT_INVALID', 'invalid'),
  '22021': () => new AppError('INPUT_INVALID', 'invalid'),
  '23514': () => new AppError('INPUT_INVALID', 'invalid'),
  '25P02': () => new AppError('OPERATION_INVALID', 'invalid'), // another field of the operation failed and ended its transaction
  '42501': () => new AppError('NOT_FOUND', 'not-found'), // a row policy refused a write: the row is not the caller's
  '55P03': () => new AppError('CONFLICT_IN_PROGRESS', 'conflict'),
  '54011': () => new AppError('OPERATION_TOO_LARGE', 'limited', { limit: 'columns', maximum: 1664 }),
  '57014': () => new AppError('OPERATION_TOO_LARGE', 'limited', { limit: 'seconds', maximum: 15 }),
}

interface DatabaseError {
  code?: string
  constraint?: string
  table?: string
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const fieldOfConstraint = ({ constraint = '', table = '' }: DatabaseError) =>
  camel(constraint.replace(new RegExp(`^${table}_`), '').replace(/_(unique|key|pkey)$/, ''))

/** The AppError behind whatever was thrown, or null when it is a fault of ours. */
export function knownError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (!(error instanceof Error)) return null
  if (error.name === 'OptimisticLockError') return new AppError('CONFLICT', 'conflict')
  const make = databaseErrors[(error as DatabaseError).code ?? '']
  return make ? make(error as DatabaseError) : null
}

const wordsOf = (locale: Locale, key: string, params: Record<string, unknown>) =>
  t(locale, (hasKey(key) ? key : 'errors.INTERNAL') as never, params as never)

const fieldWords = (locale: Locale, { path, code, params = {} }: FieldProblem) => ({
  path,
  code,
  params,
  message: wordsOf(locale, hasKey(`errors.field.${code}`) ? `errors.field.${code}` : 'errors.field.INVALID', params),
})

export interface Answer {
  code: string
  params: Record<string, unknown>
  message: string
  requestId: string
  fields?: ReturnType<typeof fieldWords>[]
}

/** An error as a caller may see it, in the caller's language; anything unknown is INTERNAL without detail. */
export function answerTo(error: unknown, locale: Locale, requestId: string): Answer {
  const known = knownError(error)
  const code = known?.code ?? 'INTERNAL'
  const params = known?.params ?? {}
  const message = wordsOf(locale, `errors.${code}`, { ...params, requestId })
  const fields = known?.fields.map((problem) => fieldWords(locale, problem)) ?? []
  return { code, params, message, requestId, ...(fields.length > 0 ? { fields } : {}) }
}

const apolloCodes: Record<string, string> = {
  GRAPHQL_PARSE_FAILED: 'OPERATION_INVALID',
  GRAPHQL_VALIDATION_FAILED: 'OPERATION_INVALID',
  BAD_USER_INPUT: 'OPERATION_INVALID',
  BAD_REQUEST: 'OPERATION_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'OPERATION_INVALID',
}

/** The same for GraphQL. The author of an invalid document needs the parser's words; a fault of ours shows none. */
export function graphqlAnswer(
  error: unknown,
  formatted: GraphQLFormattedError,
  locale: Locale,
  requestId: string,
): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error
  const own = apolloCodes[String(formatted.extensions?.['code'])]
  const { path, locations } = formatted
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) }
  if (own && !knownError(cause))
    return { message: formatted.message, ...place, extensions: { code: own, params: {}, requestId } }
  const { message, ...extensions } = answerTo(cause, locale, requestId)
  return { message, ...place, extensions }
}

/** The HTTP status of an error outside GraphQL. */
export const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  limited: 429,
}
