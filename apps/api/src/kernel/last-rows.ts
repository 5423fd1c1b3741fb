import type { EntityManager } from '@mikro-orm/postgresql'
import { query } from './sql.ts'

/** What a transaction says of itself when all else is written: who did what, and what others are told of it. */
export interface AuditRow {
  id: string
  at: Date
  actor_id: string | null
  actor_name: string
  actor_roles: readonly string[]
  session_id: string | null
  station_id: string | null
  action: string
  entity: string
  entity_id: string | null
  outcome: string
  error_code: string | null
  input: Record<string, unknown> | null
  changes: readonly object[]
  request_id: string
}

export interface OutboxRow {
  id: string
  name: string
  payload: object
  actor_id: string | null
  created_at: Date
}

interface LastRows {
  audit_event: AuditRow[]
  outbox_event: OutboxRow[]
}
type Table = keyof LastRows

const columns: Record<Table, string> = {
  audit_event:
    'id uuid, at timestamptz, actor_id uuid, actor_name text, actor_roles text[], session_id text, station_id uuid, ' +
    'action text, entity text, entity_id uuid, outcome text, error_code text, input jsonb, changes jsonb, request_id text',
  outbox_event: 'id uuid, name text, payload jsonb, actor_id uuid, created_at timestamptz',
}

const waiting = new WeakMap<EntityManager, LastRows>()

/** The rows that the transaction of this EntityManager writes at its end. */
export function lastRowsOf(em: EntityManager): LastRows {
  const known = waiting.get(em)
  if (known) return known
  const none: LastRows = { audit_event: [], outbox_event: [] }
  waiting.set(em, none)
  return none
}

const insertInto = (table: Table, index: number) => {
  const names = columns[table].replace(/ (uuid|timestamptz|jsonb|text)(\[\])?/g, '')
  return `insert into ${table} (${names}) select ${names} from json_to_recordset($${index + 1}::json) as given (${columns[table]})`
}

const textOf = ([first, second]: readonly Table[]) =>
  second ? `with first as (${insertInto(first as Table, 0)}) ${insertInto(second, 1)}` : insertInto(first as Table, 0)

/** One statement for all of them, since every change pays for it: each question to PostgreSQL costs as much as its answer. */
export async function writeLastRows(em: EntityManager): Promise<void> {
  const rows = waiting.get(em)
  if (!rows) return
  waiting.delete(em)
  const tables = (Object.keys(columns) as Table[]).filter((table) => rows[table].length > 0)
  if (tables.length === 0) return
  const values = tables.map((table) => JSON.stringify(rows[table]))
  await query(em, textOf(tables), values)
}
