import sharp from 'sharp'
import { AppError } from '../errors.ts'
import { type ImageFormat, storeErrors } from './file-types.ts'

const maximumPixels = 40_000_000
const thumbnailPixels = 320
const timeLimitSeconds = 30

// Whatever the bytes claim to be, no other reader of the library ever sees them.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })

export interface PreparedImage {
  image: Buffer
  /** WebP, at most 320 × 320. */
  thumbnail: Buffer
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Draws a picture anew: what is not picture (place, device, hidden data, appended bytes) is gone, the camera's turn
 * is applied. One at a time, as a large photo needs hundreds of megabytes.
 */
export function prepareImage(path: string, format: ImageFormat): Promise<PreparedImage> {
  const drawing = last.then(() => drawAnew(path, format))
  last = drawing.catch(() => undefined)
  return drawing
}

async function drawAnew(path: string, format: ImageFormat): Promise<PreparedImage> {
  try {
    const { width, height } = await sharp(path, { limitInputPixels: false }).metadata()
    if (width * height > maximumPixels) throw storeErrors.TOO_MANY_PIXELS({ maximum: maximumPixels / 1_000_000 })
    const image = await open(path).autoOrient().toFormat(format, { quality: 85 }).toBuffer()
    const size = { width: thumbnailPixels, height: thumbnailPixels, withoutEnlargement: true }
    const thumbnail = await open(image)
      .resize({ ...size, fit: 'inside' })
      .webp({ quality: 75 })
      .toBuffer()
    return { image, thumbnail }
  } catch (error) {
    throw error instanceof AppError ? error : storeErrors.DAMAGED()
  }
}

const open = (input: string | Buffer) =>
  sharp(input, { limitInputPixels: maximumPixels, failOn: 'error' }).timeout({ seconds: timeLimitSeconds })
