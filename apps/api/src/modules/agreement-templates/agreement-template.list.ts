import { defineList } from '../../kernel/list.ts'
import { AgreementTemplateStateEnum, AgreementTemplateType } from './agreement-template.types.ts'

export const agreementTemplateList = defineList({
  type: 'AgreementTemplate',
  node: () => AgreementTemplateType,
  filter: { state: { kind: 'enum', type: AgreementTemplateStateEnum } },
  sort: ['updatedAt'],
  defaultSort: { property: 'updatedAt', descending: true },
})
