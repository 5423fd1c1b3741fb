import type { StationKind, StationState } from '@stationmaster/contracts/stations'
import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'

export interface CountyRow {
  id: string
  code: string
  name: string
  provinceId: string
}

/** The counties of the caller's provinces, or of the whole country. */
export async function countiesOf({ em, actor }: Ctx): Promise<CountyRow[]> {
  const provinceIds = actor?.scope.as === 'region' ? actor.scope.provinceIds : null
  return query<CountyRow>(
    em,
    `select county.id, county.code, county.name, city.parent_id as "provinceId"
       from region county join region city on city.id = county.parent_id
      where county.level = 'DISTRICT' and ($1::uuid[] is null or city.parent_id = any ($1::uuid[]))
      order by county.code`,
    [provinceIds],
  )
}

export interface StationRow {
  id: string
  code: string
  name: string
  state: StationState
  countyCode: string
  latitude: number | null
  longitude: number | null
}

/** The stations that serve customers now, of those that the caller may see. */
export const servingStations = ({ em }: Ctx, kind: StationKind | null) =>
  query<StationRow>(
    em,
    `select s.id, s.code, s.name, s.state, r.code as "countyCode", s.latitude, s.longitude
       from station s join region r on r.id = s.district_id
      where s.state in ('ACTIVE', 'PROBATION') and ($1::text is null or s.kind = $1)
      order by s.code`,
    [kind],
  )
