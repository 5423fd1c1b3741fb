import { mayAsk } from '../access.ts'
import type { Ctx } from '../context.ts'
import { isUuid } from '../ids.ts'
import { readIds } from '../read/read-record.ts'
import { liveSpec, type Subject } from './live-types.ts'

/** Those of the rows that the caller may see now: his permissions first, then the row policies of his database role. */
async function visibleIds(ctx: Ctx, type: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const spec = liveSpec(type)
  const asked = ids.filter(isUuid)
  if (!spec || asked.length === 0 || !mayAsk(ctx.actor, spec.read)) return new Set()
  return readIds(ctx, type, asked)
}

/** Which of the rows the caller may see now; all of them are asked for together, in one question per type. */
export async function visibleAmong(ctx: Ctx, subjects: readonly Subject[]): Promise<(subject: Subject) => boolean> {
  const types = Map.groupBy(subjects, ({ type }) => type)
  const seen = new Map(
    await Promise.all(
      [...types].map(async ([type, some]) => {
        const ids = [...new Set(some.map(({ id }) => id))]
        return [type, await visibleIds(ctx, type, ids)] as const
      }),
    ),
  )
  return ({ type, id }) => seen.get(type)?.has(id) ?? false
}
