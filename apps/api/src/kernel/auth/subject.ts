import type pg from 'pg'
import type { Actor, Audience } from '../context.ts'
import type { App } from './one-time-token.ts'

/** One row of auth.subject: what sign-in and every request need to know of a person. */
export interface Subject {
  id: string
  name: string
  email: string | null
  phone: string | null
  audience: Audience
  state: 'INVITED' | 'ACTIVE' | 'DEACTIVATED'
  roles: string[]
  station_id: string | null
  station_state: string | null
  province_ids: string[]
  /** Since when sign-in asks for a code too. */
  second_factor_at: Date | null
}

export type Rights = Pick<Actor, 'roles' | 'permissions' | 'scope' | 'mustEnrol'>
/** What a person may do now, or null when he may not come in at all. The table behind it is identity/roles.ts. */
export type RightsOf = (subject: Subject) => Rights | null

export const appOf = (audience: Audience): App => (audience === 'HEADQUARTERS' ? 'admin' : 'portal')

const findSql = {
  id: 'select * from auth.subject where id = $1',
  email: 'select * from auth.subject where email = $1',
  phone: 'select * from auth.subject where phone = $1',
}

/** By id, or by normalised e-mail or phone; null when nobody has it. */
export async function findSubject(pool: pg.Pool, by: keyof typeof findSql, value: string): Promise<Subject | null> {
  const { rows } = await pool.query<Subject>(findSql[by], [value])
  return rows[0] ?? null
}

/** All of them in one statement, always in the same order; who is unknown is missing. */
export async function findSubjects(pool: pg.Pool, ids: readonly string[]): Promise<Subject[]> {
  const text = 'select * from auth.subject where id = any ($1::uuid[]) order by id'
  return (await pool.query<Subject>({ name: 'find-subjects', text, values: [ids] })).rows
}
