import type { Module } from '../../kernel/module.ts'
import { StationApplication, StationApplicationStateChange } from './station-application.entity.ts'

export const onboarding: Module = {
  name: 'onboarding',
  entities: [StationApplication, StationApplicationStateChange],
}
