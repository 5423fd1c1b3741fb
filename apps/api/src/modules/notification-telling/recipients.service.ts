import { mayAsk } from '../../kernel/access.ts'
import { callerOf, systemCaller, type Actor, type Ctx } from '../../kernel/context.ts'
import type { Subject } from '../../kernel/live/live-types.ts'
import { visibleAmong } from '../../kernel/live/visible-rows.ts'
import type { AskedTogether, OneOfMany, Recipients } from '../../kernel/notifications.ts'
import { inReading } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { User } from '../users/user.entity.ts'

export interface Wanted {
  to: Recipients
  subject: Subject | null
  /** Who made it happen: told only when he is named. */
  byId: string | null
  except: readonly string[]
}

/** Everybody who could be meant and may come in now, in few statements however many there are. */
async function candidates({ em }: Ctx, services: Services, all: readonly Recipients[]): Promise<Actor[]> {
  const named = all.flatMap((to) => ('userIds' in to ? to.userIds : []))
  const stationIds = [...new Set(all.flatMap((to) => stationsOf(to) ?? []))]
  const ofStations = stationIds.length > 0 ? [{ stationId: { $in: stationIds } }] : []
  const ofHeadquarters = all.some(isForHeadquarters) ? [{ audience: 'HEADQUARTERS' as const }] : []
  const $or = [...ofStations, ...ofHeadquarters]
  const found =
    $or.length > 0 ? await em.find(User, { state: 'ACTIVE', $or }, { fields: ['id'], orderBy: { id: 'asc' } }) : []
  const actors = await services.actorsOfUsers([...new Set([...named, ...found.map(({ id }) => id)])])
  return [...actors.values()]
}

/** The stations whose people are meant; null for others. */
function stationsOf(to: Recipients): readonly string[] | null {
  if ('stationId' in to) return [to.stationId]
  return 'stationIds' in to ? to.stationIds : null
}

const isForHeadquarters = (to: Recipients) => !('userIds' in to) && stationsOf(to) === null

function isMeant({ userId, audience, permissions, scope }: Actor, to: Recipients): boolean {
  if ('userIds' in to) return to.userIds.includes(userId)
  if (!mayAsk({ permissions }, [to.permission])) return false
  const stationIds = stationsOf(to)
  if (stationIds) return scope.as === 'station' && stationIds.includes(scope.stationId)
  if (audience !== 'HEADQUARTERS') return false
  const provinceId = 'provinceId' in to ? to.provinceId : null
  return !provinceId || scope.as !== 'region' || scope.provinceIds.includes(provinceId)
}

/**
 * Who is told: people who may come in now, hold the permission, and see the record under their own database role. Who has
 * been deactivated or moved away since hears nothing.
 */
export async function peopleOf(ctx: Ctx, services: Services, wanted: Wanted): Promise<string[]> {
  const { to, subject, byId, except } = wanted
  const others = 'userIds' in to ? except : [...except, byId]
  const meant = (await candidates(ctx, services, [to])).filter(
    (actor) => !others.includes(actor.userId) && isMeant(actor, to),
  )
  const seen = await seenBy(services, meant, () => (subject ? [subject] : []))
  return meant.filter(({ userId }) => !subject || seen.get(userId)?.(subject)).map(({ userId }) => userId)
}

/** Which of the things concern whom: those that he is meant by and sees. */
export async function concernsOf(
  ctx: Ctx,
  services: Services,
  { shares }: AskedTogether,
): Promise<Map<string, OneOfMany[]>> {
  const anybody = await candidates(
    ctx,
    services,
    shares.flatMap(({ to }) => to),
  )
  const meant = new Map<Actor, OneOfMany[]>()
  for (const actor of anybody) {
    const things = shares.filter(({ to }) => to.some((one) => isMeant(actor, one))).flatMap((share) => share.things)
    if (things.length > 0) meant.set(actor, things)
  }
  const seen = await seenBy(services, [...meant.keys()], (actor) =>
    (meant.get(actor) ?? []).map(({ subject }) => subject),
  )
  return new Map(
    [...meant].map(([{ userId }, things]) => [userId, things.filter(({ subject }) => seen.get(userId)?.(subject))]),
  )
}

/** People who are asked about beside each other: readers wait for the same connections. */
const mostBeside = 16

/** What each of them may see of the subjects, asked under his own database role. */
async function seenBy(
  { database, clock }: Services,
  actors: readonly Actor[],
  subjectsOf: (actor: Actor) => readonly Subject[],
): Promise<Map<string, (subject: Subject) => boolean>> {
  const ask = async (actor: Actor) => {
    const caller = callerOf(actor, systemCaller(clock))
    const isSeen = await inReading(database, caller, (ctx) => visibleAmong(ctx, subjectsOf(actor)))
    return [actor.userId, isSeen] as const
  }
  const seen = []
  for (let index = 0; index < actors.length; index += mostBeside)
    seen.push(...(await Promise.all(actors.slice(index, index + mostBeside).map(ask))))
  return new Map(seen)
}
