import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import { addDays, daysBetween, localDateOf, startOfDay } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cancelDeadline, meetDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { notify } from '../../kernel/notifications.ts'
import { policyOn } from '../../kernel/policies.ts'
import { forgetPuzzles } from '../../kernel/puzzle.ts'
import { applicantMailAsked } from '../applicants/index.ts'
import { advance } from '../onboarding/index.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { deadlineIn, idleDays, idleNotice, mailOf, toldOf } from './kinds.ts'

interface Advanced {
  id: string
  step: string
  from: ApplicationState
  to: ApplicationState
}

/** After each step: the promise of the state that is left is kept or void, that of the new one begins, and who acts next is told. */
export async function follow(ctx: Ctx, { id, step, from, to }: Advanced): Promise<void> {
  const application = await ctx.em.findOne(StationApplication, { id })
  if (!application) return
  const left = deadlineIn[from]
  const hasEnded = ['WITHDRAWN', 'EXPIRED'].includes(to)
  if (left && hasEnded) await cancelDeadline(ctx, { key: left, subjectId: id })
  else if (left) await meetDeadline(ctx, { key: left, subjectId: id })
  // events may arrive late: what has moved on meanwhile gets the promise of its own event
  if (application.state === to) await begin(ctx, application, to)
  tell(ctx, application, { step, from, to })
  const kind = mailOf[step]
  if (kind) ctx.emit(applicantMailAsked({ applicationId: id, kind }))
}

async function begin(
  ctx: Ctx,
  { id, code, companyName, province, reviewerId, stateSince }: StationApplication,
  to: ApplicationState,
) {
  const key = deadlineIn[to]
  if (!key) return
  const subject = { type: 'StationApplication', id, label: `${code} ${companyName}` }
  const ownerId = to === 'IN_REVIEW' ? (reviewerId ?? null) : null
  await startDeadline(ctx, { key, subject, provinceId: province.id, ownerId, startedAt: stateSince })
}

function tell(ctx: Ctx, application: StationApplication, { step, from, to }: Omit<Advanced, 'id'>): void {
  const told = toldOf[step]
  if (!told) return
  const { id, code, companyName, province, stateSince } = application
  const again = step === 'submit' && from === 'RETURNED'
  notify(ctx, {
    key: again ? 'APPLICATION_CORRECTED' : told.key,
    to: { permission: told.permission, provinceId: province.id },
    subject: { type: 'StationApplication', id },
    params: { code, company: companyName, state: `enums.StationApplicationState.${to}` },
    once: `${id}:${step}:${stateSince.toISOString()}`,
  })
}

/** States that wait for the applicant alone; where headquarters owes the next step, silence is not his. */
const waiting = ['DRAFT', 'RETURNED', 'CONSTRUCTION', 'RECTIFICATION'] as const
const mostAtOnce = 200

/** Every night: closes what the applicant has left lying, and reminds him some days before. Repeating changes nothing. */
export async function closeIdle(ctx: Ctx): Promise<number> {
  const [limitDays, noticeDays] = [await policyOn(ctx, idleDays), await policyOn(ctx, idleNotice)]
  const today = localDateOf(ctx.now)
  const before = startOfDay(addDays(today, noticeDays - limitDays + 1))
  const found = await ctx.em.find(
    StationApplication,
    { state: { $in: [...waiting] }, activeAt: { $lt: before } },
    { orderBy: { activeAt: 'asc' }, limit: mostAtOnce },
  )
  const idleOf = ({ activeAt }: StationApplication) => daysBetween(localDateOf(activeAt), today)
  const ending = found.filter((application) => idleOf(application) >= limitDays)
  for (const application of ending) {
    advance(ctx, application, 'expire', { idle: { days: idleOf(application), limitDays } })
    ctx.emit(applicantMailAsked({ applicationId: application.id, kind: 'EXPIRED' }))
  }
  for (const application of found.filter((each) => idleOf(each) === limitDays - noticeDays))
    ctx.emit(applicantMailAsked({ applicationId: application.id, kind: 'REMINDER' }))
  await forgetPuzzles(ctx)
  return ending.length
}
