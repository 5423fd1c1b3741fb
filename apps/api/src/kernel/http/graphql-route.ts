import { HeaderMap } from '@apollo/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { errors } from '../errors.ts'
import { checkIdempotencyKey } from '../idempotency.ts'
import { Operation } from '../operation.ts'
import type { Services } from '../services.ts'
import { callerOfRequest } from './caller.ts'
import { openExecutor } from './executor.ts'
import { apolloServer } from './graphql.ts'
import { isOwnOrigin } from './origin.ts'
import { refuse } from './refusals.ts'
import type { ServerOptions } from './server-options.ts'
import { takeTurn } from './turns.ts'
import { answerShortly, type Body } from './short-way.ts'
import { ValidQueries } from './valid-queries.ts'

const idempotencyKeyOf = (request: FastifyRequest): string | null => {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' ? checkIdempotencyKey(key) : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What Apollo looks at: its own protection against forms and images, and which media type is wanted. */
const readByApollo = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'] as const

function headersFor({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap()
  for (const name of readByApollo) {
    const value = headers[name]
    if (typeof value === 'string') map.set(name, value)
  }
  return map
}

const shortHeaders = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }

/** Other media types are Apollo's to choose. */
const wantsJson = ({ headers: { accept = '*/*', 'content-type': type = '' } }: FastifyRequest) =>
  (accept === '*/*' || accept === 'application/json') && type.startsWith('application/json')

/** One operation as JSON: no batch, no form, no text. */
function mustBeOperation(body: unknown): void {
  const fits =
    isObject(body) && typeof body['query'] === 'string' && (body['variables'] == null || isObject(body['variables']))
  if (!fits) throw errors.OPERATION_INVALID()
}

/** Refusals before GraphQL runs have GraphQL's form too. */
export function answerAsGraphql(scope: FastifyInstance): void {
  scope.setErrorHandler((error, request, reply) => {
    const { status, answer } = refuse(error, request)
    const { message, ...extensions } = answer
    return reply
      .status(status)
      .header('cache-control', 'no-store')
      .send({ errors: [{ message, extensions }] })
  })
}

/** POST /graphql. What is refused before GraphQL runs (origin, form of the body, key, rate) is answered in GraphQL's form too. */
export async function graphqlRoute(
  app: FastifyInstance,
  at: {
    schema: GraphQLSchema
    services: Services
    options: Pick<ServerOptions, 'introspection' | 'isDevelopment' | 'afterCommit' | 'observe'>
  },
): Promise<void> {
  const { schema, services, options } = at
  const { introspection, observe } = options
  const valid = new ValidQueries()
  const execute = openExecutor(schema, app.log, options.isDevelopment)
  const apollo = apolloServer(schema, app.log, { introspection, observe, execute, valid })
  const shortcut = { schema, valid, execute, observe }
  await apollo.start()
  await app.register(async (scope) => {
    answerAsGraphql(scope)
    scope.addHook('onRequest', (request, _, done) => {
      done(isOwnOrigin(request.headers, services.publicUrl) ? undefined : errors.FORBIDDEN())
    })
    scope.post('/graphql', async (request, reply) => {
      mustBeOperation(request.body)
      const caller = await callerOfRequest(request, services)
      await takeTurn(caller, request.ip, reply)
      const key = idempotencyKeyOf(request)
      const hooks = { afterCommit: options.afterCommit, isWanted: () => !reply.raw.destroyed }
      const operationOf = () => new Operation(services.database, caller, key, hooks)
      const short = wantsJson(request) ? await answerShortly(shortcut, request.body as Body, operationOf()) : null
      if (short) {
        if (short.traceId) void reply.header('x-trace-id', short.traceId)
        return reply.headers({ ...shortHeaders, 'x-request-id': request.id }).send(Buffer.from(short.text))
      }
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers: headersFor(request), search: '', body: request.body },
        context: async () => operationOf(),
      })
      if (body.kind !== 'complete') throw errors.OPERATION_INVALID()
      for (const [name, value] of headers) void reply.header(name, value)
      return reply.code(status ?? 200).send(body.string)
    })
  })
  app.addHook('onClose', () => apollo.stop())
}
