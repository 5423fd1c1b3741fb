import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'
import { largestFileBytes, storeErrors } from '../../kernel/files/file-types.ts'
import { readToTheEnd, sendFile } from '../../kernel/http/file-transfer.ts'
import { isOwnOrigin } from '../../kernel/http/origin.ts'
import { callerOfRequest } from '../../kernel/http/caller.ts'
import { takeTurn } from '../../kernel/http/turns.ts'
import { isUuid } from '../../kernel/ids.ts'
import { withScope } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { may } from './stored-file.access.ts'
import type { StoredFile } from './stored-file.entity.ts'
import { findFile, uploadFile } from './stored-file.service.ts'

type FileRequest = FastifyRequest<{ Params: { id: string }; Querystring: { app?: string } }>

/** POST /files, GET /files/:id, GET /files/:id/thumbnail. */
export async function fileRoutes(server: FastifyInstance, services: Services): Promise<void> {
  await server.register(async (scope) => {
    const limits = { files: 1, fields: 5, parts: 6, fieldSize: 1000, headerPairs: 20, fileSize: largestFileBytes + 1 }
    await scope.register(multipart, { limits, throwFileSizeLimit: false })
    scope.post('/files', async (request, reply) => reply.status(201).send(await receive(request, reply, services)))
    scope.get('/files/:id', async (request: FileRequest, reply) => {
      const file = await fileOf(request, reply, services)
      void reply.header('content-length', file.size)
      const { name, mediaType, sha256 } = file
      return sendFile(request, reply, { name, mediaType, sum: sha256, open: () => services.files.open(sha256) })
    })
    scope.get('/files/:id/thumbnail', async (request: FileRequest, reply) => {
      const { name, sha256, hasThumbnail } = await fileOf(request, reply, services)
      if (!hasThumbnail) throw errors.NOT_FOUND()
      const sent = { name: `${name}.webp`, mediaType: 'image/webp', sum: `${sha256}-thumbnail` }
      return sendFile(request, reply, { ...sent, open: () => services.files.openThumbnail(sha256) })
    })
  })
}

async function callerWith(permission: string, request: FastifyRequest, services: Services): Promise<Caller> {
  const caller = await callerOfRequest(request, services)
  if (!caller.actor) throw errors.UNAUTHENTICATED()
  if (!caller.actor.permissions.has(permission)) throw errors.FORBIDDEN()
  return caller
}

async function receive(request: FastifyRequest, reply: FastifyReply, services: Services) {
  try {
    if (!isOwnOrigin(request.headers, services.publicUrl)) throw errors.FORBIDDEN()
    const caller = await callerWith(may.UPLOAD, request, services)
    await takeTurn(caller, request.ip, reply)
    const part = await request.file()
    if (part?.fieldname !== 'file') throw storeErrors.EMPTY()
    const upload = { bytes: part.file, name: part.filename }
    const file = await uploadFile(services.files, (run) => withScope(services.database, caller, run), upload)
    const { id, name, size, mediaType, sha256 } = file
    return { id, name, size, mediaType, sha256 }
  } catch (error) {
    await readToTheEnd(request.raw)
    throw error
  }
}

async function fileOf(request: FileRequest, reply: FastifyReply, services: Services): Promise<StoredFile> {
  const { app } = request.query
  if (app !== undefined) request.headers['x-stationmaster-app'] ??= app
  const caller = await callerWith(may.READ, request, services)
  await takeTurn(caller, request.ip, reply)
  const { id } = request.params
  if (!isUuid(id)) throw errors.NOT_FOUND()
  return withScope(services.database, caller, (ctx) => findFile(ctx, id), { readOnly: true })
}
