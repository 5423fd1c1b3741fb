import { locale, type ResultOf } from '@stationmaster/client'
import type { AgreementClause } from '@stationmaster/contracts/agreements'
import { exampleStation } from '@stationmaster/i18n/examples'
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

const zh = 0
const en = 1
/** The text with what stands between braces filled in from an example station. */
const filled = (text: string, side: typeof zh | typeof en) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in exampleStation ? exampleStation[name as keyof typeof exampleStation][side] : whole,
  )

/** The text of an example agreement, in the shape of a real one. */
export function previewOf({ titleZh, titleEn, clauses }: Wording): string {
  const side = locale.value === 'en' ? en : zh
  return JSON.stringify({
    titleZh,
    titleEn,
    manufacturer: { zh: exampleStation.manufacturer[zh], en: exampleStation.manufacturer[en] },
    station: {
      name: exampleStation.stationName[side],
      creditCode: exampleStation.creditCode[zh],
      address: exampleStation.address[side],
      principalName: exampleStation.principalName[side],
    },
    startsOn: exampleStation.startsOn[zh],
    endsOn: exampleStation.endsOn[zh],
    clauses: clauses.map((clause) => ({
      titleZh: filled(clause.titleZh, zh),
      titleEn: filled(clause.titleEn, en),
      textZh: filled(clause.textZh, zh),
      textEn: filled(clause.textEn, en),
    })),
  })
}
