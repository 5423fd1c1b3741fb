import { extendRecord } from '../../kernel/record.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import type { Module } from '../../kernel/module.ts'
import { may } from './station.access.ts'
import { Station, StationContact, StationStateChange, StationTerritory } from './station.entity.ts'
import './station.record.ts'
import { RegionStationsResolver, StationResolver } from './station.resolver.ts'

extendRecord('Region', { calls: { stationCount: 'region_station_count' } })
defineSubject({ key: 'STATION', entity: Station, read: [may.READ_DETAIL], states: [StationStateChange, 'station'] })
export const stations: Module = {
  name: 'stations',
  entities: [Station, StationContact, StationTerritory, StationStateChange],
  resolvers: [StationResolver, RegionStationsResolver],
}
