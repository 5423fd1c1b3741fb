import {
  funnelStages,
  type FunnelStage,
  type OnboardingReportQuestion,
} from '@stationmaster/contracts/onboarding-reports'
import type { Ctx } from '../../kernel/context.ts'
import { ownerOf } from '../onboarding/index.ts'
import { countApplications, type StageRow } from './onboarding.report.ts'

const countOf = {
  BEGUN: 'begun',
  SUBMITTED: 'submitted',
  APPROVED: 'approved',
  ACCEPTED: 'accepted',
  OPENED: 'opened',
} as const
const daysOf = {
  SUBMITTED: 'submittedDays',
  APPROVED: 'approvedDays',
  ACCEPTED: 'acceptedDays',
  OPENED: 'openedDays',
} as const

const rounded = (days: number) => Math.round(days * 10) / 10

function stageOf(row: StageRow | undefined, stage: FunnelStage) {
  const [median, ninth] = (stage === 'BEGUN' ? null : row?.[daysOf[stage]]) ?? []
  return {
    stage,
    count: row?.[countOf[stage]] ?? 0,
    medianDays: median == null ? null : rounded(median),
    ninetiethDays: ninth == null ? null : rounded(ninth),
  }
}

export async function report(ctx: Ctx, question: OnboardingReportQuestion) {
  const counted = await countApplications(ctx, question)
  return {
    stages: funnelStages.map((stage) => stageOf(counted?.stages, stage)),
    refusals: counted?.refusals ?? [],
    overdue: (counted?.overdue ?? []).map((each) => ({ ...each, owner: ownerOf(each.state) })),
  }
}
