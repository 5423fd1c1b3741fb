import { addMinutes, daysBetween, localDate, localDateOf } from '../kernel/clock.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Recipients } from '../kernel/notifications.ts'
import type { Services } from '../kernel/services.ts'
import { systemCaller } from '../kernel/context.ts'
import { withScope } from '../kernel/scope.ts'
import { ImportBatch } from '../modules/imports/import.entity.ts'
import { tellPeople } from '../modules/notification-telling/index.ts'
import { may } from '../modules/stations/station.access.ts'
import { Station } from '../modules/stations/station.entity.ts'
import { User } from '../modules/users/user.entity.ts'

interface Scene {
  key: string
  to: Recipients
  minutesAgo: number
  type: string
  id: string
  params: Record<string, string | number>
}

const hour = 60
const mostStations = 60
const noticeDays = 60
const day = 24 * hour

/** What somebody who opens the demo for the first time finds in his inbox: of today and of the days before. */
async function scenesOf({ em, now }: Ctx, owners: readonly User[]): Promise<Scene[]> {
  const scenes: Scene[] = []
  const [waiting] = await em.find(ImportBatch, { state: 'CHECKED' }, { limit: 1, orderBy: { createdAt: 'desc' } })
  if (waiting) {
    const { id, fileName: file, rowCount: rows, refusedCount: refused } = waiting
    const params = { file, rows, refused }
    scenes.push({
      key: 'IMPORT_WAITING',
      to: { permission: 'IMPORT_RUN' },
      minutesAgo: 3 * hour,
      type: 'Import',
      id,
      params,
    })
  }
  const stationIds = [...new Set(owners.map(({ stationId }) => stationId ?? ''))].slice(0, mostStations)
  const stations = await em.find(
    Station,
    { id: { $in: stationIds } },
    { orderBy: { code: 'asc' }, populate: ['province'] },
  )
  const today = localDateOf(now)
  for (const [index, { id, name: station, province, state, contractEndsOn }] of stations.entries()) {
    const about = { type: 'Station', id }
    const people = { stationId: id, permission: may.READ_DETAIL }
    const changed = { station, state: `enums.StationState.${state}`, reason: '季度走访合格' }
    scenes.push({ ...about, key: 'STATION_STATE_CHANGED', to: people, minutesAgo: 2 * day, params: changed })
    const days = contractEndsOn ? daysBetween(today, localDate(contractEndsOn)) : -1
    if (!contractEndsOn || days < 0 || days > noticeDays) continue
    const ending = { ...about, key: 'CONTRACT_ENDING', params: { station, day: contractEndsOn, days } }
    scenes.push({ ...ending, to: people, minutesAgo: 5 * hour })
    scenes.push({
      ...ending,
      to: { permission: may.EDIT, provinceId: province.id },
      minutesAgo: (index + 1) * 4 * hour,
    })
  }
  return scenes
}

export async function seedNotifications(services: Services): Promise<void> {
  await withScope(services.database, systemCaller(services.clock), async (ctx) => {
    const owners = await ctx.em.find(User, { roles: { $contains: ['STATION_OWNER'] }, state: 'ACTIVE' })
    for (const { key, to, minutesAgo, type, id, params } of await scenesOf(ctx, owners))
      await tellPeople({ ...ctx, now: addMinutes(ctx.now, -minutesAgo) }, services, {
        key,
        to,
        params,
        subject: { type, id },
        occasion: `demo:${key}:${id}:${minutesAgo}`,
        byId: null,
        except: [],
      })
  })
}
