import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import { defineEvent } from '../../kernel/outbox.ts'

/** An application has taken a step. */
export const applicationAdvanced = defineEvent<{
  id: string
  step: string
  from: ApplicationState
  to: ApplicationState
}>('onboarding.advanced')
