import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'
import { largestFileBytes, storeErrors } from '../../kernel/files/file-types.ts'
import { callerOfRequest } from '../../kernel/http/caller.ts'
import { readToTheEnd, sendFile } from '../../kernel/http/file-transfer.ts'
import { isOwnOrigin } from '../../kernel/http/origin.ts'
import { takeTurn } from '../../kernel/http/turns.ts'
import { isUuid } from '../../kernel/ids.ts'
import { withScope } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { may } from '../onboarding/station-application.access.ts'
import { may as mayRead } from '../station-applications/station-application.access.ts'
import type { ApplicationFile } from './application-file.entity.ts'
import { isSlot } from './application-file.rules.ts'
import { addToApplication, findFile } from './application-file.service.ts'

/** Who inspects adds what he saw, who confirms the opening what he was shown. */
const mayAdd = [may.INSPECT, may.CONFIRM]

type UploadRequest = FastifyRequest<{ Params: { id: string }; Querystring: { slot?: string } }>
type FileRequest = FastifyRequest<{ Params: { id: string }; Querystring: { app?: string } }>

/** POST /applications/:id/files?slot=…, GET /application-files/:id and /thumbnail: for applicants by token, for headquarters by session. */
export async function applicationFileRoutes(server: FastifyInstance, services: Services): Promise<void> {
  await server.register(async (scope) => {
    const limits = { files: 1, fields: 2, parts: 3, fieldSize: 200, headerPairs: 20, fileSize: largestFileBytes + 1 }
    await scope.register(multipart, { limits, throwFileSizeLimit: false })
    scope.post('/applications/:id/files', async (request: UploadRequest, reply) =>
      reply.status(201).send(await receive(request, reply, services)),
    )
    scope.get('/application-files/:id', async (request: FileRequest, reply) => {
      const { name, mediaType, sha256 } = await fileOf(request, reply, services)
      return sendFile(request, reply, { name, mediaType, sum: sha256, open: () => services.files.open(sha256) })
    })
    scope.get('/application-files/:id/thumbnail', async (request: FileRequest, reply) => {
      const { name, sha256, hasThumbnail } = await fileOf(request, reply, services)
      if (!hasThumbnail) throw errors.NOT_FOUND()
      const open = () => services.files.openThumbnail(sha256)
      return sendFile(request, reply, {
        name: `${name}.webp`,
        mediaType: 'image/webp',
        sum: `${sha256}-thumbnail`,
        open,
      })
    })
  })
}

/** Somebody with one of these permissions, or an applicant whose token opens a row; everybody else is nobody. */
async function callerFor(permissions: readonly string[], request: FastifyRequest, services: Services): Promise<Caller> {
  const caller = await callerOfRequest(request, services)
  const { actor, scope } = caller
  if (!actor && !(scope.as === 'public' && scope.linkKey)) throw errors.UNAUTHENTICATED()
  if (actor && !permissions.some((permission) => actor.permissions.has(permission))) throw errors.FORBIDDEN()
  return caller
}

async function receive(request: UploadRequest, reply: FastifyReply, services: Services) {
  try {
    if (!isOwnOrigin(request.headers, services.publicUrl)) throw errors.FORBIDDEN()
    const caller = await callerFor(mayAdd, request, services)
    await takeTurn(caller, request.ip, reply)
    const { id } = request.params
    const { slot } = request.query
    if (!isUuid(id) || !isSlot(slot)) throw errors.NOT_FOUND()
    const part = await request.file()
    if (part?.fieldname !== 'file') throw storeErrors.EMPTY()
    const upload = { bytes: part.file, name: part.filename }
    const wanted = { applicationId: id, slot, isInternal: false }
    const transaction = <T>(run: Parameters<typeof withScope<T>>[2]) => withScope(services.database, caller, run)
    const file = await addToApplication(services.files, transaction, upload, wanted)
    return {
      id: file.id,
      slot,
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      hasThumbnail: file.hasThumbnail,
    }
  } catch (error) {
    await readToTheEnd(request.raw)
    throw error
  }
}

async function fileOf(request: FileRequest, reply: FastifyReply, services: Services): Promise<ApplicationFile> {
  const { app } = request.query
  if (app !== undefined) request.headers['x-stationmaster-app'] ??= app
  const caller = await callerFor([mayRead.READ], request, services)
  await takeTurn(caller, request.ip, reply)
  const { id } = request.params
  if (!isUuid(id)) throw errors.NOT_FOUND()
  return withScope(services.database, caller, (ctx) => findFile(ctx, id), { readOnly: true })
}
