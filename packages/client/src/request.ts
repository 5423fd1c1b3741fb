import { AppError, type FieldProblem } from './app-error.ts'
import type { Document } from './gql.ts'
import { locale } from './preferences.ts'
import { withSession } from './renewal.ts'

export type AppName = 'admin' | 'portal'

interface RequestOptions {
  /** For creates and submits: the same key never runs twice. */
  idempotencyKey?: string
  signal?: AbortSignal
}

interface Answer<Result> {
  data?: Result | null
  errors?: { message: string; extensions?: Extensions }[]
}

interface Extensions {
  code?: string
  params?: Record<string, string | number>
  fields?: FieldProblem[]
  requestId?: string
}

let app: AppName = 'admin'

/** Which app speaks; the server picks the session by it. */
export const configureClient = (name: AppName): void => {
  app = name
}
export const appName = (): AppName => app

/** A fresh key for one create; crypto.randomUUID is missing on plain http. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export const commonHeaders = (): Record<string, string> => ({
  'x-stationmaster-app': app,
  'accept-language': locale.value,
})

/**
 * Sends one operation; when the session has ended it waits until the reader has signed in again and is then repeated.
 * Throws AppError: the server's, or NETWORK when it does not answer.
 */
export const request = <Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  options: RequestOptions = {},
): Promise<Result> => withSession(() => operate(document, variables, options))

async function operate<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  options: RequestOptions,
): Promise<Result> {
  const query = document.loc?.source.body
  const headers: Record<string, string> = { ...commonHeaders(), 'content-type': 'application/json' }
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  const response = await send('/graphql', {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  const answer = await jsonOf<Answer<Result>>(response)
  const failure = answer.errors?.[0]
  if (failure)
    throw new AppError(failure.extensions?.code ?? 'INTERNAL', { ...failure.extensions, message: failure.message })
  if (!answer.data) throw new AppError('INTERNAL')
  return answer.data
}

/** Posts to a REST path beside GraphQL, such as sign-in. */
export async function post<Result>(path: string, body: object = {}): Promise<Result> {
  return rest(path, {
    method: 'POST',
    headers: { ...commonHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

export const get = <Result>(path: string): Promise<Result> => rest(path, { headers: commonHeaders() })

async function rest<Result>(path: string, init: RequestInit): Promise<Result> {
  const response = await send(path, init)
  const answer = await jsonOf<Result & Extensions & { message?: string }>(response)
  if (response.ok) return answer
  throw new AppError(answer.code ?? 'INTERNAL', answer)
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new AppError('NETWORK')
  }
}

async function jsonOf<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T
  } catch {
    throw new AppError(response.status >= 502 && response.status <= 504 ? 'NETWORK' : 'INTERNAL')
  }
}
