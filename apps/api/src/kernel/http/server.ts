import fastifyHelmet from '@fastify/helmet'
import fastifyApollo from '@as-integrations/fastify'
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { localeOf } from '@stationmaster/i18n'
import { authRoutes } from '../auth/routes.ts'
import type { Actor, Caller } from '../context.ts'
import { AppError, errors } from '../errors.ts'
import { checkIdempotencyKey } from '../idempotency.ts'
import { newId } from '../ids.ts'
import type { Module } from '../module.ts'
import { Operation } from '../operation.ts'
import type { Services } from '../services.ts'
import { answerTo, knownError, statusOf } from './answers.ts'
import { apolloServer } from './graphql.ts'
import { healthRoutes, type Readiness } from './health.ts'
import { isOwnOrigin } from './origin.ts'
import { takeTurn } from './turns.ts'
import { webApps } from './web-apps.ts'

const mostBytes = 256 * 1024

export interface ServerOptions {
  introspection: boolean
  /** Folders of the built apps; none in tests. */
  webFolders: { admin: string; portal: string } | null
  readiness: Readiness
  afterCommit: () => void
}

/** Errors of libraries carry connections and rows; a log keeps what happened and where, nothing else. */
const plainError = ({ name, message, stack = '', ...more }: Error & { code?: unknown }) => ({
  type: name,
  message,
  code: typeof more.code === 'string' ? more.code : undefined,
  stack,
})

/** Makes the bare server; its logger serves everything else. */
export function makeServer({ logLevel, trustProxy }: { logLevel: string; trustProxy: number }): FastifyInstance {
  return Fastify({
    logger: { level: logLevel, serializers: { err: plainError }, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    // as many proxies as are configured are believed, no more: the client's own header never names its address
    trustProxy: trustProxy > 0 ? (_: string, hop: number) => hop <= trustProxy : false,
    bodyLimit: mostBytes,
    requestTimeout: 300_000, // a film of 50 MB over a slow line; headers must come within ten seconds all the same
    http: { headersTimeout: 10_000 },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  })
}

type AppName = 'admin' | 'portal'
const appOf = (request: FastifyRequest): AppName | null => {
  const name = request.headers['x-stationmaster-app']
  return name === 'admin' || name === 'portal' ? name : null
}

/** Who asks: the session of the app that the page says it is; a page of the other app has another cookie. */
export async function callerOfRequest(request: FastifyRequest, { auth, clock }: Services): Promise<Caller> {
  const app = appOf(request)
  const actor: Actor | null = app ? await auth.actorOf(app, request.headers.cookie) : null
  return {
    actor,
    scope: actor?.scope ?? { as: 'public' },
    locale: localeOf(request.headers['accept-language']),
    requestId: request.id,
    now: () => clock.now(),
  }
}

const idempotencyKeyOf = (request: FastifyRequest): string | null => {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' ? checkIdempotencyKey(key) : null
}

/** Puts headers, health, sign-in, the modules' own routes, GraphQL and the two apps on one server. */
export async function openServer(app: FastifyInstance, at: { schema: GraphQLSchema; modules: readonly Module[]; services: Services; options: ServerOptions }) {
  const { modules, services, options } = at
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // the kit positions menus and drawers by style attributes
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: services.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  app.setErrorHandler((error, request, reply) => {
    const known = knownError(error) ?? refusalOf(error)
    if (!known) request.log.error({ err: error, requestId: request.id }, 'request failed')
    const answer = answerTo(known ?? error, localeOf(request.headers['accept-language']), request.id)
    return reply.status(known ? statusOf[known.kind] : 500).header('cache-control', 'no-store').send(answer)
  })
  healthRoutes(app, options.readiness)
  await authRoutes(app, services.auth)
  for (const module of modules) await module.routes?.(app, services)
  await openGraphql(app, at)
  if (options.webFolders) await webApps(app, options.webFolders)
}

/** Fastify's own refusals (too large, not JSON, no such media type) as ours. */
function refusalOf(error: unknown): AppError | null {
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (status === 413) return new AppError('OPERATION_TOO_LARGE', 'limited', { limit: 'bytes', maximum: mostBytes })
  if (status === 404) return errors.NOT_FOUND()
  return status >= 400 && status < 500 ? errors.OPERATION_INVALID() : null
}

async function openGraphql(app: FastifyInstance, { schema, services, options }: { schema: GraphQLSchema; services: Services; options: ServerOptions }) {
  const apollo = apolloServer(schema, app.log, { introspection: options.introspection })
  await apollo.start()
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      if (!isOwnOrigin(request.headers, services.publicUrl)) throw errors.FORBIDDEN()
    })
    await scope.register(fastifyApollo(apollo), {
      path: '/graphql',
      method: ['POST'],
      context: async (request, reply) => {
        const caller = await callerOfRequest(request, services)
        await takeTurn(caller, request.ip, reply)
        return new Operation(services.database, caller, idempotencyKeyOf(request), options.afterCommit)
      },
    })
  })
  app.addHook('onClose', () => apollo.stop())
}
