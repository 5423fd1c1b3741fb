import type { Module } from '../../kernel/module.ts'
import { Station, StationContact, StationStateChange, StationTerritory } from './station.entity.ts'
import './station.record.ts'
import { StationResolver } from './station.resolver.ts'

export const stations: Module = {
  name: 'stations',
  entities: [Station, StationContact, StationTerritory, StationStateChange],
  resolvers: [StationResolver],
}
