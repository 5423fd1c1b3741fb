import { newId } from '../src/kernel/ids.ts'
import type { World } from './world.ts'

/** A proposal of somebody who is not there. */
export async function addPolicyVersion(world: World): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into policy_version (id, key, policy_group, number, value, state, effective_on, reason, proposed_by_name, created_at, updated_at)
     values ($1, 'sla.emailReply', 'sla', 1, '{"minutes": 60, "clock": "WALL"}', 'PROPOSED', '2099-01-01', '测试', '测试', now(), now())`,
    [id],
  )
  return id
}

/** A promise about the station that ended long ago, so that no clock touches it. */
export async function addDeadline(world: World, label: string, station: string): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into deadline (id, key, subject_type, subject_id, subject_label, station_id, province_id, clock, started_at, agreed_due_at,
                           calendar_revision, due_at, due_on, levels, state, ended_at, created_at, updated_at)
     select $1, 'stations.contract', 'STATION', id, $2, id, province_id, 'DAYS', '2025-01-01', '2025-02-01',
            0, '2025-02-01', '2025-01-31', '[100]', 'MET', '2025-01-20', now(), now() from station where id = $3`,
    [id, label, station],
  )
  return id
}

/** A credential that nobody has decided about. */
export async function addCredential(world: World, number: string, station: string): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into credential (id, station_id, province_id, series_id, kind, number, issuer, valid_from, state, submitted_by_name, search_text, created_at, updated_at)
     select $1, id, province_id, $1, 'BUSINESS_LICENCE', $2, $2, '2024-01-01', 'SUBMITTED', $2, lower($2), now(), now() from station where id = $3`,
    [id, number, station],
  )
  return id
}
