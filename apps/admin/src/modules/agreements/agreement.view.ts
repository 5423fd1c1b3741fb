import { locale, now, request, say, type ResultOf } from '@stationmaster/client'
import { addDays, dayOf } from '@stationmaster/i18n'
import {
  defineFormView,
  defineListView,
  plainStep,
  type Option,
  type StepInput,
  type Steps,
  type Versioned,
} from '@stationmaster/ui'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { stationLookup } from '../station-lookup/station-lookup.ts'
import {
  agreementCountsQuery,
  type agreementQuery,
  agreementsQuery,
  exportAgreements,
  offerAgreement,
  publishedTemplatesQuery,
  terminateAgreement,
  withdrawAgreement,
} from './agreement.queries.ts'

export type AgreementRecord = NonNullable<ResultOf<typeof agreementQuery>['serviceAgreement']>

const endsBy = () => addDays(dayOf(now.value), 60)

export const agreementList = defineListView({
  name: 'serviceAgreements',
  type: 'ServiceAgreement',
  query: agreementsQuery,
  page: (result) => result.serviceAgreements,
  exports: exportAgreements,
  words: {
    title: 'pages.agreements.title',
    search: 'pages.agreements.search',
    empty: 'pages.agreements.empty',
    emptyHint: 'pages.agreements.emptyHint',
  },
  sort: 'NUMBER_DESC',
  columns: [
    { key: 'number', sort: 'NUMBER', to: (agreement) => `/agreements/${agreement.id}` },
    { key: 'state', kind: 'state', enum: 'ServiceAgreementState', sort: 'STATE' },
    { key: 'partyName', width: 240 },
    { key: 'startsOn', kind: 'day', sort: 'STARTS_ON', hideOnPhone: true },
    { key: 'endsOn', kind: 'due', sort: 'ENDS_ON' },
    { key: 'draftedByName', hideOnPhone: true },
    { key: 'updatedAt', kind: 'moment', sort: 'UPDATED_AT', hideOnPhone: true },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'ServiceAgreementState' },
    { key: 'station', kind: 'lookup', ...stationLookup },
    { key: 'startsOn', kind: 'days' },
    { key: 'endsOn', kind: 'days' },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'station', label: 'enums.ServiceAgreementState.OFFERED', filter: () => ({ state: 'OFFERED' }) },
    {
      key: 'headquarters',
      label: 'enums.ServiceAgreementState.SIGNED_BY_STATION',
      filter: () => ({ state: 'SIGNED_BY_STATION' }),
    },
    {
      key: 'ending',
      label: 'pages.agreements.endingSoon',
      filter: () => ({ state: 'IN_FORCE', endsOn: `..${endsBy()}` }),
    },
  ],
})

/** The numbers of the tabs, by tab key. */
export function useAgreementCounts() {
  const by = endsBy()
  const { data } = useQuery({
    queryKey: ['agreements', 'counts', by],
    queryFn: ({ signal }) => request(agreementCountsQuery, { endsBy: by }, { signal }),
  })
  return computed(() =>
    Object.fromEntries(Object.entries(data.value ?? {}).map(([key, { totalCount }]) => [key, totalCount])),
  )
}

/** The mutations take a reason and no reference. */
const withReason =
  (mutation: typeof withdrawAgreement | typeof terminateAgreement) =>
  ({ id, version }: Versioned, { reason = '' }: StepInput) =>
    request(mutation as typeof withdrawAgreement, { input: { id, expectedVersion: version, reason } })

export const agreementSteps: Steps<Versioned> = {
  countersign: { open: true, icon: 'i-lucide-pen-line', primary: true },
  offer: {
    run: plainStep(offerAgreement),
    ask: 'yes',
    icon: 'i-lucide-send',
    primary: true,
    hint: 'pages.agreements.offerHint',
  },
  withdraw: { run: withReason(withdrawAgreement), ask: 'reason', icon: 'i-lucide-undo-2', danger: true },
  terminate: { run: withReason(terminateAgreement), ask: 'reason', icon: 'i-lucide-file-x', danger: true },
}

/** Published templates with the term that each proposes. */
export async function publishedTemplates(): Promise<(Option & { termMonths: number })[]> {
  const { agreementTemplates } = await request(publishedTemplatesQuery, {})
  return agreementTemplates.nodes.map(({ id, code, edition, titleZh, titleEn, termMonths }) => ({
    value: id,
    label: `${locale.value === 'en' ? titleEn : titleZh} · ${code} ${say.word('pages.agreements.edition', { edition })}`,
    termMonths,
  }))
}

export const draftForm = defineFormView({
  type: 'ServiceAgreement',
  sections: [
    {
      fields: [
        { key: 'stationId', kind: 'lookup', required: true, wide: true, ...stationLookup },
        { key: 'templateId', kind: 'choice', required: true, wide: true, load: publishedTemplates },
        { key: 'startsOn', kind: 'day', required: true },
        { key: 'endsOn', kind: 'day', required: true },
      ],
    },
  ],
})

/** The last day of a term that begins on a day: 2026-11-21 and 24 months give 2028-11-20. */
export function lastDayOf(startsOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = startsOn.split('-').map(Number)
  const end = new Date(Date.UTC(year, month - 1 + months, day - 1))
  return end.toISOString().slice(0, 10)
}
