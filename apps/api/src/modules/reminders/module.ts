import { systemCaller } from '../../kernel/context.ts'
import type { Module } from '../../kernel/module.ts'
import { withScope } from '../../kernel/scope.ts'
import { stationStepTaken } from '../stations/index.ts'
import { remind, tellStation } from './reminder.service.ts'

export const reminders: Module = {
  name: 'reminders',
  handlers: [{ event: stationStepTaken.event, run: (ctx, { id }) => tellStation(ctx, String(id)) }],
  schedules: ({ database, clock }) => [
    { name: 'reminders', cron: '40 7 * * *', run: () => withScope(database, systemCaller(clock), remind) },
  ],
}
