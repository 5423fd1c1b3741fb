import type { Module } from '../../kernel/module.ts'
import { OpeningPublicResolver } from './opening.public.resolver.ts'
import { OpeningResolver } from './opening.resolver.ts'

export const openings: Module = { name: 'openings', resolvers: [OpeningResolver, OpeningPublicResolver] }
