import type { LocalDate } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'

/** A record that should have a deadline and has none. */
export interface Missing {
  id: string
  label: string
  stationId: string | null
  provinceId: string | null
  ownerId: string | null
  /** ISO text of a moment. */
  since: string | null
  dueOn: string | null
}

/** A deadline that runs although its record has moved on. */
export interface Settled {
  id: string
  met: boolean
}

/** Contracts that end by the day. Ended ones belong here too: they are what is overdue. */
export const contractsWithout = ({ em }: Ctx, endsBy: LocalDate) =>
  query<Missing>(
    em,
    `select s.id, s.code || ' ' || s.name as label, s.id as "stationId", s.province_id as "provinceId",
            null::uuid as "ownerId", null::text as since, s.contract_ends_on::text as "dueOn"
       from station s
      where s.contract_ends_on <= $1::date and s.state in ('ACTIVE', 'PROBATION', 'SUSPENDED')
        and not exists (select 1 from deadline d where d.subject_id = s.id and d.key = 'stations.contract'
                           and (d.ended_at is null or (d.state <> 'CANCELLED' and d.due_on >= s.contract_ends_on)))
      order by s.contract_ends_on limit 100`,
    [endsBy],
  )

/** Renewed beyond the day that was promised, or no longer to be renewed. A day that was corrected begins anew. */
export const contractsSettled = ({ em }: Ctx) =>
  query<Settled>(
    em,
    `select s.id, s.contract_ends_on is not null and s.contract_ends_on > d.due_on as met
       from deadline d join station s on s.id = d.subject_id
      where d.key = 'stations.contract' and d.ended_at is null
        and (s.state in ('TERMINATING', 'TERMINATED') or s.contract_ends_on is null or s.contract_ends_on > d.due_on
             or (s.contract_ends_on < d.due_on and d.extensions = '[]' and d.holds = '[]'))
      limit 100`,
  )

/** Checked files that nobody has decided about. */
export const importsWithout = ({ em }: Ctx) =>
  query<Missing>(
    em,
    `select b.id, b.file_name as label, null::uuid as "stationId", null::uuid as "provinceId",
            b.created_by_id as "ownerId", to_json(b.created_at) #>> '{}' as since, null::text as "dueOn"
       from import_batch b
      where b.state = 'CHECKED'
        and not exists (select 1 from deadline d where d.subject_id = b.id and d.key = 'imports.decision')
      limit 100`,
  )

export const importsSettled = ({ em }: Ctx) =>
  query<Settled>(
    em,
    `select b.id, true as met from deadline d join import_batch b on b.id = d.subject_id
      where d.key = 'imports.decision' and d.ended_at is null and b.state <> 'CHECKED' limit 100`,
  )

export const invitationsWithout = ({ em }: Ctx) =>
  query<Missing>(
    em,
    `select u.id, u.name as label, u.station_id as "stationId", u.province_id as "provinceId",
            null::uuid as "ownerId", to_json(u.created_at) #>> '{}' as since, null::text as "dueOn"
       from app_user u
      where u.state = 'INVITED'
        and not exists (select 1 from deadline d where d.subject_id = u.id and d.key = 'users.invitation')
      limit 100`,
  )

export const invitationsSettled = ({ em }: Ctx) =>
  query<Settled>(
    em,
    `select u.id, u.state = 'ACTIVE' as met from deadline d join app_user u on u.id = d.subject_id
      where d.key = 'users.invitation' and d.ended_at is null and u.state <> 'INVITED' limit 100`,
  )
