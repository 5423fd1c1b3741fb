import type pg from 'pg'
import type { FileStore } from '../files/store.ts'
import type { Line } from './archive.ts'
import { tablesOf, type Sequence, type Table } from './tables.ts'

const batch = 500

/** While rows come in, nothing of the database's own may act on them: checks, triggers, row policies. All in one transaction. */
async function open(client: pg.ClientBase, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ place: string; name: string; definition: string }>(
    `select conrelid::regclass::text as place, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'auth'::regnamespace) order by 1, 2`,
  )
  for (const { place, name } of keys) await client.query(`alter table ${place} drop constraint ${name}`)
  const { rows: forced } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth') and c.relkind = 'r' and c.relforcerowsecurity`,
  )
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`)
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`)
  if (tables.length > 0) await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  return async () => {
    for (const { place, name, definition } of keys)
      await client.query(`alter table ${place} add constraint ${name} ${definition}`)
    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`)
    for (const { name } of forced) await client.query(`alter table ${name} force row level security`)
  }
}

type Values = (string | null)[]

async function insert(client: pg.ClientBase, { name, columns }: Table, rows: readonly Values[]): Promise<void> {
  if (rows.length === 0) return
  const names = columns.map((column) => column.name).join(', ')
  const values = columns.map((column, index) => `u.c${index}::${column.type}`).join(', ')
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(', ')
  const aliases = columns.map((_, index) => `c${index}`).join(', ')
  await client.query(
    `insert into ${name} (${names}) overriding system value select ${values} from unnest(${arrays}) as u (${aliases})`,
    columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  )
}

/** What was on its way when the backup was taken goes on its way again; everything is delivered at least once anyway. */
const startAgain = [
  `update outbox_event set handled_at = null where handled_at > (select max(handled_at) from outbox_event) - interval '1 minute'`,
  `insert into outbox_event (id, name, payload, created_at)
   select gen_random_uuid(), 'jobs.started', jsonb_build_object('jobId', id), now() from job where state in ('QUEUED', 'RUNNING')`,
]

export interface Loaded {
  rows: number
  files: number
}

class Loading {
  readonly loaded: Loaded = { rows: 0, files: 0 }
  private table: Table | null = null
  private rows: Values[] = []
  private file: Awaited<ReturnType<FileStore['putBack']>> | null = null
  private sequences: Sequence[] = []

  constructor(
    private readonly client: pg.ClientBase,
    private readonly store: FileStore,
    private readonly tables: ReadonlyMap<string, Table>,
  ) {}

  async take(line: Line): Promise<void> {
    if (Array.isArray(line)) return this.takePart(line as Values)
    await this.finishPart()
    if ('table' in line) this.table = this.tableOf(line)
    else if ('sequences' in line) this.sequences = line['sequences'] as Sequence[]
    else if ('file' in line)
      this.file = await this.store.putBack(String(line['file']), line['part'] === 'thumbnail' ? 'thumbnail' : 'file')
  }

  /** Names and types come from this database, never from the file: what it calls a table must be one. */
  private tableOf(line: Record<string, unknown>): Table {
    const known = this.tables.get(String(line['table']))
    if (!known) throw new Error(`The backup has a table ${String(line['table'])} that this program does not know`)
    const order = (line['columns'] as { name: string }[]).map(({ name }) => {
      const column = known.columns.find((one) => one.name === name)
      if (!column) throw new Error(`The backup has a column ${known.name}.${name} that this program does not know`)
      return column
    })
    return { name: known.name, columns: order }
  }

  private async takePart(values: Values): Promise<void> {
    if (this.file) return this.file.write(Buffer.from(values[0] ?? '', 'base64'))
    this.rows.push(values)
    this.loaded.rows += 1
    if (this.rows.length >= batch) await this.flush()
  }

  private async flush(): Promise<void> {
    if (this.table) await insert(this.client, this.table, this.rows)
    this.rows = []
  }

  async finishPart(): Promise<void> {
    await this.flush()
    this.table = null
    if (this.file) {
      await this.file.finish()
      this.loaded.files += 1
    }
    this.file = null
  }

  async setSequences(): Promise<void> {
    for (const { name, value, called } of this.sequences)
      await this.client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, called])
  }
}

/** Puts all lines after the head into the freshly migrated database: everything or, when anything is wrong, nothing. */
export async function load(client: pg.ClientBase, lines: AsyncIterable<Line>, store: FileStore): Promise<Loaded> {
  await client.query('begin')
  try {
    const tables = await tablesOf(client)
    const close = await open(client, tables)
    const loading = new Loading(client, store, new Map(tables.map((table) => [table.name, table])))
    for await (const line of lines) await loading.take(line)
    await loading.finishPart()
    await loading.setSequences()
    for (const statement of startAgain) await client.query(statement)
    await close()
    await client.query('commit')
    return loading.loaded
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
