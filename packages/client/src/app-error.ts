import { hasKey, t, type Locale, type Params } from '@stationmaster/i18n'

/** One problem with one field of the input; `path` is dotted, such as 'contacts.0.phone'. */
export interface FieldProblem {
  path: string
  code: string
  params?: Params
  message?: string
}

export interface ErrorDetails {
  params?: Params
  fields?: FieldProblem[]
  requestId?: string
  message?: string
}

/** Every failed call ends as one of these; `code` is the server's, or NETWORK when it could not be reached. */
export class AppError extends Error {
  readonly params: Params
  readonly fields: FieldProblem[]
  readonly requestId: string | undefined

  constructor(
    readonly code: string,
    details: ErrorDetails = {},
  ) {
    super(details.message ?? code)
    this.name = 'AppError'
    this.params = details.params ?? {}
    this.fields = details.fields ?? []
    this.requestId = details.requestId
  }
}

export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('INTERNAL', { message: error instanceof Error ? error.message : String(error) })
}

/** The cause in the reader's language, also after the language was switched: our words first, then the server's. */
export function errorText(locale: Locale, error: unknown): string {
  const { code, params, message } = asAppError(error)
  const key = `errors.${code}`
  if (hasKey(key)) return t(locale, key, params)
  return message === code ? t(locale, 'errors.INTERNAL') : message
}

export function fieldProblemText(locale: Locale, problem: FieldProblem): string {
  const key = `errors.field.${problem.code}`
  if (hasKey(key)) return t(locale, key, problem.params)
  const domain = `errors.${problem.code}`
  if (hasKey(domain)) return t(locale, domain, problem.params)
  return problem.message ?? t(locale, 'errors.field.INVALID')
}
