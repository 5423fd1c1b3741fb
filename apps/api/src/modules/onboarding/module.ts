import type { Module } from '../../kernel/module.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import { may } from './station-application.access.ts'
import { StationApplication, StationApplicationStateChange } from './station-application.entity.ts'
import './station-application.record.ts'
import { StationApplicationResolver } from './station-application.resolver.ts'

defineSubject({
  key: 'STATION_APPLICATION',
  entity: StationApplication,
  read: [may.READ],
  states: [StationApplicationStateChange, 'application'],
})

export const onboarding: Module = {
  name: 'onboarding',
  entities: [StationApplication, StationApplicationStateChange],
  resolvers: [StationApplicationResolver],
}
