import type { Module } from '../../kernel/module.ts'
import './open-item.record.ts'
import { StationStandingResolver } from './open-item.resolver.ts'
import './region-stations.types.ts'

export const stationStanding: Module = {
  name: 'station-standing',
  resolvers: [StationStandingResolver],
}
