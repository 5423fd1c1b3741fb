import type { ResultOf } from '@stationmaster/client'
import type { AgreementClause } from '@stationmaster/contracts/agreements'
import { defineListView, plainStep, type Steps } from '@stationmaster/ui'
import { publishTemplate, retireTemplate, type templateQuery, templatesQuery } from './agreement-template.queries.ts'

export type TemplateRecord = NonNullable<ResultOf<typeof templateQuery>['agreementTemplate']>

export const templateList = defineListView({
  name: 'agreementTemplates',
  type: 'AgreementTemplate',
  query: templatesQuery,
  page: (result) => result.agreementTemplates,
  words: {
    title: 'pages.agreementTemplates.title',
    search: 'pages.agreementTemplates.title',
    empty: 'pages.agreementTemplates.empty',
    emptyHint: 'pages.agreementTemplates.emptyHint',
  },
  sort: 'UPDATED_AT_DESC',
  columns: [
    { key: 'titleZh', to: (template) => `/agreement-templates/${template.id}`, width: 240 },
    { key: 'state', kind: 'state', enum: 'AgreementTemplateState' },
    { key: 'code' },
    { key: 'edition', kind: 'number' },
    { key: 'titleEn', width: 240, hideOnPhone: true },
    { key: 'publishedAt', kind: 'moment' },
    { key: 'publishedByName', hideOnPhone: true },
    { key: 'updatedAt', kind: 'moment', sort: 'UPDATED_AT', hideOnPhone: true },
  ],
  filters: [{ key: 'state', kind: 'enum', enum: 'AgreementTemplateState' }],
  tabs: [{ key: 'all', label: 'common.all', filter: () => ({}) }],
})

export const templateSteps: Steps<TemplateRecord> = {
  publish: {
    run: plainStep(publishTemplate),
    ask: 'yes',
    icon: 'i-lucide-check',
    primary: true,
    hint: 'pages.agreementTemplates.publishHint',
  },
  draftEdition: { open: true, icon: 'i-lucide-copy-plus' },
  retire: { run: plainStep(retireTemplate), ask: 'yes', icon: 'i-lucide-archive', danger: true },
}

export interface Wording {
  titleZh: string
  titleEn: string
  termMonths: number
  clauses: AgreementClause[]
}
export const emptyClause = (): AgreementClause => ({ titleZh: '', titleEn: '', textZh: '', textEn: '' })

/** A preview speaks of an example station: what stands between braces is shown filled. */
export const exampleOf: Record<string, { zh: string; en: string }> = {
  number: { zh: 'SA-20261121-0001', en: 'SA-20261121-0001' },
  manufacturer: { zh: '恒川制造集团有限公司', en: 'Hengchuan Manufacturing Group Co., Ltd.' },
  stationName: { zh: '杭州西湖恒信家电服务中心', en: '杭州西湖恒信家电服务中心' },
  creditCode: { zh: '91330106MA2ABCDE1X', en: '91330106MA2ABCDE1X' },
  address: { zh: '文三路 398 号', en: '文三路 398 号' },
  principalName: { zh: '于勇', en: '于勇' },
  stationKind: { zh: '家电', en: 'Appliance' },
  stationLevel: { zh: '一级', en: 'Level 1' },
  productLines: { zh: '空调、冰箱', en: 'Air conditioner, refrigerator' },
  startsOn: { zh: '2026-11-21', en: '2026-11-21' },
  endsOn: { zh: '2028-11-20', en: '2028-11-20' },
}
const filled = (text: string, language: 'zh' | 'en') =>
  text.replace(/\{([^{}]*)\}/g, (whole, name: string) => exampleOf[name]?.[language] ?? whole)

/** The text of an example agreement, in the shape of a real one. */
export const previewOf = ({ titleZh, titleEn, clauses }: Wording) =>
  JSON.stringify({
    titleZh,
    titleEn,
    manufacturer: exampleOf['manufacturer'],
    station: {
      name: exampleOf['stationName']?.zh,
      creditCode: exampleOf['creditCode']?.zh,
      address: exampleOf['address']?.zh,
      principalName: exampleOf['principalName']?.zh,
    },
    startsOn: exampleOf['startsOn']?.zh,
    endsOn: exampleOf['endsOn']?.zh,
    clauses: clauses.map((clause) => ({
      titleZh: filled(clause.titleZh, 'zh'),
      titleEn: filled(clause.titleEn, 'en'),
      textZh: filled(clause.textZh, 'zh'),
      textEn: filled(clause.textEn, 'en'),
    })),
  })
