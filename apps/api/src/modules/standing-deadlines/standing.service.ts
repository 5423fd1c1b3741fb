import { addDays, localDate, localDateOf, momentOf, startOfDay } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cancelDeadline, meetDeadline, startDeadline, type DeadlineSpec } from '../../kernel/deadlines.ts'
import { policyOn } from '../../kernel/policies.ts'
import { query } from '../../kernel/sql.ts'
import { contract, contractNotice, importDecision, invitation } from './kinds.ts'
import * as report from './standing.report.ts'

interface Found {
  kind: DeadlineSpec
  subject: string
  missing: readonly report.Missing[]
  settled: readonly report.Settled[]
}

/** Makes the deadlines what the records ask for; true when it changed something, so that it looks once more. */
export async function compare(ctx: Ctx): Promise<boolean> {
  // two processes take turns: the second one finds the work of the first
  await query(ctx.em, `select pg_advisory_xact_lock(hashtext('standing-deadlines'))`)
  const notice = await policyOn(ctx, contractNotice)
  const today = localDateOf(ctx.now)
  const found: Found[] = [
    {
      kind: contract,
      subject: 'STATION',
      missing: await report.contractsWithout(ctx, addDays(today, notice)),
      settled: await report.contractsSettled(ctx),
    },
    {
      kind: importDecision,
      subject: 'IMPORT',
      missing: await report.importsWithout(ctx),
      settled: await report.importsSettled(ctx),
    },
    {
      kind: invitation,
      subject: 'USER',
      missing: await report.invitationsWithout(ctx),
      settled: await report.invitationsSettled(ctx),
    },
  ]
  for (const each of found) await put(ctx, each, notice)
  return found.some(({ missing, settled }) => missing.length + settled.length > 0)
}

async function put(ctx: Ctx, { kind: { key }, subject, missing, settled }: Found, notice: number): Promise<void> {
  for (const { id: subjectId, met } of settled) {
    await (met ? meetDeadline(ctx, { key, subjectId }) : cancelDeadline(ctx, { key, subjectId }))
  }
  for (const { id, label, stationId, provinceId, ownerId, since, dueOn } of missing) {
    const day = dueOn ? localDate(dueOn) : null
    const noticed = day ? startOfDay(addDays(day, -notice)) : null
    await startDeadline(ctx, {
      key,
      subject: { type: subject, id, label },
      stationId,
      provinceId,
      ownerId,
      startedAt: since ? momentOf(since) : earlier(noticed, ctx.now),
      ...(day ? { dueOn: day } : {}),
    })
  }
}

const earlier = (moment: Date | null, now: Date) => (moment && moment < now ? moment : now)
