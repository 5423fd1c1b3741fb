import { say, type ResultOf } from '@stationmaster/client'
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

/** A preview speaks of an example station: what stands between braces is shown filled, in Latin letters for both languages. */
const example: Record<string, string> = {
  number: 'SA-20261121-0001',
  stationName: 'Hengxin Service Station',
  creditCode: '91330106MA2ABCDE1X',
  address: '398 Wensan Road, Hangzhou',
  principalName: 'Yu Yong',
  stationKind: 'APPLIANCE',
  stationLevel: 'LEVEL 1',
  productLines: 'A, B, C',
  startsOn: '2026-11-21',
  endsOn: '2028-11-20',
}
const filled = (text: string) =>
  text.replace(/\{([^{}]*)\}/g, (whole, name: string) =>
    name === 'manufacturer' ? say.word('common.manufacturerName') : (example[name] ?? whole),
  )

/** The text of an example agreement, in the shape of a real one. */
export const previewOf = ({ titleZh, titleEn, clauses }: Wording) =>
  JSON.stringify({
    titleZh,
    titleEn,
    manufacturer: { zh: filled('{manufacturer}'), en: filled('{manufacturer}') },
    station: {
      name: example['stationName'],
      creditCode: example['creditCode'],
      address: example['address'],
      principalName: example['principalName'],
    },
    startsOn: example['startsOn'],
    endsOn: example['endsOn'],
    clauses: clauses.map((clause) => ({
      titleZh: filled(clause.titleZh),
      titleEn: filled(clause.titleEn),
      textZh: filled(clause.textZh),
      textEn: filled(clause.textEn),
    })),
  })
