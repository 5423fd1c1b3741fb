import type { Module } from '../../kernel/module.ts'
import { Region } from './region.entity.ts'
import { RegionResolver } from './region.resolver.ts'

export const regions: Module = { name: 'regions', entities: [Region], resolvers: [RegionResolver] }
