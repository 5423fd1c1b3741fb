import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import { systemCaller } from '../../kernel/context.ts'
import type { Module } from '../../kernel/module.ts'
import { withScope } from '../../kernel/scope.ts'
import { agreementOffered } from '../agreements/index.ts'
import { applicantMailAsked } from '../applicants/index.ts'
import { applicationAdvanced } from '../onboarding/index.ts'
import { closeIdle, follow } from './onboarding-times.service.ts'

export const onboardingTimes: Module = {
  name: 'onboarding-times',
  handlers: [
    {
      event: applicationAdvanced.event,
      run: (ctx, { id, step, from, to }) =>
        follow(ctx, { id: String(id), step: String(step), from: from as ApplicationState, to: to as ApplicationState }),
    },
    {
      event: agreementOffered.event,
      run: async (ctx, { applicationId }) =>
        ctx.emit(applicantMailAsked({ applicationId: String(applicationId), kind: 'TO_SIGN' })),
    },
  ],
  schedules: ({ database, clock }) => [
    {
      name: 'onboarding-idle',
      cron: '20 3 * * *',
      run: async () => void (await withScope(database, systemCaller(clock), closeIdle)),
    },
  ],
}
