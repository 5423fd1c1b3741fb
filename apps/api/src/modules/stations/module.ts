import type { Module } from '../../kernel/module.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import { may } from './station.access.ts'
import { Station, StationContact, StationStateChange, StationTerritory } from './station.entity.ts'
import './station.record.ts'
import { StationResolver } from './station.resolver.ts'

defineSubject({ key: 'STATION', entity: Station, read: [may.READ_DETAIL], states: [StationStateChange, 'station'] })

export const stations: Module = {
  name: 'stations',
  entities: [Station, StationContact, StationTerritory, StationStateChange],
  resolvers: [StationResolver],
}
