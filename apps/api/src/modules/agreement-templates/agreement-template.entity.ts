import { agreementTemplateStates, type AgreementClause } from '@stationmaster/contracts/agreements'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { flow } from './agreement-template.rules.ts'

const AgreementTemplateSchema = defineEntity({
  name: 'AgreementTemplate',
  properties: {
    ...document,
    code: p.text(),
    edition: p.integer(),
    state: p.enum(agreementTemplateStates).default(flow.initial),
    titleZh: p.text(),
    titleEn: p.text(),
    termMonths: p.integer(),
    clauses: p.json<AgreementClause[]>(),
    publishedAt: p.datetime().nullable(),
    publishedByName: p.text().nullable(),
  },
})
/** One edition of the wording of an agreement. */
export class AgreementTemplate extends AgreementTemplateSchema.class {}
AgreementTemplateSchema.setClass(AgreementTemplate)
