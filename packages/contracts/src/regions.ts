import * as z from 'zod/mini'
import { expectedVersion, id, oneOf, text } from './fields.ts'

export const regionLevels = ['AREA', 'PROVINCE', 'CITY', 'DISTRICT'] as const
export const regionLevel = oneOf('RegionLevel', regionLevels)
export type RegionLevel = z.infer<typeof regionLevel>

export const createArea = z.strictObject({ name: text(30), code: text(20) })
export type CreateArea = z.infer<typeof createArea>

export const renameRegion = z.strictObject({ id: id(), expectedVersion: expectedVersion(), name: text(60) })
export type RenameRegion = z.infer<typeof renameRegion>

export const moveProvince = z.strictObject({ id: id(), expectedVersion: expectedVersion(), areaId: id() })
export type MoveProvince = z.infer<typeof moveProvince>
