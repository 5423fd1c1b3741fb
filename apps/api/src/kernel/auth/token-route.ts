import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isUuid } from '../ids.ts'
import { issueApiToken, tokenMinutes } from './api-client.ts'
import type { Auth } from './auth.ts'

/** RFC 6749, 5.2: errors of the token endpoint have words of their own, which libraries know. */
type OAuthError = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type' | 'slow_down'

const statuses: Record<OAuthError, number> = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_scope: 400,
  unsupported_grant_type: 400,
  slow_down: 429,
}

function refuse(reply: FastifyReply, error: OAuthError, description: string) {
  if (error === 'invalid_client') void reply.header('www-authenticate', 'Basic realm="stationmaster"')
  return reply.status(statuses[error]).send({ error, error_description: description })
}

interface Form {
  grant_type?: string | undefined
  scope?: string | undefined
  client_id?: string | undefined
  client_secret?: string | undefined
}

/** Id and secret from the Basic header, where both are form-encoded (RFC 6749, 2.3.1), or from the body. */
function credentialsOf({ headers }: FastifyRequest, form: Form): { clientId: string; secret: string } | null {
  const basic = /^Basic ([\w+/=-]+)$/i.exec(headers.authorization ?? '')?.[1]
  if (!basic) {
    const { client_id: clientId, client_secret: secret } = form
    return clientId && secret ? { clientId, secret } : null
  }
  const [clientId = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':', 2)
  try {
    return { clientId: decodeURIComponent(clientId), secret: decodeURIComponent(secret) }
  } catch {
    return null
  }
}

/** `stations:read` as the contract names it. */
const scopeCode = (scope: string) => scope.toUpperCase().replace(':', '_')
const scopeText = (code: string) => code.toLowerCase().replace('_', ':')

const askedIn = (scope: string | undefined) =>
  scope === undefined ? null : scope.split(' ').filter(Boolean).map(scopeCode)

async function answer(auth: Auth, request: FastifyRequest, reply: FastifyReply) {
  const form = (request.body ?? {}) as Form
  if (form.grant_type !== 'client_credentials')
    return refuse(reply, 'unsupported_grant_type', 'The grant type is client_credentials.')
  const credentials = credentialsOf(request, form)
  if (!credentials) return refuse(reply, 'invalid_request', 'Send client_id and client_secret.')
  const isSlow = await auth.attempts.link(request.ip).then(
    () => false,
    () => true,
  )
  if (isSlow) return refuse(reply, 'slow_down', 'Too many wrong secrets from this address.')
  const asked = askedIn(form.scope)
  const issued = isUuid(credentials.clientId)
    ? await issueApiToken(auth.pool, { ...credentials, asked, now: auth.clock.now() })
    : null
  if (!issued) return refuse(reply, 'invalid_client', 'The id and the secret do not belong together, or have ended.')
  await auth.attempts.linkFound(request.ip)
  if (!issued.token) return refuse(reply, 'invalid_scope', 'The app was not given this scope.')
  return reply.send({
    access_token: issued.token,
    token_type: 'Bearer',
    expires_in: tokenMinutes * 60,
    scope: issued.scopes.map(scopeText).join(' '),
  })
}

/** POST /oauth/token: OAuth 2.1 client credentials for apps of others. Nothing here reads a cookie. */
export async function tokenRoute(server: FastifyInstance, auth: Auth): Promise<void> {
  await server.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(body as string))),
    )
    scope.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'))
    scope.post('/oauth/token', (request, reply) => answer(auth, request, reply))
  })
}
