/** A stored file as `StoredFile` of the API has it. */
export interface PreviewFile {
  id: string
  name: string
  url: string
  thumbnailUrl: string | null
  size: number
  mediaType: string
}

export type PreviewKind = 'picture' | 'pdf' | 'video' | 'none'

/** How a file can be shown in place. */
export function kindOf({ mediaType }: Pick<PreviewFile, 'mediaType'>): PreviewKind {
  if (mediaType.startsWith('image/')) return 'picture'
  if (mediaType === 'application/pdf') return 'pdf'
  return mediaType.startsWith('video/') ? 'video' : 'none'
}

/** Files come as downloads; a PDF in place asks for the other way. */
export const shownAddress = ({ url }: PreviewFile): string => `${url}${url.includes('?') ? '&' : '?'}view=1`
