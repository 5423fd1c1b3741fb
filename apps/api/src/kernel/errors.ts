/** How an error answers: each kind has one HTTP-like meaning for callers and one place in the log. */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'limited'

export interface FieldProblem {
  /** Dotted path inside the input: `lines.0.quantity`. */
  path: string
  code: string
  params?: Record<string, unknown>
}

/** The only error that callers may see. Its words come from packages/i18n by `errors.<code>`. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly params: Record<string, unknown> = {},
    readonly fields: FieldProblem[] = [],
  ) {
    super(code)
    this.name = 'AppError'
  }
}

type ErrorSpec = Record<string, ErrorKind>
type ErrorMakers<S extends ErrorSpec> = { [K in keyof S]: (params?: Record<string, unknown>) => AppError }

const declared = new Map<string, ErrorKind>()

/** `defineErrors('STATION', { HAS_OPEN_WORK: 'conflict' })` makes `errors.HAS_OPEN_WORK(params)` with code STATION_HAS_OPEN_WORK. */
export function defineErrors<const S extends ErrorSpec>(prefix: string, spec: S): ErrorMakers<S> {
  const makers = Object.entries(spec).map(([name, kind]) => {
    const code = prefix ? `${prefix}_${name}` : name
    declared.set(code, kind)
    return [name, (params?: Record<string, unknown>) => new AppError(code, kind, params)]
  })
  return Object.fromEntries(makers) as ErrorMakers<S>
}

/** Every declared code, for the words-coverage check. */
export const declaredErrorCodes = () => [...declared.keys()]

export const errors = defineErrors('', {
  UNAUTHENTICATED: 'unauthenticated',
  SIGN_IN_AGAIN: 'forbidden',
  SECOND_FACTOR_NEEDED: 'forbidden',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  CONFLICT: 'conflict',
  CONFLICT_IN_PROGRESS: 'conflict',
  IDEMPOTENCY_MISMATCH: 'conflict',
  FLOW_STEP_NOT_ALLOWED: 'conflict',
  INPUT_INVALID: 'invalid',
  OPERATION_INVALID: 'invalid',
  OPERATION_TOO_LARGE: 'limited',
  RATE_LIMITED: 'limited',
  INTERNAL: 'invalid',
})

export const invalidInput = (fields: FieldProblem[]) => new AppError('INPUT_INVALID', 'invalid', {}, fields)
