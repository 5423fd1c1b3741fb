import { now, request, say } from '@stationmaster/client'
import { addDays, dayOf } from '@stationmaster/i18n'
import { defineListView, plainStep, reasonOnly, type Steps } from '@stationmaster/ui'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import {
  approvePolicyVersion,
  exportPolicyVersions,
  policyVersionCountsQuery,
  policyVersionsQuery,
  rejectPolicyVersion,
  withdrawPolicyVersion,
  type PolicyRow,
  type PolicyVersionRecord,
} from './setting.queries.ts'

export const tomorrow = () => addDays(dayOf(now.value), 1)

export const changeTabs = {
  toApprove: () => ({ state: 'PROPOSED' }),
  upcoming: () => ({ state: 'APPROVED', effectiveOn: `${tomorrow()}..` }),
}

export function useChangeCounts() {
  const { data } = useQuery({
    queryKey: ['policyVersions', 'counts'],
    queryFn: ({ signal }) => request(policyVersionCountsQuery, { tomorrow: tomorrow() }, { signal }),
  })
  const counts = computed(() =>
    Object.fromEntries(Object.entries(data.value ?? {}).map(([key, { totalCount }]) => [key, totalCount])),
  )
  return { counts }
}

type Change = Pick<PolicyVersionRecord, 'differences'>['differences'][number]

/** '30 min → 1 h', with the name of the field where there are several. */
export const changeText = ({ label, field, from, to }: Change) =>
  field === 'value' ? `${from} → ${to}` : `${label} ${from} → ${to}`

export const changeList = defineListView({
  name: 'setting-changes',
  type: 'PolicyVersion',
  query: policyVersionsQuery,
  page: (result) => result.policyVersions,
  exports: exportPolicyVersions,
  words: { title: 'pages.settings.changes', empty: 'pages.settings.none', emptyHint: 'pages.settings.noneHint' },
  sort: 'CREATED_AT_DESC',
  columns: [
    { key: 'title', to: ({ id }) => `/settings/changes/${id}` },
    { key: 'state', kind: 'state', enum: 'PolicyState' },
    { key: 'differences', text: ({ differences }) => differences.map(changeText).join('; ') },
    { key: 'effectiveOn', kind: 'day', sort: 'EFFECTIVE_ON' },
    { key: 'proposedByName' },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT', hideOnPhone: true },
    { key: 'decidedByName', hideOnPhone: true },
    { key: 'decidedAt', kind: 'moment', hideOnPhone: true },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'PolicyState' },
    { key: 'effectiveOn', kind: 'days' },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'toApprove', label: 'pages.settings.toApprove', filter: changeTabs.toApprove },
    { key: 'upcoming', label: 'pages.settings.upcoming', filter: changeTabs.upcoming },
  ],
})

export const changeSteps: Steps<PolicyVersionRecord> = {
  approve: { run: plainStep(approvePolicyVersion), ask: 'yes', icon: 'i-lucide-check', primary: true },
  reject: { run: reasonOnly(rejectPolicyVersion), ask: 'why', icon: 'i-lucide-x', danger: true },
  withdraw: { run: reasonOnly(withdrawPolicyVersion), ask: 'why', icon: 'i-lucide-undo-2', danger: true },
}

/** The settings by group, in the order in which the program declares them. */
export function groupsOf(policies: readonly PolicyRow[]): { group: string; policies: PolicyRow[] }[] {
  const groups = [...new Set(policies.map(({ group }) => group))]
  return groups.map((group) => ({ group, policies: policies.filter((policy) => policy.group === group) }))
}

export const versionText = (number: number) =>
  number === 0 ? say.word('pages.settings.initial') : say.word('pages.settings.versionOf', { number })
