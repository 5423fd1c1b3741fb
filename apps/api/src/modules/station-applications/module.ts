import type { Module } from '../../kernel/module.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import { StationApplication, StationApplicationStateChange } from '../onboarding/station-application.entity.ts'
import { may } from './station-application.access.ts'
import './station-application.record.ts'
import { StationApplicationResolver } from './station-application.resolver.ts'

defineSubject({
  key: 'STATION_APPLICATION',
  entity: StationApplication,
  read: [may.READ],
  states: [StationApplicationStateChange, 'application'],
})

/** How applications are seen; what happens to them is in `onboarding` and the modules of its steps. */
export const stationApplications: Module = {
  name: 'station-applications',
  resolvers: [StationApplicationResolver],
}
