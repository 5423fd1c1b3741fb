import {
  changePassword as changeInput,
  codeOnly,
  forgotPassword,
  proof as proofInput,
  setPassword as setInput,
  signIn as signInInput,
} from '@stationmaster/contracts/identity'
import { problemsOf } from '@stationmaster/contracts/fields'
import { localeOf } from '@stationmaster/i18n'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import { type AppError, errors, invalidInput } from '../errors.ts'
import { answerTo, knownError, statusOf } from '../http/answers.ts'
import { isOwnOrigin } from '../http/origin.ts'
import type { Auth } from './auth.ts'
import { isPurpose, linkErrors, type App } from './one-time-token.ts'
import { confirmSignIn, type Visit } from './prove.ts'
import {
  beginSecondFactor,
  disableSecondFactor,
  enableSecondFactor,
  newCodes,
  secondFactorOf,
} from './second-factor.ts'
import { changePassword, forgot, readLink, setPassword, signIn, signOut } from './sign-in.ts'

function parse<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw invalidInput(problemsOf(result.error.issues))
  return result.data
}

const visitOf = (app: App, { id, ip, headers }: FastifyRequest): Visit => ({
  app,
  requestId: id,
  address: ip,
  cookies: headers.cookie,
  userAgent: headers['user-agent'],
})

/** Fastify's own refusals: not JSON, too large, no such media type. */
function refusalOf(error: unknown): AppError | null {
  const { statusCode = 500 } = error as { statusCode?: number }
  return statusCode >= 400 && statusCode < 500 ? errors.OPERATION_INVALID() : null
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const known = knownError(error) ?? refusalOf(error)
  if (!known) request.log.error({ err: error }, 'sign-in failed')
  const minutes = known?.params['minutes']
  if (typeof minutes === 'number') void reply.header('retry-after', minutes * 60)
  const answer = answerTo(known ?? error, localeOf(request.headers['accept-language']), request.id)
  return reply.status(known ? statusOf[known.kind] : 500).send(answer)
}

/** The sign-in routes of one app: /auth/admin/… or /auth/portal/…. No password ever passes through GraphQL. */
function routesOf(app: App, auth: Auth, routes: FastifyInstance) {
  const done = (reply: FastifyReply, cookies: string[] = []) => {
    for (const cookie of cookies) void reply.header('set-cookie', cookie)
    return reply.send({ ok: true })
  }
  routes.post('/sign-in', async (request, reply) =>
    done(reply, await signIn(auth, visitOf(app, request), parse(signInInput, request.body))),
  )
  routes.post('/sign-out', async (request, reply) => done(reply, await signOut(auth, visitOf(app, request))))
  routes.post('/forgot', async (request, reply) => {
    await forgot(auth, visitOf(app, request), parse(forgotPassword, request.body).identifier)
    return done(reply)
  })
  routes.get<{ Params: { purpose: string; token: string } }>('/token/:purpose/:token', async (request, reply) => {
    const { purpose, token } = request.params
    if (!isPurpose(purpose)) throw linkErrors.INVALID()
    const { name, email, phone } = await readLink(auth, visitOf(app, request), { purpose, token })
    return reply.send({ ok: true, purpose, name, identifier: email ?? phone })
  })
  routes.post('/set-password', async (request, reply) => {
    await setPassword(auth, visitOf(app, request), parse(setInput, request.body))
    return done(reply)
  })
  routes.post('/change-password', async (request, reply) =>
    done(reply, await changePassword(auth, visitOf(app, request), parse(changeInput, request.body))),
  )
  secondFactorRoutes(app, auth, routes)
}

/** Confirming a session, and the own second factor. */
function secondFactorRoutes(app: App, auth: Auth, routes: FastifyInstance) {
  routes.post('/confirm', async (request, reply) => {
    await confirmSignIn(auth, visitOf(app, request), parse(proofInput, request.body))
    return reply.send({ ok: true })
  })
  routes.get('/second-factor', async (request, reply) =>
    reply.send({ ok: true, ...(await secondFactorOf(auth, visitOf(app, request))) }),
  )
  routes.post('/second-factor/begin', async (request, reply) =>
    reply.send({
      ok: true,
      ...(await beginSecondFactor(auth, visitOf(app, request), parse(proofInput, request.body))),
    }),
  )
  routes.post('/second-factor/enable', async (request, reply) => {
    const { code } = parse(codeOnly, request.body)
    return reply.send({ ok: true, recoveryCodes: await enableSecondFactor(auth, visitOf(app, request), code) })
  })
  routes.post('/second-factor/disable', async (request, reply) => {
    await disableSecondFactor(auth, visitOf(app, request), parse(proofInput, request.body))
    return reply.send({ ok: true })
  })
  routes.post('/second-factor/recovery-codes', async (request, reply) => {
    const recoveryCodes = await newCodes(auth, visitOf(app, request), parse(proofInput, request.body))
    return reply.send({ ok: true, recoveryCodes })
  })
}

/** Everything under /auth, for the HTTP server to register. */
export async function authRoutes(server: FastifyInstance, auth: Auth): Promise<void> {
  await server.register(
    async (scope) => {
      scope.setErrorHandler(sendError)
      scope.addHook('onRequest', async (request, reply) => {
        void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
        if (request.method === 'POST' && !isOwnOrigin(request.headers, auth.publicUrl)) throw errors.FORBIDDEN()
      })
      // before the work, which asks who is there, and after it, before the answer
      for (const moment of ['preHandler', 'preSerialization'] as const)
        scope.addHook(moment, async () => auth.forgetActors())
      await scope.register(async (routes) => routesOf('admin', auth, routes), { prefix: '/admin' })
      await scope.register(async (routes) => routesOf('portal', auth, routes), { prefix: '/portal' })
    },
    { prefix: '/auth' },
  )
}
