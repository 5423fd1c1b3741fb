import type { Module } from '../../kernel/module.ts'
import { OnboardingReportResolver } from './onboarding-report.resolver.ts'

export const onboardingReports: Module = { name: 'onboarding-reports', resolvers: [OnboardingReportResolver] }
