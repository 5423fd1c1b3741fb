import type { Ctx } from '../../kernel/context.ts'
import type { Kept } from '../../kernel/files/store.ts'
import { query } from '../../kernel/sql.ts'

const mostAtOnce = 500

export const expiredFiles = ({ em, now }: Ctx): Promise<{ id: string }[]> =>
  query(em, 'select id from stored_file where expires_at <= $1 order by expires_at limit $2', [now, mostAtOnce])

export const removeFile = ({ em }: Ctx, id: string): Promise<unknown> =>
  query(em, 'delete from stored_file where id = $1', [id])

export const keepForGood = ({ em }: Ctx, id: string): Promise<unknown> =>
  query(em, 'update stored_file set expires_at = null where id = $1', [id])

/** Bytes whose row was refused at the last moment, or whose files have ended; nobody may still be adding them. */
export const markUnused = ({ em, now }: Ctx): Promise<unknown> =>
  query(
    em,
    `update file_blob set unused_since = $1 where sha256 in (
       select b.sha256 from file_blob b
        where b.unused_since is null and b.created_at < $1::timestamptz - interval '1 day'
          and not exists (select 1 from stored_file f where f.sha256 = b.sha256)
          and not exists (select 1 from application_file f where f.sha256 = b.sha256) limit $2)`,
    [now, mostAtOnce],
  )

export const unusedBlobs = ({ em, now }: Ctx): Promise<{ sha256: string }[]> =>
  query(
    em,
    `select sha256 from file_blob where unused_since < $1::timestamptz - interval '1 hour' order by unused_since limit $2`,
    [now, mostAtOnce],
  )

/** False when somebody has taken the mark away; a row that points at it makes the database refuse. */
export async function removeBlob({ em, now }: Ctx, sha256: string): Promise<boolean> {
  const gone = await query(
    em,
    `delete from file_blob where sha256 = $1 and unused_since < $2::timestamptz - interval '1 hour' returning sha256`,
    [sha256, now],
  )
  return gone.length > 0
}

/** A row for bytes that have none; an empty file, which no row may have, counts as one byte. */
export const adoptStrays = ({ em, now }: Ctx, strays: readonly Kept[]): Promise<unknown> =>
  query(
    em,
    `insert into file_blob (sha256, size, has_thumbnail, created_at, unused_since)
     select sha256, greatest(size, 1), false, $1, $1 from unnest($2::text[], $3::int[]) as stray (sha256, size)
      where sha256 ~ '^[0-9a-f]{64}$' on conflict do nothing`,
    [now, strays.map(({ sha256 }) => sha256), strays.map(({ sizeBytes }) => sizeBytes)],
  )
