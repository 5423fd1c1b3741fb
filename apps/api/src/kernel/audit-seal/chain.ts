import { createHash } from 'node:crypto'

export type AuditRow = { seq: string } & Record<string, unknown>

export interface Seal {
  seq: string
  prev_hash: string
  hash: string
}

/**
 * One audit row as text, every column in this order; a later column must be added at the end and only where it is set.
 * jsonb prints itself the same on every version and after a restore; times are printed in UTC to the microsecond.
 */
export const auditRows = `
  select seq::text, id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
         actor_id::text, actor_name, actor_roles, session_id, station_id::text, action, entity, entity_id::text,
         outcome, error_code, input::text, changes::text, request_id
    from audit_event`

/** What the first seal is chained to. */
export const beginning = '0'.repeat(64)

/** Over the hash before and the canonical JSON of the row: an array, so that no field can flow into its neighbour. */
export const sealOf = (previous: string, row: AuditRow): string =>
  createHash('sha256')
    .update(`${previous}\n${JSON.stringify(Object.values(row))}`)
    .digest('hex')
