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

/** What others are told, as a row of `outbox_event`. */
export interface OutboxRow {
  id: string
  name: string
  payload: object
  actor_id: string | null
  created_at: Date
}

/** What a transaction says of itself when all else is written. */
interface LastRows {
  audit_event: AuditRow[]
  outbox_event: OutboxRow[]
}

const deeds = `insert into audit_event (id, at, actor_id, actor_name, actor_roles, session_id, station_id, action, entity,
    entity_id, outcome, error_code, input, changes, request_id)
  select * from json_to_recordset($1::json) as deed (id uuid, at timestamptz, actor_id uuid, actor_name text, actor_roles text[],
    session_id text, station_id uuid, action text, entity text, entity_id uuid, outcome text, error_code text, input jsonb,
    changes jsonb, request_id text)`
const events = `insert into outbox_event (id, name, payload, actor_id, created_at)
  select * from json_to_recordset($1::json) as event (id uuid, name text, payload jsonb, actor_id uuid, created_at timestamptz)`
const both = ['with deeds as (', deeds, ') ', events.replace('$1', '$2')].join('')

const waiting = new WeakMap<EntityManager, LastRows>()

/** The rows that the transaction of this EntityManager writes at its end. */
export function lastRowsOf(em: EntityManager): LastRows {
  const known = waiting.get(em)
  if (known) return known
  const none: LastRows = { audit_event: [], outbox_event: [] }
  waiting.set(em, none)
  return none
}

/** One statement for all of them, since every change pays for it: each question to PostgreSQL costs as much as its answer. */
export async function writeLastRows(em: EntityManager): Promise<void> {
  const rows = waiting.get(em)
  if (!rows) return
  waiting.delete(em)
  const given = [rows.audit_event, rows.outbox_event].filter(({ length }) => length > 0)
  if (given.length === 0) return
  const one = rows.audit_event.length > 0 ? deeds : events
  await query(
    em,
    given.length === 2 ? both : one,
    given.map((some) => JSON.stringify(some)),
  )
}
