import { AppError, commonHeaders } from '@stationmaster/client'

/** Adds a photo to a slot of the application, where it lies beside those of the applicant. @returns its id */
export async function uploadPhoto(applicationId: string, slot: string, file: File): Promise<string> {
  const body = new FormData()
  body.append('file', file)
  const path = `/applications/${applicationId}/files?slot=${encodeURIComponent(slot)}`
  const response = await fetch(path, { method: 'POST', headers: commonHeaders(), body }).catch(() => {
    throw new AppError('NETWORK')
  })
  const answer = (await response.json().catch(() => ({}))) as { id?: string; code?: string; message?: string }
  if (response.ok && answer.id) return answer.id
  throw new AppError(answer.code ?? 'INTERNAL', answer)
}
