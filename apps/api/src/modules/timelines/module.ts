import type { Module } from '../../kernel/module.ts'
import { TimelineResolver } from './timeline.resolver.ts'

export const timelines: Module = { name: 'timelines', resolvers: [TimelineResolver] }
