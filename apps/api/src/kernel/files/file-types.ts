import { defineErrors } from '../errors.ts'

export const storeErrors = defineErrors('FILE', {
  EMPTY: 'invalid',
  DAMAGED: 'invalid',
  TOO_LARGE: 'invalid',
  TYPE_NOT_ALLOWED: 'invalid',
  NAME_NOT_OF_TYPE: 'invalid',
  TOO_MANY_PIXELS: 'invalid',
})

const megabyte = 1024 * 1024

/**
 * Everything that may be stored (security.md C8). HEIC is left out: the image library cannot read it, so its place of
 * shooting could not be removed. SVG and HTML are left out: they run code in the reader's browser.
 */
export const fileTypes = {
  'image/jpeg': { extensions: ['jpg', 'jpeg'], maximumBytes: 20 * megabyte, image: 'jpeg' },
  'image/png': { extensions: ['png'], maximumBytes: 20 * megabyte, image: 'png' },
  'image/webp': { extensions: ['webp'], maximumBytes: 20 * megabyte, image: 'webp' },
  'video/mp4': { extensions: ['mp4'], maximumBytes: 50 * megabyte, image: null },
  'application/pdf': { extensions: ['pdf'], maximumBytes: 10 * megabyte, image: null },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx'],
    maximumBytes: 5 * megabyte,
    image: null,
  },
  'text/csv': { extensions: ['csv'], maximumBytes: 5 * megabyte, image: null },
} as const

export type MediaType = keyof typeof fileTypes
export type ImageFormat = 'jpeg' | 'png' | 'webp'

export const largestFileBytes = Math.max(...Object.values(fileTypes).map((type) => type.maximumBytes))

const mediaTypeOfExtension = new Map<string, MediaType>(
  (Object.keys(fileTypes) as MediaType[]).flatMap((mediaType) =>
    fileTypes[mediaType].extensions.map((extension): [string, MediaType] => [extension, mediaType]),
  ),
)

export const isMediaType = (text: string): text is MediaType => Object.hasOwn(fileTypes, text)

/** What the name promises; throws FILE_TYPE_NOT_ALLOWED for any other ending. */
export function mediaTypeOfName(name: string): MediaType {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const mediaType = mediaTypeOfExtension.get(extension)
  if (mediaType === undefined) throw storeErrors.TYPE_NOT_ALLOWED()
  return mediaType
}

export const tooLargeFor = (mediaType: MediaType) =>
  storeErrors.TOO_LARGE({ maximum: `${fileTypes[mediaType].maximumBytes / megabyte} MB` })
