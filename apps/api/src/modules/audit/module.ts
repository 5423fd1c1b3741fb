import type { Module } from '../../kernel/module.ts'
import { AuditEventResolver } from './audit-event.resolver.ts'

export const audit: Module = { name: 'audit', resolvers: [AuditEventResolver] }
