import { AppError, type FieldProblem } from '@stationmaster/client/app-error.ts'
import { graphql, type Document } from '@stationmaster/client/gql.ts'
import { locale } from '@stationmaster/client/preferences.ts'
import { ref } from 'vue'

const TOKEN_KEY = 'stationmaster.application'

function kept(): string | null {
  try {
    return localStorage.getItem(TOKEN_KEY)
  } catch {
    return null
  }
}

/** What opens the draft on this device. It travels as a header: no other site can make a browser send it. */
export const token = ref<string | null>(kept())

/** The application was opened by code and phone on another device, which ended the token of this one. */
export const isElsewhere = ref(false)

export function keepToken(value: string | null): void {
  token.value = value
  isElsewhere.value = false
  try {
    if (value) localStorage.setItem(TOKEN_KEY, value)
    else localStorage.removeItem(TOKEN_KEY)
  } catch {
    // a browser that keeps nothing: the draft lasts as long as the page, and code and phone open it again
  }
}

export const linkHeaders = (): Record<string, string> => ({
  'accept-language': locale.value,
  ...(token.value ? { 'x-stationmaster-link': token.value } : {}),
})

interface Refusal {
  message: string
  extensions?: { code?: string; params?: Record<string, string | number>; fields?: FieldProblem[]; requestId?: string }
}

/** Sends one operation as an applicant, never as somebody with an account, even if this browser is signed in elsewhere. */
export async function ask<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const answer = await post<{ data?: Result | null; errors?: Refusal[] }>('/graphql', {
    method: 'POST',
    headers: { ...linkHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.loc?.source.body, variables }),
  })
  const failure = answer.errors?.[0]
  if (failure)
    throw await withReason(
      new AppError(failure.extensions?.code ?? 'INTERNAL', { ...failure.extensions, message: failure.message }),
    )
  if (!answer.data) throw new AppError('INTERNAL')
  return answer.data
}

const passQuery = graphql(`
  query ApplicationPass {
    ownApplication {
      id
    }
  }
`)

/** A row that is not there may have been this device's own: then its token has ended. */
async function withReason(refusal: AppError): Promise<AppError> {
  if (refusal.code !== 'NOT_FOUND' || !token.value) return refusal
  const { ownApplication } = await ask(passQuery, {})
  if (!ownApplication) {
    keepToken(null)
    isElsewhere.value = true
  }
  return refusal
}

async function post<T>(path: string, init: RequestInit): Promise<T> {
  try {
    const response = await fetch(path, init)
    return (await response.json()) as T
  } catch {
    throw new AppError('NETWORK')
  }
}

export interface Upload {
  applicationId: string
  slot: string
  file: File
  onProgress: (percent: number) => void
}

/** fetch cannot report progress, hence XMLHttpRequest. */
export function upload({ applicationId, slot, file, onProgress }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', `/applications/${applicationId}/files?slot=${encodeURIComponent(slot)}`)
    for (const [name, value] of Object.entries(linkHeaders())) call.setRequestHeader(name, value)
    call.upload.onprogress = (event) => onProgress(Math.round((event.loaded / event.total) * 100))
    call.onerror = () => reject(new AppError('NETWORK'))
    call.onload = () => {
      if (call.status < 300) resolve()
      else void withReason(refusalOf(call.responseText)).then(reject, reject)
    }
    const body = new FormData()
    body.append('file', file)
    call.send(body)
  })
}

function refusalOf(text: string): AppError {
  try {
    const answer = JSON.parse(text) as { code?: string; message?: string }
    return new AppError(answer.code ?? 'INTERNAL', answer)
  } catch {
    return new AppError('NETWORK')
  }
}

/** Small pictures are fetched once for as long as the page is open: they come back with every step and every condition. */
const thumbnails = new Map<string, Promise<string>>()
export function thumbnailOf(id: string): Promise<string> {
  const known = thumbnails.get(id)
  if (known) return known
  const fetched = pictureOf(`/application-files/${id}/thumbnail`)
  thumbnails.set(id, fetched)
  fetched.catch(() => thumbnails.delete(id))
  return fetched
}

/** A picture of the applicant for an <img>: fetched with his token, since a plain address would show it to nobody. */
export async function pictureOf(path: string): Promise<string> {
  const response = await fetch(path, { headers: linkHeaders() })
  if (!response.ok) throw new AppError('NOT_FOUND')
  return URL.createObjectURL(await response.blob())
}
