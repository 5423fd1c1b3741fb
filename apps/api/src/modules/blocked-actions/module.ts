import type { Module } from '../../kernel/module.ts'
import './blocked-action.record.ts'
import './blocked-action.types.ts'

/** Only adds a field to records of earlier modules. */
export const blockedActions: Module = { name: 'blocked-actions' }
