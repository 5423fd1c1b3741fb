import { onboardingReport, type OnboardingReportQuestion } from '@stationmaster/contracts/onboarding-reports'
import { Arg, Ctx as Context, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './onboarding-report.access.ts'
import * as service from './onboarding-report.service.ts'
import { OnboardingReportType } from './onboarding-report.types.ts'

const ReportInput = inputType('OnboardingReportInput', onboardingReport)

@Resolver()
export class OnboardingReportResolver {
  @Allow(may.READ)
  @Query(() => OnboardingReportType, {
    description:
      'Funnel, days from stage to stage, overdue steps and refusals of the applications of the caller’s scope.',
  })
  onboardingReport(@Context() ctx: Ctx, @Arg('input', () => ReportInput) input: OnboardingReportQuestion) {
    return service.report(ctx, input)
  }
}
