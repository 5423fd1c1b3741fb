import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { getOperationAST, OperationTypeNode, parse, type GraphQLSchema } from 'graphql'
import { createHandler, type RequestParams, type ResponseInit } from 'graphql-sse'
import { once } from 'node:events'
import { errors } from '../errors.ts'
import type { LiveHub } from '../live/hub.ts'
import { StreamOperation, type StreamContext } from '../live/stream-operation.ts'
import type { Services } from '../services.ts'
import { callerOfRequest } from './caller.ts'
import { answerAsGraphql } from './graphql-route.ts'
import { checkOperation } from './limits.ts'
import { isOwnOrigin } from './origin.ts'
import { countRequest } from './turns.ts'

const mostTokens = 200

function argumentsOf(
  schema: GraphQLSchema,
  { query, operationName, variables }: RequestParams,
  contextValue: StreamContext,
) {
  const document = parseOrRefuse(query)
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) throw errors.OPERATION_INVALID()
  const given = variables ?? {}
  checkOperation({ schema, document, operation, variables: given, caller: contextValue.caller })
  return { schema, document, operationName: operationName ?? null, variableValues: given, contextValue }
}

function parseOrRefuse(query: string) {
  try {
    return parse(query, { maxTokens: mostTokens })
  } catch {
    throw errors.OPERATION_INVALID()
  }
}

/**
 * POST /graphql/stream: subscriptions over server-sent events, one connection each (graphql-sse, distinct connections), with
 * the schema, cookies, origin check and limits of /graphql. Queries and mutations are not served here.
 */
export async function streamRoute(
  app: FastifyInstance,
  at: { schema: GraphQLSchema; services: Services; hub: LiveHub },
): Promise<void> {
  const { schema, services, hub } = at
  const operations = new WeakMap<FastifyRequest, StreamContext>()
  const handle = createHandler<FastifyRequest, undefined, StreamContext>({
    authenticate: () => null,
    onSubscribe: ({ raw }, params) => argumentsOf(schema, params, operations.get(raw) as StreamContext),
  })
  await app.register(async (scope) => {
    answerAsGraphql(scope)
    scope.addHook('onRequest', async (request) => {
      if (!isOwnOrigin(request.headers, services.publicUrl)) throw errors.FORBIDDEN()
    })
    scope.post('/graphql/stream', async (request, reply) => {
      const caller = await callerOfRequest(request, services)
      await countRequest(caller, request.ip, reply)
      if (!caller.actor) throw errors.UNAUTHENTICATED()
      const operation = new StreamOperation(caller, hub)
      operations.set(request, operation.context)
      const [body, init] = await handle({
        method: request.method,
        url: request.url,
        headers: { get: (name) => String(request.headers[name] ?? '') },
        body: request.body as Record<string, unknown>,
        raw: request,
        context: undefined,
      })
      if (typeof body !== 'object' || body === null) {
        operation.leave()
        return reply
          .status(init.status)
          .headers(init.headers ?? {})
          .send(body ?? '')
      }
      return send(reply, { body, init, operation })
    })
  })
}

interface Answer {
  body: AsyncGenerator<string, void, undefined>
  init: ResponseInit
  operation: StreamOperation
}

/** Writes as fast as the reader takes it, and tells the stream what has been taken. */
async function send(reply: FastifyReply, { body, init, operation }: Answer): Promise<void> {
  const { raw } = reply
  reply.hijack()
  raw.once('close', () => operation.leave())
  raw.writeHead(init.status, {
    ...(reply.getHeaders() as Record<string, string>),
    ...init.headers,
    'content-encoding': 'identity', // the library writes `none`, which some proxies refuse
    'x-accel-buffering': 'no',
  })
  for await (const chunk of body) {
    if (raw.destroyed) break
    if (!raw.write(chunk)) await Promise.race([once(raw, 'drain'), once(raw, 'close')])
    if (chunk.startsWith('event: next')) operation.noteSent()
  }
  raw.end()
}
