import { defineEntity, p } from '@mikro-orm/core'
import { createdAt } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'

const FileBlobSchema = defineEntity({
  name: 'FileBlob',
  properties: {
    /** Of the bytes that arrived. */
    sha256: p.text().primary(),
    /** Bytes in the store. */
    size: p.integer(),
    hasThumbnail: p.boolean(),
    createdAt,
    /** Since when no file was seen to have these bytes: they are about to go. */
    unusedSince: p.datetime().nullable(),
  },
})
/** Bytes in the store, once for all files that have them. */
export class FileBlob extends FileBlobSchema.class {}
FileBlobSchema.setClass(FileBlob)

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    name: p.text(),
    mediaType: p.text(),
    size: p.integer(),
    sha256: p.text(),
    hasThumbnail: p.boolean(),
    stationId: p.uuid().nullable(),
    uploadedById: p.uuid().nullable(),
    /** Nobody but who made it reads it (row scope). */
    isPrivate: p.boolean().default(false),
    /** From then on nobody can fetch it; null for what stays. */
    expiresAt: p.datetime().nullable(),
    createdAt,
  },
})
/** A file that somebody added; never changed afterwards. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile)
