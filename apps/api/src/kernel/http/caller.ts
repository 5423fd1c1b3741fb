import { localeOf } from '@stationmaster/i18n'
import type { FastifyRequest } from 'fastify'
import { networkOf } from '../auth/attempts.ts'
import { hashOfToken, looksLikeToken } from '../auth/one-time-token.ts'
import type { Actor, Caller } from '../context.ts'
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

/** Who asks: the session of the app that the page says it is; a page of the other app has another cookie. */
export async function callerOfRequest(request: FastifyRequest, { auth, clock }: Services): Promise<Caller> {
  const app = appOf(request)
  const { cookie } = request.headers
  const actor: Actor | null = app ? await auth.actorOf(app, cookie) : null
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
