import type pg from 'pg'
import { newId } from '../ids.ts'
import { expiryOf, hashOfToken, linkErrors, looksLikeToken, newToken, type Purpose } from './one-time-token.ts'
import { loginKey } from './sign-in-library.ts'
import { findSubject, type Subject } from './subject.ts'

interface Link {
  purpose: Purpose
  token: string
}

const neededState: Record<Purpose, Subject['state']> = { invitation: 'INVITED', setup: 'INVITED', reset: 'ACTIVE' }

/** Whom an unused link of this purpose is for. Throws LINK_EXPIRED, and LINK_INVALID for everything else. */
export async function subjectOfLink(pool: pg.Pool, { purpose, token }: Link, now: Date): Promise<Subject> {
  if (!looksLikeToken(token)) throw linkErrors.INVALID()
  const { rows } = await pool.query<{ user_id: string; expires_at: Date }>(
    'select user_id, expires_at from auth.one_time_token where token_hash = $1 and purpose = $2 and used_at is null',
    [hashOfToken(token), purpose],
  )
  const link = rows[0]
  if (!link) throw linkErrors.INVALID()
  if (link.expires_at <= now) throw linkErrors.EXPIRED()
  const subject = await findSubject(pool, 'id', link.user_id)
  if (subject?.state !== neededState[purpose]) throw linkErrors.INVALID()
  return subject
}

export async function inTransaction<T>(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await run(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Makes a link's secret and ends the older unused links of the same purpose. */
export function issueToken(pool: pg.Pool, userId: string, purpose: Purpose, now: Date): Promise<string> {
  const { token, tokenHash } = newToken()
  return inTransaction(pool, async (client) => {
    await client.query(
      'update auth.one_time_token set used_at = $3 where user_id = $1 and purpose = $2 and used_at is null',
      [userId, purpose, now],
    )
    await client.query(
      'insert into auth.one_time_token (id, purpose, user_id, token_hash, expires_at, created_at) values ($1, $2, $3, $4, $5, $6)',
      [newId(), purpose, userId, tokenHash, expiryOf(purpose, now), now],
    )
    return token
  })
}

/** Uses the link up and stores the password: once, whole, and every session of the person ends with it. */
export function setPasswordByLink(pool: pg.Pool, link: Link & { passwordHash: string }, now: Date): Promise<void> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ user_id: string }>(
      `update auth.one_time_token set used_at = $3
        where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3 returning user_id`,
      [hashOfToken(link.token), link.purpose, now],
    )
    const userId = rows[0]?.user_id
    if (!userId) throw linkErrors.INVALID()
    await client.query('select auth.accept_invitation($1, $2)', [userId, now])
    await storePassword(client, { userId, passwordHash: link.passwordHash, now })
    await client.query('update auth.one_time_token set used_at = $2 where user_id = $1 and used_at is null', [
      userId,
      now,
    ])
    await client.query('delete from auth.session where user_id = $1', [userId])
  })
}

interface Credential {
  userId: string
  passwordHash: string
  now: Date
}

/** Inserts or replaces what better-auth checks a password against. */
export async function storePassword(client: Pick<pg.ClientBase, 'query'>, { userId, passwordHash, now }: Credential) {
  await client.query(
    `insert into auth."user" (id, name, email, email_verified, created_at, updated_at) values ($1, '', $2, false, $3, $3)
     on conflict (id) do nothing`,
    [userId, loginKey(userId), now],
  )
  await client.query(
    `insert into auth.account (id, account_id, provider_id, user_id, password, created_at, updated_at)
     values ($1, $2::uuid::text, 'credential', $2::uuid, $3, $4, $4)
     on conflict (user_id, provider_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    [newId(), userId, passwordHash, now],
  )
}
