import type { Module } from '../../kernel/module.ts'
import { ApplicationProgressResolver } from './application-progress.resolver.ts'

export const applicationProgress: Module = { name: 'application-progress', resolvers: [ApplicationProgressResolver] }
