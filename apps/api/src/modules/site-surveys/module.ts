import type { Module } from '../../kernel/module.ts'
import { SiteSurvey } from './site-survey.entity.ts'
import { SiteSurveyResolver } from './site-survey.resolver.ts'

export const siteSurveys: Module = { name: 'site-surveys', entities: [SiteSurvey], resolvers: [SiteSurveyResolver] }
