import type { Module } from '../../kernel/module.ts'
import { RoleResolver } from './role.resolver.ts'

export const identity: Module = { name: 'identity', resolvers: [RoleResolver] }
