import { AppError } from '@stationmaster/client'

const longestSide = 1600
const shrinkable = /^image\/(jpeg|png|webp|heic|heif)$/
const keepsItsType = /^image\/(jpeg|png|webp)$/

/** Width and height within a square of `most`, the shape kept. */
export function sizeWithin(width: number, height: number, most: number): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

const isHeic = ({ name, type }: File) => /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)

/**
 * A picture of at most 1600 px, turned as it was taken, so that a phone's photo of 8 MB does not travel. Everything else,
 * and what this browser cannot read, stays as it is; the server judges it. HEIC becomes JPEG where the browser reads it
 * (Safari); elsewhere it throws FILE_HEIC, whose words say what to do.
 */
export async function shrinkPicture(file: File): Promise<File> {
  if (!shrinkable.test(file.type) && !isHeic(file)) return file
  try {
    const picture = await createImageBitmap(file)
    const { width, height } = sizeWithin(picture.width, picture.height, longestSide)
    if (width === picture.width && keepsItsType.test(file.type)) return file
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
    picture.close()
    const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg'
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.85))
    return blob ? new File([blob], renamed(file.name, type), { type }) : file
  } catch {
    if (isHeic(file)) throw new AppError('FILE_HEIC')
    return file
  }
}

const renamed = (name: string, type: string) =>
  type === 'image/jpeg' && !/\.jpe?g$/i.test(name) ? `${name.replace(/\.[^.]*$/, '')}.jpg` : name
