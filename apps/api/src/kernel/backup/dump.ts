import type pg from 'pg'
import { formatMoment } from '../clock.ts'
import type { FileStore } from '../files/store.ts'
import type { Line } from './archive.ts'
import { sequencesOf, tablesOf, type Table } from './tables.ts'

export interface Migrated {
  name: string
  digest: string
}

export interface Counts {
  tables: number
  rows: number
  files: number
  /** Stored files whose bytes were not there any more. */
  missing: number
}

const fetched = 500
const chunkBytes = 192 * 1024

async function* rowsOf(client: pg.ClientBase, { name, columns }: Table): AsyncGenerator<(string | null)[]> {
  // Every value as PostgreSQL itself writes it, so that the same value comes back, whatever its type.
  const values = columns.map((column) => `${column.name}::text`).join(', ')
  await client.query(`declare backup_rows no scroll cursor for select ${values} from ${name}`)
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `fetch ${fetched} from backup_rows`,
      rowMode: 'array',
    })
    if (rows.length === 0) break
    yield* rows
  }
  await client.query('close backup_rows')
}

/** In pieces of one size; the first is read before anything is written, so that a missing file leaves no trace. */
async function* bytesOf(stream: AsyncIterable<Buffer>) {
  let waiting = Buffer.alloc(0)
  for await (const chunk of stream) {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length >= chunkBytes) {
      yield waiting.subarray(0, chunkBytes)
      waiting = waiting.subarray(chunkBytes)
    }
  }
  yield waiting
}

interface Part {
  sha256: string
  part: 'file' | 'thumbnail'
}

async function* fileLines(store: FileStore, { sha256, part }: Part, counts: Counts): AsyncGenerator<Line> {
  const stream = part === 'file' ? store.open(sha256) : store.openThumbnail(sha256)
  const pieces = bytesOf(await stream)
  const first = await pieces.next().catch(() => null)
  if (!first || first.done) {
    counts.missing += 1
    return
  }
  counts.files += 1
  yield { file: sha256, part }
  yield [first.value.toString('base64')]
  for await (const piece of pieces) yield [piece.toString('base64')]
}

interface DumpOptions {
  store: FileStore
  now: Date
  /** Goes into encrypted archives only: without it nobody’s second factor can be read after a restore. */
  secret?: string | undefined
  counts: Counts
}

/** Everything of the house as lines, in one snapshot: writers go on meanwhile and are not waited for. */
export async function* dump(client: pg.ClientBase, { store, now, secret, counts }: DumpOptions): AsyncGenerator<Line> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const { rows: migrations } = await client.query<Migrated>('select name, digest from schema_migration order by name')
    yield { takenAt: formatMoment(now), migrations, ...(secret ? { secret } : {}) }
    for (const table of await tablesOf(client)) {
      yield { table: table.name, columns: table.columns }
      counts.tables += 1
      for await (const row of rowsOf(client, table)) {
        counts.rows += 1
        yield row
      }
    }
    yield { sequences: await sequencesOf(client) }
    const { rows: blobs } = await client.query<{ sha256: string; thumbnail: boolean }>(
      'select sha256, has_thumbnail as thumbnail from file_blob order by sha256',
    )
    for (const { sha256, thumbnail } of blobs) {
      yield* fileLines(store, { sha256, part: 'file' }, counts)
      if (thumbnail) yield* fileLines(store, { sha256, part: 'thumbnail' }, counts)
    }
  } finally {
    await client.query('rollback')
  }
}
