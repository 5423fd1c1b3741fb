import type { Module } from '../../kernel/module.ts'
import { ConstructionMilestone } from './construction.entity.ts'
import { ConstructionPublicResolver } from './construction.public.resolver.ts'
import './construction.record.ts'
import { ApplicationMilestonesResolver, ConstructionResolver } from './construction.resolver.ts'

export const construction: Module = {
  name: 'construction',
  entities: [ConstructionMilestone],
  resolvers: [ConstructionResolver, ApplicationMilestonesResolver, ConstructionPublicResolver],
}
