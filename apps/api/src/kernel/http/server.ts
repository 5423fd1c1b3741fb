import fastifyHelmet from '@fastify/helmet'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { authRoutes } from '../auth/routes.ts'
import { tokenRoute } from '../auth/token-route.ts'
import { randomUUID } from 'node:crypto'
import type { LiveHub } from '../live/hub.ts'
import type { Module } from '../module.ts'
import type { Services } from '../services.ts'
import { closeUnusedConnections } from './connections.ts'
import { graphqlRoute } from './graphql-route.ts'
import { metricsRoute } from '../telemetry/metrics.ts'
import { healthRoutes } from './health.ts'
import { mostBytes, refuse } from './refusals.ts'
import type { ServerOptions } from './server-options.ts'
import { streamRoute } from './stream-route.ts'
import { allowPerMinute } from './turns.ts'
import { webApps } from './web-apps.ts'

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
    logger: {
      level: logLevel,
      serializers: { err: plainError },
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // as many proxies as are configured are believed, no more: the client's own header never names its address
    trustProxy: trustProxy > 0 ? (_: string, hop: number) => hop <= trustProxy : false,
    bodyLimit: mostBytes,
    requestTimeout: 300_000, // a film of 50 MB over a slow line; headers must come within ten seconds all the same
    http: { headersTimeout: 10_000 },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  })
}

/** Helmet's headers are the same for every answer: worked out with the first one, then repeated. */
function sendSecurityHeaders(app: FastifyInstance): void {
  let known: Record<string, string> | null = null
  app.addHook('onRequest', (_, reply, done) => {
    if (known) void reply.headers(known)
    else {
      void reply.helmet()
      known = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]))
    }
    done()
  })
}

/** Puts headers, health, sign-in, the modules' own routes, GraphQL and the two apps on one server. */
export async function openServer(
  app: FastifyInstance,
  at: { schema: GraphQLSchema; modules: readonly Module[]; services: Services; hub: LiveHub; options: ServerOptions },
) {
  const { modules, services, options } = at
  await app.register(fastifyHelmet, {
    global: false,
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
  sendSecurityHeaders(app)
  app.setErrorHandler((error, request, reply) => {
    const { status, answer } = refuse(error, request)
    return reply.status(status).header('cache-control', 'no-store').send(answer)
  })
  closeUnusedConnections(app)
  allowPerMinute(options.requestsPerMinute)
  healthRoutes(app, options.readiness)
  metricsRoute(app, options.metrics)
  await authRoutes(app, services.auth)
  await tokenRoute(app, services.auth)
  for (const module of modules) await module.routes?.(app, services)
  await graphqlRoute(app, at)
  await streamRoute(app, at)
  if (options.webFolders) await webApps(app, options.webFolders)
}
