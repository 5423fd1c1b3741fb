import type { Module } from '../../kernel/module.ts'
import { CalendarResolver } from './calendar.resolver.ts'

/** The table belongs to kernel/calendar-versions, by which every clock counts. */
export const calendars: Module = { name: 'calendars', resolvers: [CalendarResolver] }
