import type { Module } from '../../kernel/module.ts'
import { inBatches } from '../../kernel/schedules.ts'
import './kinds.ts'
import { compare } from './standing.service.ts'

export const standingDeadlines: Module = {
  name: 'standing-deadlines',
  schedules: (services) => [{ name: 'standing-deadlines', everySeconds: 5, run: () => inBatches(services, compare) }],
}
