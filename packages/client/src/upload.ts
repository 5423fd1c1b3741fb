import { AppError, type ErrorDetails } from './app-error.ts'
import { withSession } from './renewal.ts'
import { commonHeaders } from './request.ts'

export interface UploadedFile {
  id: string
  name: string
  size: number
  mediaType: string
}

/** Uploads one file beside GraphQL. `onProgress` hears 0–100. fetch cannot report progress, hence XMLHttpRequest. */
export const uploadFile = (
  file: File,
  onProgress: (percent: number) => void = () => {},
  signal?: AbortSignal,
): Promise<UploadedFile> => withSession(() => send(file, onProgress, signal))

function send(file: File, onProgress: (percent: number) => void, signal?: AbortSignal): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', '/files')
    for (const [name, value] of Object.entries(commonHeaders())) call.setRequestHeader(name, value)
    call.upload.onprogress = (event) => onProgress(Math.round((event.loaded / event.total) * 100))
    call.onerror = () => reject(new AppError('NETWORK'))
    call.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'))
    signal?.addEventListener('abort', () => call.abort())
    if (signal?.aborted) return reject(new DOMException('The upload was stopped', 'AbortError'))
    call.onload = () => {
      const answer = parse(call.responseText)
      if (call.status < 300 && answer) resolve(answer)
      else reject(new AppError(answer?.code ?? 'INTERNAL', answer ?? {}))
    }
    const form = new FormData()
    form.append('file', file)
    call.send(form)
  })
}

function parse(text: string): (UploadedFile & ErrorDetails & { code?: string }) | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
