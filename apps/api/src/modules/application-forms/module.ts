import type { Module } from '../../kernel/module.ts'
import { ApplicationFormPublicResolver } from './application-form.public.resolver.ts'

export const applicationForms: Module = { name: 'application-forms', resolvers: [ApplicationFormPublicResolver] }
