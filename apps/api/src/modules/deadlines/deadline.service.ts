import type { DeadlineReason, ExtendDeadline } from '@stationmaster/contracts/deadlines'
import { translateIfKnown } from '@stationmaster/i18n'
import { serviceCalendar } from '../../kernel/calendar-versions.ts'
import { mayAsk } from '../../kernel/access.ts'
import { loadToChange } from '../../kernel/change.ts'
import { localDate } from '../../kernel/clock.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import * as changes from '../../kernel/deadline-changes.ts'
import { Deadline, declaredDeadlines, deadlineSpec, type DeadlineSpec } from '../../kernel/deadlines.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { flow } from './deadline.rules.ts'

const readOf = ({ read, owner }: DeadlineSpec): readonly [string, ...string[]] => read ?? [owner]

/** The kinds that this caller may see. */
export const readableKeys = (actor: Actor | null): string[] =>
  declaredDeadlines()
    .filter((spec) => mayAsk(actor, readOf(spec)))
    .map(({ key }) => key)

/** With their names in the caller's language. */
export const kindsOf = ({ actor, locale }: Ctx) =>
  readableKeys(actor).map((key) => ({
    key,
    title: translateIfKnown(locale, `deadlines.${key}`, key),
    owned: mayAsk(actor, [deadlineSpec(key).owner]),
  }))

export async function hold(ctx: Ctx, { reason, ...at }: DeadlineReason): Promise<Deadline> {
  const deadline = await load(ctx, at)
  flow.next(deadline.state, 'hold', factsOf(deadline))
  changes.hold(ctx, deadline, reason)
  return deadline
}

export async function resume(ctx: Ctx, at: DeadlineReason): Promise<Deadline> {
  const deadline = await load(ctx, at)
  flow.next(deadline.state, 'resume', factsOf(deadline))
  changes.resume(ctx, deadline, await serviceCalendar(ctx))
  return deadline
}

export async function extend(ctx: Ctx, { dueOn, reason, ...at }: ExtendDeadline): Promise<Deadline> {
  const deadline = await load(ctx, at)
  flow.next(deadline.state, 'extend', factsOf(deadline))
  if (dueOn <= deadline.dueOn) throw invalidInput([{ path: 'dueOn', code: 'DEADLINE_NOT_LATER' }])
  const service = await serviceCalendar(ctx)
  changes.extend(ctx, deadline, { dueOn: localDate(dueOn), reason, service })
  return deadline
}

const factsOf = ({ key, endedAt }: Deadline) => ({
  ended: endedAt !== null,
  holds: deadlineSpec(key).holds !== false,
})

async function load(ctx: Ctx, { id, expectedVersion }: Pick<DeadlineReason, 'id' | 'expectedVersion'>) {
  const deadline = await loadToChange(ctx, Deadline, id, expectedVersion)
  if (!mayAsk(ctx.actor, readOf(deadlineSpec(deadline.key)))) throw commonErrors.NOT_FOUND()
  return deadline
}
