import { extendRecord } from '../../kernel/record.ts'
import type { Module } from '../../kernel/module.ts'
import { Station, StationContact, StationStateChange, StationTerritory } from './station.entity.ts'
import './station.record.ts'
import { RegionStationsResolver, StationResolver } from './station.resolver.ts'

extendRecord('Region', { calls: { stationCount: 'region_station_count' } })

export const stations: Module = {
  name: 'stations',
  entities: [Station, StationContact, StationTerritory, StationStateChange],
  resolvers: [StationResolver, RegionStationsResolver],
}
