import { localeOf } from '@stationmaster/i18n'
import type { FastifyRequest } from 'fastify'
import { networkOf } from '../auth/attempts.ts'
import { hashOfToken, looksLikeToken } from '../auth/one-time-token.ts'
import type { Actor, Caller } from '../context.ts'
import { errors } from '../errors.ts'
import type { Services } from '../services.ts'

type AppName = 'admin' | 'portal'
const appOf = (request: FastifyRequest): AppName | null => {
  const name = request.headers['x-stationmaster-app']
  return name === 'admin' || name === 'portal' ? name : null
}

/** An applicant, later a customer with a link, shows his token in a header: no page of another site can make a browser send it. */
function linkKeyOf(request: FastifyRequest): string | null {
  const token = request.headers['x-stationmaster-link']
  return looksLikeToken(token) ? hashOfToken(token) : null
}

const bearerOf = ({ headers }: FastifyRequest): string | null =>
  headers.authorization === undefined ? null : (/^Bearer (\S{1,200})$/i.exec(headers.authorization)?.[1] ?? '')

/** A program of others; what it sends beside its token is ignored, cookies above all. */
async function programOf(request: FastifyRequest, { auth }: Services): Promise<Actor | null> {
  const bearer = bearerOf(request)
  if (bearer === null) return null
  const actor = await auth.appOf(bearer)
  if (!actor) throw errors.UNAUTHENTICATED()
  return actor
}

/** Who asks: a program by its token, else the session of the app that the page says it is (each has its own cookie). */
export async function callerOfRequest(request: FastifyRequest, services: Services): Promise<Caller> {
  const { auth, clock } = services
  const program = await programOf(request, services)
  const app = program ? null : appOf(request)
  const { cookie } = request.headers
  const actor: Actor | null = app ? await auth.actorOf(app, cookie) : program
  return {
    actor,
    sessionHasEnded: app !== null && actor === null && auth.tokenIn(app, cookie) !== null,
    scope: actor?.scope ?? { as: 'public', linkKey: linkKeyOf(request) },
    locale: localeOf(request.headers['accept-language']),
    requestId: request.id,
    network: networkOf(request.ip),
    now: () => clock.now(),
  }
}
