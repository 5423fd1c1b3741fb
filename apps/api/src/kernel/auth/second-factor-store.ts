import type pg from 'pg'
import type { Auth } from './auth.ts'
import { inTransaction } from './credentials.ts'
import { looksLikeTimeCode, newRecoveryCodes, plainCode, stepOf } from './one-time-code.ts'
import { keyedHash, sealText, unsealText } from './sealed-secret.ts'

/** What of the running program is needed here; `npm run db` has no more than that. */
type Store = Pick<Auth, 'pool' | 'secret' | 'clock'>

const purpose = 'second factor'
const hashOfCode = ({ secret }: Store, userId: string, plain: string) =>
  keyedHash(secret, 'recovery codes', `${userId}:${plain}`)

/** Keeps a secret on trial; one that is in use must be taken away first. */
export async function keepSecret(store: Store, userId: string, secret: string): Promise<void> {
  const sealed = sealText(store.secret, purpose, { owner: userId, text: secret })
  await store.pool.query(
    `insert into auth.second_factor (user_id, secret, created_at) values ($1, $2, $3)
     on conflict (user_id) do update set secret = excluded.secret, last_step = 0, created_at = excluded.created_at`,
    [userId, sealed, store.clock.now()],
  )
}

/** True when the code of the authenticator app is right now; it then is used up. */
async function useTimeCode(store: Store, userId: string, plain: string): Promise<boolean> {
  const { rows } = await store.pool.query<{ secret: string; last_step: string }>(
    'select secret, last_step from auth.second_factor where user_id = $1',
    [userId],
  )
  const factor = rows[0]
  const secret = factor && unsealText(store.secret, purpose, { owner: userId, sealed: factor.secret })
  if (!secret) return false
  const step = await stepOf(secret, plain, { now: store.clock.now(), after: Number(factor.last_step) })
  if (step === null) return false
  const { rowCount } = await store.pool.query(
    'update auth.second_factor set last_step = $2 where user_id = $1 and last_step < $2',
    [userId, step],
  )
  return rowCount === 1
}

async function useRecoveryCode(store: Store, userId: string, plain: string): Promise<boolean> {
  const { rowCount } = await store.pool.query(
    'update auth.recovery_code set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null',
    [userId, hashOfCode(store, userId, plain), store.clock.now()],
  )
  return rowCount === 1
}

/** Uses up a code of the app or a recovery code; false when it is neither, or was used before. */
export function useCode(store: Store, userId: string, typed: string): Promise<boolean> {
  const plain = plainCode(typed)
  return looksLikeTimeCode(plain) ? useTimeCode(store, userId, plain) : useRecoveryCode(store, userId, plain)
}

/** Replaces the recovery codes. They are known in this answer only. */
async function writeRecoveryCodes(store: Store, client: pg.PoolClient, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => hashOfCode(store, userId, plainCode(code)))
  await client.query('delete from auth.recovery_code where user_id = $1', [userId])
  await client.query('insert into auth.recovery_code (user_id, code_hash) select $1, unnest($2::text[])', [
    userId,
    hashes,
  ])
  return codes
}

export const renewRecoveryCodes = (store: Store, userId: string) =>
  inTransaction(store.pool, (client) => writeRecoveryCodes(store, client, userId))

/** The factor on trial counts from now on; every other session of the person was opened without it and ends. */
export const activate = (store: Store, userId: string, sessionToken: string | null) =>
  inTransaction(store.pool, async (client) => {
    await client.query('update app_user set second_factor_at = $2 where id = $1', [userId, store.clock.now()])
    await client.query('delete from auth.session where user_id = $1 and token is distinct from $2', [
      userId,
      sessionToken,
    ])
    return writeRecoveryCodes(store, client, userId)
  })

/** Takes the factor away with its recovery codes; `endingSessions` for somebody who did not do it himself. */
export const removeFactor = (store: Pick<Store, 'pool'>, userId: string, { endingSessions = false } = {}) =>
  inTransaction(store.pool, async (client) => {
    if (endingSessions) await client.query('delete from auth.session where user_id = $1', [userId])
    await client.query('update app_user set second_factor_at = null where id = $1', [userId])
    await client.query('delete from auth.second_factor where user_id = $1', [userId])
  })

export async function recoveryCodesLeft({ pool }: Pick<Store, 'pool'>, userId: string): Promise<number> {
  const { rows } = await pool.query<{ left: number }>(
    'select count(*)::int as left from auth.recovery_code where user_id = $1 and used_at is null',
    [userId],
  )
  return rows[0]?.left ?? 0
}
