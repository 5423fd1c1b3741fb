import type { Module } from '../../kernel/module.ts'
import { ApplicationTemplate } from './application-template.entity.ts'
import { ApplicationTemplateResolver } from './application-template.resolver.ts'

export const onboardingTemplates: Module = {
  name: 'onboarding-templates',
  entities: [ApplicationTemplate],
  resolvers: [ApplicationTemplateResolver],
}
