import { recordDeed } from '../../kernel/audit.ts'
import type { Ctx } from '../../kernel/context.ts'
import { AppError, errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { fileTypes, type MediaType } from '../../kernel/files/file-types.ts'
import type { FileStore, KeptFile } from '../../kernel/files/store.ts'
import { noteBlob, receiveFile, storedName, type InTransaction, type Upload } from '../files/index.ts'
import { lockApplication } from '../onboarding/index.ts'
import type { StationApplication } from '../onboarding/station-application.entity.ts'
import { ApplicationFile } from './application-file.entity.ts'
import { errors, mustBeOpen, mustHaveRoom } from './application-file.rules.ts'

export { defineSlotRule } from './application-file.rules.ts'

/** Photos and documents; no tables, no films: what a stranger sends is looked at by people only. */
const acceptedTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const satisfies MediaType[]
const acceptedEndings: readonly string[] = acceptedTypes.flatMap((type) => fileTypes[type].extensions)

export interface NewFile {
  applicationId: string
  slot: string
  isInternal: boolean
}

/** Receives, checks and keeps a file of an application between short transactions: none is open while bytes travel. */
export async function addToApplication(
  files: FileStore,
  transaction: InTransaction,
  upload: Upload,
  wanted: NewFile,
): Promise<ApplicationFile> {
  mustBeAccepted(upload.name)
  await transaction((ctx) => openSlot(ctx, wanted, 0))
  const kept = await receiveFile(files, transaction, upload).catch(inWordsOfHere)
  return transaction(async (ctx) => {
    const application = await openSlot(ctx, wanted, kept.sizeBytes)
    const file = await add(ctx, application, { ...wanted, name: storedName(upload.name), kept })
    await ctx.em.flush()
    const input = { name: file.name, slot: file.slot }
    recordDeed(ctx, {
      action: 'addApplicationFile',
      entity: 'StationApplication',
      entityId: application.id,
      input,
      outcome: 'DONE',
    })
    return file
  })
}

function mustBeAccepted(name: string): void {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (!acceptedEndings.includes(ending)) throw errors.TYPE()
}

/** The store knows more types than are accepted here: whoever is refused is told what he may send. */
function inWordsOfHere(error: unknown): never {
  if (error instanceof AppError && error.code === 'FILE_TYPE_NOT_ALLOWED') throw errors.TYPE()
  throw error
}

/** The application, locked so that limits are exact; refuses an applicant whose slot is closed. */
async function openSlot(ctx: Ctx, { applicationId, slot }: NewFile, size: number): Promise<StationApplication> {
  const { em } = ctx
  const application = await lockApplication(ctx, applicationId)
  if (!ctx.actor) mustBeOpen(slot, factsOf(application))
  const present = await em.find(ApplicationFile, { application }, { fields: ['slot', 'size'] })
  const inSlot = present.filter((file) => file.slot === slot).length
  mustHaveRoom({ files: present.length, inSlot, bytes: present.reduce((sum, file) => sum + file.size, 0) }, size)
  return application
}

const factsOf = ({ state, asked }: StationApplication) => ({ state, asked: asked.map(({ question }) => question) })

interface Added extends NewFile {
  name: string
  kept: KeptFile
}

/** Puts the row of a kept file; the seed uses it for its pictures. */
export async function add(
  ctx: Ctx,
  application: StationApplication,
  { slot, isInternal, name, kept }: Added,
): Promise<ApplicationFile> {
  await noteBlob(ctx, kept)
  const { sha256, mediaType, sizeBytes: size, hasThumbnail } = kept
  if (!ctx.actor) application.activeAt = ctx.now
  return ctx.em.create(ApplicationFile, {
    application,
    provinceId: application.province.id,
    slot,
    name,
    mediaType,
    size,
    sha256,
    hasThumbnail,
    isInternal,
    byName: ctx.actor?.name ?? '',
    uploadedById: ctx.actor?.userId ?? null,
  })
}

export async function findFile({ em }: Ctx, id: string): Promise<ApplicationFile> {
  const file = await em.findOne(ApplicationFile, { id })
  if (!file) throw commonErrors.NOT_FOUND()
  return file
}

/** Takes a file away: the applicant while the slot is open, a visitor of the site his own. */
export async function remove(ctx: Ctx, id: string): Promise<StationApplication> {
  const file = await findFile(ctx, id)
  const application = await lockApplication(ctx, file.application.id)
  if (!ctx.actor) mustBeOpen(file.slot, factsOf(application))
  if (ctx.actor && file.uploadedById !== ctx.actor.userId) throw commonErrors.FORBIDDEN()
  if (!ctx.actor && file.uploadedById) throw commonErrors.FORBIDDEN()
  for (const isUsed of uses) if (await isUsed(ctx, id)) throw errors.IN_USE()
  ctx.em.remove(file)
  return application
}

type Use = (ctx: Ctx, fileId: string) => Promise<boolean>
const uses: Use[] = []

/** Something that was reported rests on a file: as long as it does, nobody takes the file away. */
export const registerFileUse = (isUsed: Use): void => void uses.push(isUsed)

/** Proof must lie with the files of this application, where the caller sees it himself. */
export async function mustShowFiles({ em }: Ctx, applicationId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const seen = await em.count(ApplicationFile, { id: { $in: [...ids] }, application: applicationId })
  if (seen < new Set(ids).size) throw invalidInput([{ path: 'fileIds', code: 'NOT_FOUND' }])
}

/** Files of an application, oldest first; `slots` narrows to those of one kind (`surroundings:`). */
export const filesOf = ({ em }: Ctx, applicationId: string, kind = ''): Promise<ApplicationFile[]> =>
  em.find(
    ApplicationFile,
    { application: applicationId, slot: { $like: `${kind}%` } },
    { orderBy: { createdAt: 'asc', id: 'asc' }, limit: 300 },
  )
