import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Readable } from 'node:stream'
import { buffer as collect } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { S3Driver } from 'flydrive/drivers/s3'
import { addMinutes } from '../clock.ts'
import { newId } from '../ids.ts'
import { fileTypes, type MediaType, mediaTypeOfName, storeErrors, tooLargeFor } from './file-types.ts'
import { prepareImage } from './images.ts'
import { confirmType } from './sniff.ts'

export interface S3Settings {
  bucket: string
  region: string
  /** Of an S3-compatible service; left out for AWS itself. */
  endpoint?: string
  /** Bucket in the path (MinIO, the default) or in the host name (Alibaba Cloud OSS). */
  pathStyle?: boolean
  accessKeyId: string
  secretAccessKey: string
}

export interface FileStoreSettings {
  /** Files are received here in any case, and kept here unless `s3` is given. */
  folder: string
  s3?: S3Settings
}

/** A received file that was found to be what its name says; it waits for `keep` or `discard`. */
export interface ReceivedFile {
  path: string
  mediaType: MediaType
  /** Of the bytes that arrived: the same photo has the same sum, however often it is sent. */
  sha256: string
}

export interface KeptFile {
  sha256: string
  mediaType: MediaType
  /** Of the kept bytes; a picture is drawn anew and differs from what arrived. */
  sizeBytes: number
  hasThumbnail: boolean
}

export interface Kept {
  sha256: string
  sizeBytes: number
  keptAt: Date
}

export type FileStore = ReturnType<typeof openFileStore>

/** Keys come from the content alone, so that the same bytes lie in the store once and no name reaches the disk. */
const keyOf = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`
const thumbnailKeyOf = (sha256: string) => `thumbnails/${sha256.slice(0, 2)}/${sha256}`

export function openFileStore({ folder, s3 }: FileStoreSettings) {
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  const disk = s3 ? openBucket(s3) : new Disk(new FSDriver({ location: folder, visibility: 'private' }))

  /** On the local disk a file is renamed into place: nobody ever reads half of it (the library would copy). */
  async function place(path: string, key: string, contentType: string): Promise<void> {
    if (s3) {
      await disk.copyFromFs(path, key, { contentType, contentLength: (await stat(path)).size })
      return rm(path, { force: true })
    }
    await mkdir(join(folder, dirname(key)), { recursive: true, mode: 0o700 })
    await rename(path, join(folder, key))
  }

  async function keepImage({ path, sha256, mediaType }: ReceivedFile): Promise<KeptFile> {
    const { image, thumbnail } = await prepareImage(path, fileTypes[mediaType].image ?? 'jpeg')
    await writeFile(`${path}.image`, image, { flush: true })
    await writeFile(`${path}.thumbnail`, thumbnail, { flush: true })
    await place(`${path}.thumbnail`, thumbnailKeyOf(sha256), 'image/webp')
    await place(`${path}.image`, keyOf(sha256), mediaType)
    await rm(path, { force: true })
    return { sha256, mediaType, sizeBytes: image.length, hasThumbnail: true }
  }

  async function keptAs(key: string): Promise<Kept> {
    const { contentLength: sizeBytes, lastModified: keptAt } = await disk.getMetaData(key)
    return { sha256: basename(key), sizeBytes, keptAt }
  }

  return {
    /** Streams a file to a waiting place, within its type's size (or `maximumBytes`, for what the program made), and checks it. Throws the FILE_ errors. */
    async receive(bytes: Readable, name: string, maximumBytes?: number): Promise<ReceivedFile> {
      const mediaType = mediaTypeOfName(name)
      const path = join(incoming, newId())
      try {
        const sha256 = await write(bytes, path, mediaType, maximumBytes)
        await confirmType(path, mediaType)
        return { path, mediaType, sha256 }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },

    /** Puts a received file in its place; keeping the same bytes again changes nothing. */
    async keep(received: ReceivedFile): Promise<KeptFile> {
      const { path, sha256, mediaType } = received
      try {
        if (fileTypes[mediaType].image) return await keepImage(received)
        const { size } = await stat(path)
        await place(path, keyOf(sha256), mediaType)
        return { sha256, mediaType, sizeBytes: size, hasThumbnail: false }
      } catch (error) {
        await Promise.all(['', '.image', '.thumbnail'].map((part) => rm(`${path}${part}`, { force: true })))
        throw error
      }
    },

    discard: (received: ReceivedFile) => rm(received.path, { force: true }),
    open: (sha256: string): Promise<Readable> => disk.getStream(keyOf(sha256)),
    openThumbnail: (sha256: string): Promise<Readable> => disk.getStream(thumbnailKeyOf(sha256)),
    read: async (sha256: string): Promise<Buffer> => collect(await disk.getStream(keyOf(sha256))),

    /** Everything in the store, some at a time; a picture's thumbnail goes with it. */
    async *kept(): AsyncGenerator<Kept[]> {
      let next: string | undefined
      do {
        const page = await disk.listAll('files/', { recursive: true, ...(next ? { paginationToken: next } : {}) })
        const keys = [...page.objects].flatMap((object) => (object.isFile ? [object.key] : []))
        for (let at = 0; at < keys.length; at += 200) yield Promise.all(keys.slice(at, at + 200).map(keptAs))
        next = page.paginationToken
      } while (next)
    },

    /** The bytes and their small picture; none is no mistake. */
    async remove(sha256: string): Promise<void> {
      await Promise.all([disk.delete(keyOf(sha256)), disk.delete(thumbnailKeyOf(sha256))])
    },

    /** Takes bytes from a backup as they were kept; they stand in their place once `finish` was called. */
    async putBack(sha256: string, part: 'file' | 'thumbnail') {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw storeErrors.EMPTY()
      const path = join(incoming, newId())
      const handle = await open(path, 'wx', 0o600)
      return {
        write: (bytes: Buffer) => handle.appendFile(bytes),
        finish: async () => {
          await handle.sync()
          await handle.close()
          const isFile = part === 'file'
          await place(
            path,
            (isFile ? keyOf : thumbnailKeyOf)(sha256),
            isFile ? 'application/octet-stream' : 'image/webp',
          )
        },
      }
    },

    /** Removes what a crash left behind; another process on the same folder may be receiving, so only after a day. */
    async clearIncoming(now: Date): Promise<void> {
      for (const name of await readdir(incoming)) {
        const path = join(incoming, name)
        const left = await stat(path).catch(() => null)
        if (left && left.mtime < addMinutes(now, -24 * 60)) await rm(path, { force: true })
      }
    },
  }
}

function openBucket({ bucket, region, endpoint, pathStyle = true, ...credentials }: S3Settings): Disk {
  const address = endpoint === undefined ? {} : { endpoint, forcePathStyle: pathStyle }
  // The checksum trailers that the client adds on its own are unknown to most compatible services.
  const plain = { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const
  const options = {
    bucket,
    region,
    credentials,
    ...address,
    ...plain,
    supportsACL: false,
    visibility: 'private' as const,
  }
  return new Disk(new S3Driver(options))
}

async function write(
  bytes: Readable,
  path: string,
  mediaType: MediaType,
  maximumBytes = fileTypes[mediaType].maximumBytes,
): Promise<string> {
  const sum = createHash('sha256')
  let received = 0
  const meter = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      received += chunk.length
      if (received > maximumBytes) throw tooLargeFor(mediaType)
      sum.update(chunk)
      yield chunk
    }
  }
  await pipeline(bytes, meter, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  if (received === 0) throw storeErrors.EMPTY()
  return sum.digest('hex')
}
