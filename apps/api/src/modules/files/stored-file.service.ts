import { Readable } from 'node:stream'
import type { Ctx } from '../../kernel/context.ts'
import { recordDeed } from '../../kernel/audit.ts'
import { errors as commonErrors } from '../../kernel/errors.ts'
import type { FileStore, KeptFile, ReceivedFile } from '../../kernel/files/store.ts'
import { FileBlob, StoredFile } from './stored-file.entity.ts'
import { queueForRoom, usedRoom } from './stored-file.report.ts'
import { mustHaveRoom, mustLast, storedName } from './stored-file.rules.ts'

export { storedName }

export type InTransaction = <T>(run: (ctx: Ctx) => Promise<T>) => Promise<T>

export interface Upload {
  bytes: Readable
  /** As the sender's computer calls it. */
  name: string
}

/** Receives, checks and keeps a file between short transactions: none is open while bytes travel. */
export async function uploadFile(files: FileStore, transaction: InTransaction, upload: Upload): Promise<StoredFile> {
  await transaction(async (ctx) => mustHaveRoom(await usedRoom(ctx), 0))
  const name = storedName(upload.name)
  const kept = await receiveFile(files, transaction, upload)
  return transaction(async (ctx) => {
    const file = await addFile(ctx, name, kept)
    await ctx.em.flush()
    recordDeed(ctx, { action: 'uploadFile', entity: 'StoredFile', entityId: file.id, input: { name }, outcome: 'DONE' })
    return file
  })
}

/** The bytes alone, checked against their name and kept; whose they are is the caller's to say. */
export async function receiveFile(files: FileStore, transaction: InTransaction, upload: Upload): Promise<KeptFile> {
  const received = await files.receive(upload.bytes, storedName(upload.name))
  const known = await transaction((ctx) => wantedBlob(ctx, received.sha256))
  return keepUnlessKnown(files, received, known)
}

/**
 * The bytes that are there and will stay. Those that were about to go (stored-file-clearing) lose their mark, so that they
 * stay after all, and are kept anew, since they may be gone already.
 */
async function wantedBlob({ em }: Ctx, sha256: string): Promise<FileBlob | null> {
  const marked = await em.nativeUpdate(FileBlob, { sha256, unusedSince: { $ne: null } }, { unusedSince: null })
  return marked > 0 ? null : em.findOne(FileBlob, sha256)
}

/** Kept bytes have a row before anything points at them; the same bytes have one. */
export const noteBlob = async ({ em, now }: Ctx, { sha256, sizeBytes: size, hasThumbnail }: KeptFile): Promise<void> =>
  void (await em.upsert(
    FileBlob,
    { sha256, size, hasThumbnail, createdAt: now, unusedSince: null },
    { onConflictMergeFields: ['unusedSince'] },
  ))

async function keepUnlessKnown(files: FileStore, received: ReceivedFile, known: FileBlob | null): Promise<KeptFile> {
  if (!known) return files.keep(received)
  await files.discard(received)
  const { sha256, size, hasThumbnail } = known
  return { sha256, mediaType: received.mediaType, sizeBytes: size, hasThumbnail }
}

const largestMadeBytes = 50 * 1024 ** 2

/** Puts bytes that the program made into the store; call it outside of transactions, then `addFile`. */
export async function prepareFile(files: FileStore, name: string, bytes: Buffer): Promise<KeptFile> {
  return files.keep(await files.receive(Readable.from([bytes]), storedName(name), largestMadeBytes))
}

/** Adds the row of a kept file for the caller and his station, within the limits. */
export async function addFile(
  ctx: Ctx,
  name: string,
  kept: KeptFile,
  { isPrivate = false, expiresAt = null }: { isPrivate?: boolean; expiresAt?: Date | null } = {},
): Promise<StoredFile> {
  const { em, actor } = ctx
  const { sha256, mediaType, sizeBytes: size, hasThumbnail } = kept
  await queueForRoom(ctx)
  mustHaveRoom(await usedRoom(ctx), size)
  await noteBlob(ctx, kept)
  const stationId = actor?.scope.as === 'station' ? actor.scope.stationId : null
  const row = { name: storedName(name), mediaType, size, sha256, hasThumbnail, stationId, isPrivate, expiresAt }
  return em.create(StoredFile, { ...row, uploadedById: actor?.userId ?? null })
}

/** A foreign file and a missing one are the same to the caller. */
export async function findFile({ em, now }: Ctx, id: string): Promise<StoredFile> {
  const file = await em.findOne(StoredFile, id)
  if (!file) throw commonErrors.NOT_FOUND()
  mustLast(file, now)
  return file
}

/** The whole file, for jobs that read tables (5 MB at most). */
export const readFile = (files: FileStore, { sha256 }: Pick<StoredFile, 'sha256'>): Promise<Buffer> =>
  files.read(sha256)
