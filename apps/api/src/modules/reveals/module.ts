import type { Module } from '../../kernel/module.ts'
import { RevealResolver } from './reveal.resolver.ts'

export const reveals: Module = { name: 'reveals', resolvers: [RevealResolver] }
