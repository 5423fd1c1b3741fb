import type { ApplicationState, RefusalReason } from '@stationmaster/contracts/onboarding'
import type { OnboardingReportQuestion } from '@stationmaster/contracts/onboarding-reports'
import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'

/** Median and 90th percentile of days; null when nobody has gone this way yet. */
type Days = [number, number] | null

export interface StageRow {
  begun: number
  submitted: number
  approved: number
  accepted: number
  opened: number
  /** From the stage before. */
  submittedDays: Days
  approvedDays: Days
  acceptedDays: Days
  openedDays: Days
}

export interface RefusalRow {
  reason: RefusalReason
  count: number
}

export interface OverdueRow {
  state: ApplicationState
  reviewerId: string | null
  reviewerName: string | null
  count: number
}

interface ReportRow {
  stages: StageRow
  refusals: RefusalRow[]
  overdue: OverdueRow[]
}

/**
 * The applications that are asked for, counted under the caller's policies: how many came how far (the first entry into a
 * state counts), how long the way took them, why they were refused, and who owes an overdue step. Whoever holds a review
 * owes it himself; in other states a side does.
 */
export async function countApplications(
  { em }: Ctx,
  { from, to, areaId, provinceId, kind, level }: OnboardingReportQuestion,
): Promise<ReportRow | undefined> {
  const [row] = await query<ReportRow>(
    em,
    `with cohort as (
       select a.id, a.state, a.created_at, a.refusal_code, a.reviewer_id, a.reviewer_name
         from station_application a join region p on p.id = a.province_id
        where ($1::timestamptz is null or a.created_at >= $1) and ($2::timestamptz is null or a.created_at < $2)
          and ($3::uuid is null or p.parent_id = $3) and ($4::uuid is null or a.province_id = $4)
          and ($5::text is null or a.kind = $5) and ($6::text is null or a.level = $6)
     ), firsts as (
       select a.id, coalesce(min(c.at) filter (where c.to_state = 'DRAFT'), a.created_at) as begun,
              min(c.at) filter (where c.to_state = 'SUBMITTED') as submitted,
              min(c.at) filter (where c.to_state = 'PRELIM_APPROVED') as approved,
              min(c.at) filter (where c.to_state = 'OPENING_PREP') as accepted,
              min(c.at) filter (where c.to_state = 'OPENED') as opened
         from cohort a left join station_application_state_change c on c.application_id = a.id
        group by a.id, a.created_at
     ), ways as (
       select *, extract(epoch from submitted - begun) / 86400 as to_submitted,
              extract(epoch from approved - submitted) / 86400 as to_approved,
              extract(epoch from accepted - approved) / 86400 as to_accepted,
              extract(epoch from opened - accepted) / 86400 as to_opened
         from firsts
     ), stages as (
       select count(*)::int as begun, count(submitted)::int as submitted, count(approved)::int as approved,
              count(accepted)::int as accepted, count(opened)::int as opened,
              percentile_cont(array[0.5, 0.9]) within group (order by to_submitted) as "submittedDays",
              percentile_cont(array[0.5, 0.9]) within group (order by to_approved) as "approvedDays",
              percentile_cont(array[0.5, 0.9]) within group (order by to_accepted) as "acceptedDays",
              percentile_cont(array[0.5, 0.9]) within group (order by to_opened) as "openedDays"
         from ways
     ), refusals as (
       select refusal_code as reason, count(*)::int as count from cohort
        where state = 'REJECTED' and refusal_code is not null group by 1 order by 2 desc, 1
     ), overdue as (
       select state, case when state = 'IN_REVIEW' then reviewer_id end as "reviewerId",
              case when state = 'IN_REVIEW' then max(reviewer_name) end as "reviewerName", count(*)::int as count
         from cohort a
        where exists (select 1 from deadline d where d.subject_id = a.id and d.is_overdue)
        group by 1, 2 order by 4 desc, 1, 2
     )
     select (select row_to_json(s) from stages s) as stages,
            (select coalesce(json_agg(r), '[]') from refusals r) as refusals,
            (select coalesce(json_agg(o), '[]') from overdue o) as overdue`,
    [from, to, areaId, provinceId, kind, level].map((value) => value ?? null),
  )
  return row
}
