import type pg from 'pg'

/** A column that is stored; generated ones make themselves again. */
interface Column {
  name: string
  type: string
}
export interface Table {
  /** Quoted, with its schema. */
  name: string
  columns: Column[]
}

/** Ends by itself, or is made anew at start: sessions, counted attempts, the list of migrations (it is in the head). */
const leftOut = ['auth.session', 'auth.attempt', 'public.schema_migration']

const tablesSql = `
  select format('%I.%I', n.nspname, c.relname) as name,
         (select json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
            from pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('public', 'auth') and c.relkind = 'r'
     and n.nspname || '.' || c.relname <> all ($1)
     and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
   order by 1`

/** Every table that a backup holds. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  return (await client.query<Table>(tablesSql, [leftOut])).rows
}

export interface Sequence {
  name: string
  value: string
  called: boolean
}

/** Where the sequences stand: read after the rows, so never behind them. */
export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname in ('public', 'auth') order by 1`,
  )
  const sequences: Sequence[] = []
  for (const { name } of rows) {
    const found = await client.query<Omit<Sequence, 'name'>>(
      `select last_value::text as value, is_called as called from ${name}`,
    )
    if (found.rows[0]) sequences.push({ name, ...found.rows[0] })
  }
  return sequences
}
