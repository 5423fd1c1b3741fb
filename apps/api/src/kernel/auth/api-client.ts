import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { addMinutes } from '../clock.ts'
import type { Actor, Scope } from '../context.ts'
import { permissionsOfScopes } from '../permissions.ts'

/** A quarter of an hour: what leaks into a log is soon worth nothing (security.md C5). */
export const tokenMinutes = 15
const seenEveryMinutes = 1

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const checksum = (text: string) => digest(text).slice(0, 6)

/** `sm_live_<48 characters><checksum>`: scanners of public code know the beginning, a typing error is known by the end. */
export function newSecret(): { secret: string; secretHash: string; hint: string } {
  const random = randomBytes(36).toString('base64url')
  const secret = `sm_live_${random}${checksum(random)}`
  return { secret, secretHash: digest(secret), hint: secret.slice(-4) }
}

const looksLikeSecret = (text: string) => {
  const [, random = '', end] = /^sm_live_([\w-]{48})([0-9a-f]{6})$/.exec(text) ?? []
  return random !== '' && checksum(random) === end
}
const looksLikeToken = (text: string) => /^sm_token_[\w-]{43}$/.test(text)

interface Row {
  id: string
  name: string
  scopes: string[]
  reach: string
  station_ids: string[]
  province_ids: string[]
  secret_id: string
  last_used_at: Date | null
}

const bySecret = {
  name: 'api-client-by-secret',
  text: `
    select c.*, s.id as secret_id, s.last_used_at
      from api_client_secret s join auth.api_caller c on c.id = s.client_id
     where s.secret_hash = $1 and s.revoked_at is null and s.expires_at > $2`,
}
const byToken = {
  name: 'api-client-by-token',
  text: `
    select c.*, s.id as secret_id, s.last_used_at, t.scopes as token_scopes
      from auth.api_token t
      join api_client_secret s on s.id = t.secret_id
      join auth.api_caller c on c.id = s.client_id
     where t.token_hash = $1 and t.expires_at > $2 and s.revoked_at is null and s.expires_at > $2`,
}

const scopeOf = ({ reach, station_ids, province_ids }: Row): Scope =>
  reach === 'STATIONS' ? { as: 'external', stationIds: station_ids } : { as: 'integration', provinceIds: province_ids }

const actorOf = (row: Row, scopes: readonly string[]): Actor => ({
  userId: row.id,
  name: row.name,
  audience: 'EXTERNAL',
  roles: [],
  permissions: permissionsOfScopes(scopes),
  scope: scopeOf(row),
  sessionId: null,
})

async function noteUse(pool: pg.Pool, row: Row, now: Date): Promise<void> {
  if (row.last_used_at && addMinutes(row.last_used_at, seenEveryMinutes) > now) return
  await pool.query('update api_client_secret set last_used_at = $2 where id = $1', [row.secret_id, now])
}

/** Which app speaks with this bearer text, a token or the secret itself; null when it opens nothing (any more). */
export async function loadApp(pool: pg.Pool, bearer: string, now: Date): Promise<Actor | null> {
  const query = looksLikeToken(bearer) ? byToken : looksLikeSecret(bearer) ? bySecret : null
  if (!query) return null
  const { rows } = await pool.query<Row & { token_scopes?: string[] }>({ ...query, values: [digest(bearer), now] })
  const row = rows[0]
  if (!row) return null
  await noteUse(pool, row, now)
  // a scope that was taken from the app since is gone from its tokens too
  const scopes = row.token_scopes?.filter((scope) => row.scopes.includes(scope)) ?? row.scopes
  return actorOf(row, scopes)
}

export interface IssuedToken {
  token: string
  scopes: string[]
  client: { id: string; name: string }
}

/** Exchanges an id and a secret for a token with all scopes of the app, or with those asked for; null when they do not fit. */
export async function issueApiToken(
  pool: pg.Pool,
  { clientId, secret, asked, now }: { clientId: string; secret: string; asked: string[] | null; now: Date },
): Promise<IssuedToken | null> {
  if (!looksLikeSecret(secret)) return null
  const { rows } = await pool.query<Row>({ ...bySecret, values: [digest(secret), now] })
  const row = rows[0]
  if (row?.id !== clientId) return null
  const scopes = asked ? row.scopes.filter((scope) => asked.includes(scope)) : row.scopes
  if (asked && asked.some((scope) => !row.scopes.includes(scope))) return { token: '', scopes: [], client: row }
  const token = `sm_token_${randomBytes(32).toString('base64url')}`
  await pool.query('delete from auth.api_token where expires_at < $1', [now])
  await pool.query('insert into auth.api_token (token_hash, secret_id, scopes, expires_at) values ($1, $2, $3, $4)', [
    digest(token),
    row.secret_id,
    scopes,
    addMinutes(now, tokenMinutes),
  ])
  await noteUse(pool, row, now)
  return { token, scopes, client: row }
}
