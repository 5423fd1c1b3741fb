import type { Module } from '../../kernel/module.ts'
import './search.list.ts'
import { SearchResolver } from './search.resolver.ts'

export const search: Module = { name: 'search', resolvers: [SearchResolver] }
