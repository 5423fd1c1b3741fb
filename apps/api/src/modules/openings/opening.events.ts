import { defineEvent } from '../../kernel/outbox.ts'

/** A station has been opened: later modules make what it starts with. Handlers are safe to repeat. */
export const stationOpened = defineEvent<{ stationId: string; applicationId: string; agreementId: string }>(
  'onboarding.opened',
)
