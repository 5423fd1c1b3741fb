import { addMinutes } from '../kernel/clock.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Recipients } from '../kernel/notifications.ts'
import type { Services } from '../kernel/services.ts'
import { systemCaller } from '../kernel/context.ts'
import { withScope } from '../kernel/scope.ts'
import { ImportBatch } from '../modules/imports/import.entity.ts'
import { tellPeople } from '../modules/notifications/index.ts'
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
const day = 24 * hour

/** What somebody who opens the demo for the first time finds in his inbox: of today and of the days before. */
async function scenesOf({ em }: Ctx, owners: readonly User[]): Promise<Scene[]> {
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
  const stationIds = [...new Set(owners.map(({ stationId }) => stationId ?? ''))]
  const stations = await em.find(
    Station,
    { id: { $in: stationIds } },
    { orderBy: { code: 'asc' }, populate: ['province'] },
  )
  for (const [index, { id, name: station, province, state }] of stations.slice(0, 6).entries()) {
    const about = { type: 'Station', id }
    const ending = { station, day: '2026-12-31', days: 30 }
    const changed = { station, state: `enums.StationState.${state}`, reason: '季度走访合格' }
    scenes.push(
      {
        ...about,
        key: 'STATION_STATE_CHANGED',
        to: { stationId: id, permission: may.READ_DETAIL },
        minutesAgo: 2 * day,
        params: changed,
      },
      {
        ...about,
        key: 'CONTRACT_ENDING',
        to: { stationId: id, permission: may.READ_DETAIL },
        minutesAgo: 5 * hour,
        params: ending,
      },
    )
    if (index < 3)
      scenes.push({
        ...about,
        key: 'CONTRACT_ENDING',
        to: { permission: may.EDIT, provinceId: province.id },
        minutesAgo: (index + 1) * day,
        params: ending,
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
