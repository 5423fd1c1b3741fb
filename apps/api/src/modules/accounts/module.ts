import type { Module } from '../../kernel/module.ts'
import { AccountPublicResolver } from './account.public.resolver.ts'
import './placement.types.ts'
import { SessionResolver } from './session.resolver.ts'

export const accounts: Module = { name: 'accounts', resolvers: [AccountPublicResolver, SessionResolver] }
