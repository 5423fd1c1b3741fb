import { AppError, commonHeaders } from '@stationmaster/client'

/** Adds a photo of the site; pictures of whoever visits lie beside those of the applicant. */
export async function uploadPhoto(applicationId: string, slot: string, file: File): Promise<void> {
  const body = new FormData()
  body.append('file', file)
  const path = `/applications/${applicationId}/files?slot=${encodeURIComponent(slot)}`
  const response = await fetch(path, { method: 'POST', headers: commonHeaders(), body }).catch(() => {
    throw new AppError('NETWORK')
  })
  if (response.ok) return
  const answer = (await response.json().catch(() => ({}))) as { code?: string; message?: string }
  throw new AppError(answer.code ?? 'INTERNAL', answer)
}
