import type { CreateArea, MoveProvince, RenameRegion } from '@stationmaster/contracts/regions'
import { loadToChange } from '../../kernel/change.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors } from '../../kernel/errors.ts'
import { divisions, usualAreas, type AreaPlan } from './division-codes.ts'
import { Region } from './region.entity.ts'
import { errors, mustBeArea, mustBeDistrict, mustBeProvince, pathOf } from './region.rules.ts'

export async function createArea(ctx: Ctx, { name, code }: CreateArea): Promise<Region> {
  if (await ctx.em.count(Region, { code })) throw errors.CODE_TAKEN({ code })
  return ctx.em.create(Region, {
    code,
    name,
    level: 'AREA',
    parent: null,
    path: name,
    searchText: searchTextOf(code, name),
  })
}

export async function renameArea(ctx: Ctx, { id, expectedVersion, name }: RenameRegion): Promise<Region> {
  const area = await loadToChange(ctx, Region, id, expectedVersion)
  mustBeArea(area)
  return Object.assign(area, { name, path: name, searchText: searchTextOf(area.code, name) })
}

/** The stations of the province follow at once: region managers see by province (row scope). */
export async function moveProvince(ctx: Ctx, { id, expectedVersion, areaId }: MoveProvince): Promise<Region> {
  const province = await loadToChange(ctx, Region, id, expectedVersion)
  mustBeProvince(province)
  const area = await ctx.em.findOneOrFail(Region, areaId)
  mustBeArea(area)
  return Object.assign(province, { parent: area })
}

export interface PlaceIds {
  districtId: string
  cityId: string
  provinceId: string
  path: string
}

/** The district with its city and province, for records that stand in a place. */
export async function placeOf(ctx: Ctx, districtId: string): Promise<PlaceIds> {
  const district = await ctx.em.findOne(Region, districtId, { populate: ['parent', 'parent.parent'] })
  const city = district?.parent
  const province = city?.parent
  if (!district || !city || !province) throw commonErrors.NOT_FOUND()
  mustBeDistrict(district)
  return { districtId, cityId: city.id, provinceId: province.id, path: district.path }
}

/** Every place below the areas, for the import's look-up by name. */
export async function allPlaces(ctx: Ctx): Promise<{ id: string; name: string; parentId: string | null }[]> {
  const regions = await ctx.em.find(
    Region,
    { level: { $ne: 'AREA' } },
    { fields: ['name', 'parent'], disableIdentityMap: true },
  )
  return regions.map(({ id, name, parent }) => ({ id, name, parentId: parent?.id ?? null }))
}

/** Provinces of the given regions: an area stands for all of its provinces. */
export async function provincesWithin(ctx: Ctx, regionIds: readonly string[]): Promise<string[]> {
  const found = await ctx.em.find(Region, {
    level: 'PROVINCE',
    $or: [{ id: { $in: [...regionIds] } }, { parent: { $in: [...regionIds] } }],
  })
  return found.map(({ id }) => id)
}

/** Fills the empty catalogue: areas, then the divisions of the national code. Running it again adds nothing. */
export async function seedRegions(ctx: Ctx, areas: readonly AreaPlan[] = usualAreas): Promise<void> {
  if (await ctx.em.count(Region, {})) return
  const byCode = new Map<string, Region>()
  const add = (row: Pick<Region, 'code' | 'name' | 'level'>, parent: Region | null) => {
    const region = ctx.em.create(Region, {
      ...row,
      parent,
      path: pathOf(parent, row.name),
      searchText: searchTextOf(row.code, row.name),
    })
    byCode.set(row.code, region)
    return region
  }
  for (const { code, name, provinces } of areas) {
    const area = add({ code, name, level: 'AREA' }, null)
    for (const province of provinces) byCode.set(`area of ${province}`, area)
  }
  for (const { code, name, level, parentCode } of divisions) {
    add({ code, name, level }, byCode.get(parentCode ?? `area of ${code.slice(0, 2)}`) ?? null)
  }
  await ctx.em.flush()
}

const searchTextOf = (code: string, name: string) => `${code} ${name}`.toLowerCase()
