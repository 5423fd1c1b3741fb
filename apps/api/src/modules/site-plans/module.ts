import type { Module } from '../../kernel/module.ts'
import { SitePlanResolver } from './site-plan.resolver.ts'

export const sitePlans: Module = { name: 'site-plans', resolvers: [SitePlanResolver] }
