export interface NamedRegion {
  id: string
  name: string
  parentId: string | null
}

export interface Place {
  districtId: string
  province: string
  city: string
  district: string
}

export interface WrittenPlace {
  province: string
  /** May be empty where the province is a municipality. */
  city: string
  district: string
}

/** Finds a district by the three names that people write, or says which name is not known there. */
export interface RegionLookup {
  find: (written: WrittenPlace) => Place | { unknown: 'province' | 'city' | 'district' }
  /** '河北省 / 石家庄市 / 新华区', or null for an unknown id. */
  pathOf: (districtId: string) => string | null
}

/** Names of the division code's helper level, which stand for "no city": 市辖区, 县, 省直辖县级行政区划 … */
const isGrouping = (name: string) => /^(市辖区|县)$|直辖县级行政区划$/.test(name)

const isMunicipality = (cities: readonly NamedRegion[]) =>
  cities.length > 0 && cities.every(({ name }) => /^(市辖区|县)$/.test(name))

/**
 * The sibling that a written name means: the same name, or the only one that begins with it once a last 省, 市, 州 …
 * is taken off (恩施州 is 恩施土家族苗族自治州, 内蒙古 is 内蒙古自治区). One character is never enough.
 */
function named(siblings: readonly NamedRegion[], written: string): NamedRegion | undefined {
  const exact = siblings.find(({ name }) => name === written)
  if (exact) return exact
  const stem = written.length > 2 ? written.replace(/[省市州盟区县旗]$/, '') : written
  const begun = stem.length < 2 ? [] : siblings.filter(({ name }) => name.startsWith(stem))
  return begun.length === 1 ? begun[0] : undefined
}

/**
 * The cities in which a district may be looked for. A municipality has none of its own: its name, 市辖区, 县 and an
 * empty cell mean all of its districts. A county directly under the province may be written as its own city.
 */
function citiesMeant(
  province: NamedRegion,
  cities: readonly NamedRegion[],
  { city, district }: WrittenPlace,
): NamedRegion[] {
  if (isMunicipality(cities)) {
    return city === '' || isGrouping(city) || named([province], city) ? [...cities] : []
  }
  const found = named(cities, city)
  if (found) return [found]
  return city !== '' && city === district ? cities.filter(({ name }) => isGrouping(name)) : []
}

/** `regions` are provinces, cities and districts; a parent that is not among them is a large region and is ignored. */
export function regionLookup(regions: readonly NamedRegion[]): RegionLookup {
  const byId = new Map(regions.map((region) => [region.id, region]))
  const below = Map.groupBy(regions, ({ parentId }) => (parentId && byId.has(parentId) ? parentId : null))
  const childrenOf = (id: string | null) => below.get(id) ?? []

  const find = (written: WrittenPlace) => {
    const province = named(childrenOf(null), written.province)
    if (!province) return { unknown: 'province' as const }
    const cities = citiesMeant(province, childrenOf(province.id), written)
    if (cities.length === 0) return { unknown: 'city' as const }
    const districts = cities.flatMap((city) => childrenOf(city.id))
    const district = named(districts, written.district)
    const city = cities.find(({ id }) => id === district?.parentId)
    if (!district || !city) return { unknown: 'district' as const }
    return { districtId: district.id, province: province.name, city: city.name, district: district.name }
  }

  const pathOf = (districtId: string) => {
    const names: string[] = []
    for (let at = byId.get(districtId); at; at = at.parentId ? byId.get(at.parentId) : undefined) {
      if (!isGrouping(at.name)) names.unshift(at.name)
    }
    return names.length > 0 ? names.join(' / ') : null
  }

  return { find, pathOf }
}
