import type { Module } from '../../kernel/module.ts'
import { LiveResolver } from './live.resolver.ts'

/** What open pages hear; the work is in kernel/live, because every module's changes go through it. */
export const live: Module = { name: 'live', resolvers: [LiveResolver] }
