import { say, type ResultOf } from '@stationmaster/client'
import type { TemplateContent } from '@stationmaster/contracts/onboarding-templates'
import { defineListView, plainStep, type Steps } from '@stationmaster/ui'
import { publishTemplate, templatesQuery, type templateQuery } from './template.queries.ts'

export type TemplateRecord = NonNullable<ResultOf<typeof templateQuery>['applicationTemplate']>

export const templateName = ({ kind, level }: Pick<TemplateRecord, 'kind' | 'level'>) =>
  `${say.value('StationKind', kind)} · ${say.value('StationLevel', level)}`

export const templateList = defineListView({
  name: 'applicationTemplates',
  type: 'ApplicationTemplate',
  query: templatesQuery,
  page: (result) => result.applicationTemplates,
  words: {
    title: 'pages.applicationTemplates.title',
    search: 'pages.applicationTemplates.title',
    empty: 'pages.applicationTemplates.empty',
    emptyHint: 'pages.applicationTemplates.emptyHint',
  },
  sort: 'KIND_ASC',
  columns: [
    {
      key: 'kind',
      text: templateName,
      to: (template) => `/application-templates/${template.id}`,
      sort: 'KIND',
      width: 200,
    },
    { key: 'number', kind: 'number', sort: 'NUMBER' },
    { key: 'state', kind: 'state', enum: 'ApplicationTemplateState' },
    { key: 'publishedAt', kind: 'moment', sort: 'PUBLISHED_AT' },
    { key: 'publishedByName', hideOnPhone: true },
    { key: 'updatedAt', kind: 'moment', sort: 'UPDATED_AT', hideOnPhone: true },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'ApplicationTemplateState' },
    { key: 'kind', kind: 'enum', enum: 'StationKind' },
    { key: 'level', kind: 'enum', enum: 'StationLevel' },
  ],
  tabs: [
    { key: 'published', label: 'enums.ApplicationTemplateState.PUBLISHED', filter: () => ({ state: 'PUBLISHED' }) },
    { key: 'drafts', label: 'enums.ApplicationTemplateState.DRAFT', filter: () => ({ state: 'DRAFT' }) },
    { key: 'all', label: 'common.all', filter: () => ({}) },
  ],
})

export const templateSteps: Steps<TemplateRecord> = {
  publish: {
    run: plainStep(publishTemplate),
    ask: 'yes',
    icon: 'i-lucide-check',
    primary: true,
    hint: 'pages.applicationTemplates.publishHint',
  },
  draft: { open: true, icon: 'i-lucide-copy-plus' },
  discard: { open: true, icon: 'i-lucide-trash-2', danger: true },
}

/** What the API answers with null is left out, as the contract has it. */
export const contentOf = ({ content }: TemplateRecord): TemplateContent =>
  JSON.parse(JSON.stringify(content, (_, value: unknown) => value ?? undefined)) as TemplateContent
