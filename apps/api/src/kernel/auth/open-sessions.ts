import type pg from 'pg'
import { addMinutes } from '../clock.ts'
import type { Actor } from '../context.ts'
import type { App } from './one-time-token.ts'
import { sessionMinutes } from './sign-in-library.ts'
import { appOf, type RightsOf, type Subject } from './subject.ts'

type SessionRow = Subject & { session_id: string; app: App; last_seen_at: Date }

const openSql = `
  select s.id as session_id, s.app, s.last_seen_at, p.*
    from auth.session s join auth.subject p on p.id = s.user_id
   where s.id = any ($1::uuid[]) and s.expires_at > $2`

/**
 * Who these sessions speak for now, by session id. Looking does not count as use: an open stream must not keep a session
 * alive whose person has gone.
 */
export async function loadSessionActors(
  pool: pg.Pool,
  rightsOf: RightsOf,
  { sessionIds, now }: { sessionIds: readonly string[]; now: Date },
): Promise<Map<string, Actor>> {
  const { rows } = await pool.query<SessionRow>({ name: 'open-sessions', text: openSql, values: [sessionIds, now] })
  const found = new Map<string, Actor>()
  for (const row of rows) {
    const isOpen = row.last_seen_at > addMinutes(now, -sessionMinutes[row.app].idle)
    const rights = row.state === 'ACTIVE' && appOf(row.audience) === row.app && isOpen ? rightsOf(row) : null
    const { id: userId, name, audience, session_id: sessionId } = row
    if (rights) found.set(sessionId, { userId, name, audience, sessionId, ...rights })
  }
  return found
}
