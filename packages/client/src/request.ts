import { AppError, type FieldProblem } from './app-error.ts'
import type { Document } from './gql.ts'
import { locale } from './preferences.ts'

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
const signedOutListeners = new Set<() => void>()

/** Which app speaks; the server picks the session by it. */
export const configureClient = (name: AppName): void => {
  app = name
}
export const appName = (): AppName => app

/** Called when the server says that the session has ended; the app then shows its sign-in page. */
export const onSignedOut = (listener: () => void): void => {
  signedOutListeners.add(listener)
}

/** Tells the app that the session is over. */
export const reportSignedOut = (): void => signedOutListeners.forEach((listener) => listener())

/** A fresh key for one create; crypto.randomUUID is missing on plain http. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export const commonHeaders = (): Record<string, string> => ({
  'x-stationmaster-app': app,
  'accept-language': locale.value,
})

/** Sends one operation. Throws AppError: the server's, or NETWORK when it does not answer. */
export async function request<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  options: RequestOptions = {},
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
  if (failure) throw report(failure.extensions?.code ?? 'INTERNAL', { ...failure.extensions, message: failure.message })
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

function report(code: string, details: ConstructorParameters<typeof AppError>[1]): AppError {
  if (code === 'UNAUTHENTICATED') reportSignedOut()
  return new AppError(code, details)
}
