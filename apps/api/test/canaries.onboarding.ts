import { newId } from '../src/kernel/ids.ts'
import type { World } from './world.ts'

/** A submitted application of a firm in the station's district, as if the station had come of it. */
export async function addApplication(world: World, canary: string, station: string): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into station_application (id, code, token_hash, resume_hash, state, state_since, kind, level, template_id, company_name, contact_name, phone,
            province_id, city_id, district_id, active_at, submitted_at, station_id, search_text, created_at, updated_at)
     select $1, $2 || 'code', $2 || 'token', $2 || 'resume', 'SUBMITTED', now(), 'APPLIANCE', 'LEVEL_2',
            (select id from application_template where kind = 'APPLIANCE' and level = 'LEVEL_2'), $2 || 'company', $2 || 'contact', '13300000000',
            province_id, city_id, district_id, now(), now(), id, lower($2) || 'company', now(), now() from station where id = $3`,
    [id, canary, station],
  )
  return id
}

/** An agreement that waits for the station, on a template of its own. */
export async function addAgreement(
  world: World,
  text: string,
  station: string,
): Promise<{ agreement: string; agreementTemplate: string }> {
  const [agreement, agreementTemplate] = [newId(), newId()]
  await world.sql(
    `insert into agreement_template (id, code, edition, state, title_zh, title_en, term_months, clauses, created_at, updated_at)
     values ($1, $2, 1, 'PUBLISHED', '协议', 'Agreement', 12, '[]', now(), now())`,
    [agreementTemplate, text],
  )
  await world.sql(
    `insert into service_agreement (id, number, station_id, province_id, template_id, state, state_since, party_name, starts_on, ends_on,
       content, content_hash, code_hash, drafted_by_name, search_text, created_at, updated_at)
     select $1, $2, id, province_id, $3, 'OFFERED', now(), $2, '2025-01-01', '2099-01-01', $2, repeat('a', 64), $2, $2, lower($2), now(), now()
       from station where id = $4`,
    [agreement, text, agreementTemplate, station],
  )
  await world.sql(
    `insert into agreement_signature (id, agreement_id, station_id, province_id, side, means, signer_name, content_hash, signed_at)
     select $1, $2, id, province_id, 'STATION', 'LINK', $3, repeat('a', 64), now() from station where id = $4`,
    [newId(), agreement, `${text}signer`, station],
  )
  return { agreement, agreementTemplate }
}

/** A plan and an inspection that is going on, below the application. */
export async function addBuilding(world: World, canary: string, at: { application: string; user: string }) {
  const [milestone, inspection, inspectionItem] = [newId(), newId(), newId()]
  await world.sql(
    `insert into construction_milestone (id, application_id, province_id, key, position, title_zh, title_en, needs_evidence, planned_on, state, note, created_at, updated_at)
     select $1, id, province_id, 'canary', 0, $2 || 'milestone', $2 || 'milestone', true, '2025-01-01', 'PLANNED', $2 || 'note', now(), now() from station_application where id = $3`,
    [milestone, canary, at.application],
  )
  await world.sql(
    `insert into acceptance_inspection (id, application_id, province_id, round, state, inspector_id, inspector_name, created_at, updated_at)
     select $1, id, province_id, 1, 'OPEN', $4, $2 || 'inspector', now(), now() from station_application where id = $3`,
    [inspection, canary, at.application, at.user],
  )
  await world.sql(
    `insert into inspection_item (id, inspection_id, application_id, province_id, kind, key, position, title_zh, title_en, note, created_at, updated_at)
     select $1, $4, id, province_id, 'CONSTRUCTION', 'canary', 0, $2 || 'item', $2 || 'item', $2 || 'found', now(), now() from station_application where id = $3`,
    [inspectionItem, canary, at.application, inspection],
  )
  await world.sql(
    `insert into opening_check (id, application_id, province_id, key, is_done, note, by_name, answered_at)
     select $1, id, province_id, 'canary', true, $2 || 'check', $2 || 'by', now() from station_application where id = $3`,
    [newId(), canary, at.application],
  )
  return { milestone, inspection, inspectionItem }
}
