import type { Module } from '../../kernel/module.ts'
import { CountyDemand } from './county-demand.entity.ts'
import { CountyDemandResolver } from './county-demand.resolver.ts'

export const countyDemand: Module = {
  name: 'county-demand',
  entities: [CountyDemand],
  resolvers: [CountyDemandResolver],
}
