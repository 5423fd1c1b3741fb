import { mayAsk } from '../../kernel/access.ts'
import { callerOf, systemCaller, type Actor, type Ctx } from '../../kernel/context.ts'
import { mayCallerSee, type Subject } from '../../kernel/live/live-types.ts'
import type { Recipients } from '../../kernel/notifications.ts'
import { withScope } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { User } from '../users/user.entity.ts'

export interface Wanted {
  to: Recipients
  subject: Subject | null
  /** Who made it happen: told only when he is named. */
  byId: string | null
  except: readonly string[]
}

/** Everybody who could be meant; what they may is asked afterwards, one by one. */
async function candidates({ em }: Ctx, { to, byId }: Wanted): Promise<string[]> {
  if ('userIds' in to) return [...new Set(to.userIds)]
  const stationIds = stationsOf(to)
  const where = stationIds ? { stationId: { $in: [...stationIds] } } : { audience: 'HEADQUARTERS' as const }
  const found = await em.find(User, { ...where, state: 'ACTIVE' }, { fields: ['id'], orderBy: { id: 'asc' } })
  return found.map(({ id }) => id).filter((id) => id !== byId)
}

/** The stations whose people are meant; null for headquarters. */
function stationsOf(to: Recipients): readonly string[] | null {
  if ('stationId' in to) return [to.stationId]
  return 'stationIds' in to ? to.stationIds : null
}

function isMeant(actor: Actor, to: Recipients): boolean {
  if ('userIds' in to) return true
  if (!mayAsk(actor, [to.permission])) return false
  if (stationsOf(to) || !('provinceId' in to) || !to.provinceId || actor.scope.as !== 'region') return true
  return actor.scope.provinceIds.includes(to.provinceId)
}

/**
 * Who is told: people who may come in now, hold the permission, and see the record under their own database role. Who has
 * been deactivated or moved away since hears nothing.
 */
export async function peopleOf(ctx: Ctx, services: Services, wanted: Wanted): Promise<string[]> {
  const told: string[] = []
  for (const userId of await candidates(ctx, wanted)) {
    if (wanted.except.includes(userId)) continue
    const actor = await services.actorOfUser(userId)
    if (!actor || !isMeant(actor, wanted.to)) continue
    if (!wanted.subject || (await sees(services, actor, wanted.subject))) told.push(userId)
  }
  return told
}

const sees = (services: Services, actor: Actor, subject: Subject): Promise<boolean> =>
  withScope(services.database, callerOf(actor, systemCaller(services.clock)), (ctx) => mayCallerSee(ctx, subject), {
    readOnly: true,
  })
