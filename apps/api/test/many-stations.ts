import type { World } from './world.ts'

export interface PlainStation {
  id: string
  code: string
  name: string
  kind: string
  level: string
  state: string
  productLines: string[]
  province: string
  signedOn: string | null
  contractEndsOn: string | null
  createdAt: string
  hasOwnerAccount: boolean
  searchText: string
}

/** Stations in the districts of A, B and C with many equal and many empty values, so that every order has ties and nulls. */
export async function addStations(world: World, count: number): Promise<void> {
  await world.sql(
    `insert into station (id, code, name, kind, level, state, state_since, product_lines, province_id, city_id, district_id, address, service_phone,
            signed_on, contract_ends_on, search_text, created_at, updated_at)
     select gen_random_uuid(), 'X' || lpad((n * 37 % 1000)::text, 4, '0'), (array['甲站', '乙站', 'B 站', 'a 站', '%站', '', '乙_站'])[1 + n % 7],
            (array['APPLIANCE', 'VEHICLE', 'EQUIPMENT'])[1 + n % 3], (array['LEVEL_1', 'LEVEL_2', 'LEVEL_3'])[1 + n / 3 % 3],
            (array['ACTIVE', 'PROBATION', 'SUSPENDED', 'TERMINATING', 'TERMINATED'])[1 + n * 11 % 5], now(),
            case n % 4 when 0 then '{}'::text[] when 1 then '{SUV}' when 2 then '{SUV,SEDAN}' else '{FORKLIFT}' end,
            p.province_id, p.city_id, p.district_id, '地址', case when n % 3 > 0 then '0571-88886666' end,
            case when n % 3 > 0 then date '2024-02-28' + n * 13 % 20 end, case when n % 5 > 0 then date '2026-12-20' + n * 17 % 30 end,
            lower((array['甲站', '乙站', 'B 站', 'a 站', '%站', '', '乙_站'])[1 + n % 7] || ' x' || lpad((n * 37 % 1000)::text, 4, '0')),
            timestamptz '2025-01-01' + (n % 40) * interval '1 day 0.000001 second', now()
       from generate_series(1, $1::int) n
       join (select row_number() over (order by code) - 1 as place, * from station where code like 'W-%') p on p.place = n % 3`,
    [count],
  )
}

/** All stations as they are stored, for a test's own idea of what a list must answer. */
export const plainStations = (world: World) =>
  world.sql<PlainStation>(
    `select id, code, name, kind, level, state, product_lines as "productLines", province_id as province, signed_on::text as "signedOn",
            contract_ends_on::text as "contractEndsOn", created_at::text as "createdAt", search_text as "searchText",
            exists (select 1 from app_user u where u.station_id = s.id and u.state <> 'DEACTIVATED' and 'STATION_OWNER' = any (u.roles)) as "hasOwnerAccount"
       from station s`,
  )
