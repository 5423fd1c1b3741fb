import type { Module } from '../../kernel/module.ts'
import { CoverageResolver } from './coverage.resolver.ts'
import './travel.ts'

export const coverage: Module = { name: 'coverage', resolvers: [CoverageResolver] }
