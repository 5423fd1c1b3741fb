import type { Module } from '../../kernel/module.ts'
import { AgreementTemplate } from './agreement-template.entity.ts'
import './agreement-template.record.ts'
import { AgreementTemplateResolver } from './agreement-template.resolver.ts'

export const agreementTemplates: Module = {
  name: 'agreement-templates',
  entities: [AgreementTemplate],
  resolvers: [AgreementTemplateResolver],
}
