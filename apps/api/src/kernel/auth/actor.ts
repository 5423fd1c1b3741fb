import type pg from 'pg'
import { addMinutes } from '../clock.ts'
import type { Actor } from '../context.ts'
import type { App } from './one-time-token.ts'
import { sessionMinutes } from './sign-in-library.ts'
import { appOf, findSubjects, type RightsOf, type Subject } from './subject.ts'

type SessionRow = Subject & { session_id: string; last_seen_at: Date; authenticated_at: Date }

const seenEveryMinutes = 1

// Everything a request depends on, asked anew each time: a change takes effect with the next request.
const sessionSql = `
  select s.id as session_id, s.last_seen_at, coalesce(s.authenticated_at, s.created_at) as authenticated_at, p.*
    from auth.session s join auth.subject p on p.id = s.user_id
   where s.token = $1 and s.app = $2 and s.expires_at > $3 and s.last_seen_at > $4`

/** Who speaks with this session token, or null: unknown, ended, idle too long, of the other app, or no longer let in. */
export async function loadActor(
  pool: pg.Pool,
  rightsOf: RightsOf,
  { token, app, now }: { token: string; app: App; now: Date },
): Promise<Actor | null> {
  const idleSince = addMinutes(now, -sessionMinutes[app].idle)
  const { rows } = await pool.query<SessionRow>({
    name: 'load-actor',
    text: sessionSql,
    values: [token, app, now, idleSince],
  })
  const row = rows[0]
  if (!row || row.state !== 'ACTIVE' || appOf(row.audience) !== app) return null
  const rights = rightsOf(row)
  if (!rights) return null
  if (addMinutes(row.last_seen_at, seenEveryMinutes) <= now) {
    await pool.query('update auth.session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [
      row.session_id,
      now,
    ])
  }
  const { id: userId, name, audience, session_id: sessionId, authenticated_at: authenticatedAt } = row
  const hasSecondFactor = row.second_factor_at !== null
  return { userId, name, audience, sessionId, authenticatedAt, hasSecondFactor, ...rights }
}

/** The rights that people have now without a session, for jobs that act for them; who may not come in is missing. */
export async function loadUserActors(
  pool: pg.Pool,
  rightsOf: RightsOf,
  userIds: readonly string[],
): Promise<Map<string, Actor>> {
  const found = new Map<string, Actor>()
  for (const subject of await findSubjects(pool, userIds)) {
    const { id: userId, name, audience, state } = subject
    const rights = state === 'ACTIVE' ? rightsOf(subject) : null
    if (rights) found.set(userId, { userId, name, audience, sessionId: null, ...rights })
  }
  return found
}
