import { momentAtEpoch } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'

interface SealState {
  sealedThrough: string
  hash: string
  sealedAt: Date
  waiting: number
}

const lastSeal = `
  select s.seq::text as "sealedThrough", s.hash, extract(epoch from s.sealed_at)::float8 * 1000 as "sealedAtEpoch",
         (select count(*)::int from audit_event e where e.seq > s.seq) as waiting
    from audit_seal s order by s.seq desc limit 1`

/** How far the trail is sealed: for headquarters, which sees all of it; null before the first seal and for everybody else. */
export async function sealState({ em, actor }: Ctx): Promise<SealState | null> {
  if (actor?.scope.as !== 'hq') return null
  const [seal] = await query<Omit<SealState, 'sealedAt'> & { sealedAtEpoch: number }>(em, lastSeal)
  if (!seal) return null
  const { sealedAtEpoch, ...rest } = seal
  return { ...rest, sealedAt: momentAtEpoch(sealedAtEpoch) }
}
