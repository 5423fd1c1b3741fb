import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import { localDateOf } from '../kernel/clock.ts'
import type { Actor, Ctx } from '../kernel/context.ts'
import type { KeptFile } from '../kernel/files/store.ts'
import type { ApplicationFile } from '../modules/application-files/application-file.entity.ts'
import { add as addFile } from '../modules/application-files/index.ts'
import type { StationApplication } from '../modules/onboarding/station-application.entity.ts'

export interface Cast {
  network: Actor
  region: Actor
  auditor: Actor
  admin: Actor
}

export interface Building {
  application: StationApplication
  state: ApplicationState
  /** Days since the construction began, and since the application came into its state. */
  plannedDays: number
  stateDays: number
  picture: KeptFile
  cast: Cast
  /** The same transaction so many days ago, as somebody; nobody is the applicant. */
  at: (days: number, actor: Actor | null) => Ctx
}

export const addressedTo = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version })

/** A photo for each slot, with one flush: the ids of the files, in the order of the slots. */
export async function photos(
  { application, picture, at }: Building,
  { slots, days, by = null }: { slots: readonly string[]; days: number; by?: Actor | null },
): Promise<string[]> {
  const ctx = at(days, by)
  const name = `现场照片-${localDateOf(ctx.now)}.jpg`
  const shared = { applicationId: application.id, isInternal: false, name, kept: picture }
  const files: ApplicationFile[] = []
  for (const slot of slots) files.push(await addFile(ctx, application, { ...shared, slot }))
  for (const file of files) file.createdAt = ctx.now
  await ctx.em.flush()
  return files.map(({ id }) => id)
}
