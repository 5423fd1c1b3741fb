import { addDays, addMinutes, daysBetween, localDate, localDateOf } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { defineNotification, notify, type ShownNotification } from '../../kernel/notifications.ts'
import { ImportBatch } from '../imports/import.entity.ts'
import { Station, StationStateChange } from '../stations/station.entity.ts'

// permissions of module stations
const whoRead = 'STATION_READ_DETAIL'
const whoEdit = 'STATION_EDIT'

const stationPath = ({ app, subject }: ShownNotification) => (app === 'admin' ? `/stations/${subject?.id}` : '/station')

defineNotification({ key: 'STATION_STATE_CHANGED', group: 'STATIONS', path: stationPath })
defineNotification({ key: 'CONTRACT_ENDING', group: 'STATIONS', path: stationPath })
defineNotification({ key: 'IMPORT_WAITING', group: 'JOBS', path: ({ subject }) => `/imports/${subject?.id}` })

/** The station hears what headquarters has decided about it, with the reason. */
export async function tellStation(ctx: Ctx, stationId: string): Promise<void> {
  const change = await ctx.em.findOne(
    StationStateChange,
    { station: stationId },
    { orderBy: { at: 'desc', id: 'desc' }, populate: ['station'] },
  )
  if (!change) return
  notify(ctx, {
    key: 'STATION_STATE_CHANGED',
    to: { stationId, permission: whoRead },
    subject: { type: 'Station', id: stationId },
    params: { station: change.station.name, state: `enums.StationState.${change.to}`, reason: change.reason },
    once: change.id,
  })
}

const noticeDays = [60, 30, 7]
const mostStations = 500

/** Contracts that end in 60, 30 or 7 days: to the station and to those of headquarters who edit stations there. */
async function remindOfContracts(ctx: Ctx): Promise<void> {
  const today = localDateOf(ctx.now)
  const ending = await ctx.em.find(
    Station,
    { contractEndsOn: { $in: noticeDays.map((days) => addDays(today, days)) }, state: { $ne: 'TERMINATED' } },
    { orderBy: { id: 'asc' }, limit: mostStations },
  )
  for (const { id, name, contractEndsOn, province } of ending) {
    const day = contractEndsOn ? localDate(contractEndsOn) : today
    const about = {
      key: 'CONTRACT_ENDING',
      subject: { type: 'Station', id },
      params: { station: name, day, days: daysBetween(today, day) },
      once: `${id}:${day}:${daysBetween(today, day)}`,
    }
    notify(ctx, { ...about, to: { stationId: id, permission: whoRead } })
    notify(ctx, { ...about, to: { permission: whoEdit, provinceId: province.id } })
  }
}

const waitingMinutes = 12 * 60

/** A checked file that nobody has decided about: its uploader is reminded once. */
async function remindOfImports(ctx: Ctx): Promise<void> {
  const waiting = await ctx.em.find(
    ImportBatch,
    { state: 'CHECKED', createdAt: { $lt: addMinutes(ctx.now, -waitingMinutes) } },
    { orderBy: { createdAt: 'desc' }, limit: 100 },
  )
  for (const { id, fileName, rowCount, refusedCount, createdById } of waiting)
    notify(ctx, {
      key: 'IMPORT_WAITING',
      to: { userIds: [createdById] },
      subject: { type: 'Import', id },
      params: { file: fileName, rows: rowCount, refused: refusedCount },
      once: id,
    })
}

/** Every morning; a day that the program slept through is made up for by the next notice. */
export async function remind(ctx: Ctx): Promise<void> {
  await remindOfContracts(ctx)
  await remindOfImports(ctx)
}
