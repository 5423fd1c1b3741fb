import { locale, request, say, type ResultOf } from '@stationmaster/client'
import { demandMeasures, type DemandMeasure } from '@stationmaster/contracts/coverage'
import { stationKinds, type StationKind } from '@stationmaster/contracts/stations'
import { formatNumber } from '@stationmaster/i18n'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { regionOptions } from '../regions/region-options.ts'
import type { TableColumn } from '../tables/table-view.ts'
import { coverageQuery } from './coverage.queries.ts'

export type Coverage = ResultOf<typeof coverageQuery>['networkCoverage']
export type County = Coverage['counties'][number]
export type Station = Coverage['stations'][number]

export const reaches = [30, 60, 90, 120, 180, 240] as const

export const minutesText = (minutes: number) =>
  minutes % 60 === 0
    ? say.word('pages.coverage.hours', { count: minutes / 60 })
    : say.word('pages.coverage.minutes', { count: minutes })
export const shareText = (part: number, whole: number) =>
  new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 1 }).format(whole ? part / whole : 0)

const one = (value: unknown) => (typeof value === 'string' ? value : undefined)
const among = <T extends string>(values: readonly T[], value: unknown) => values.find((each) => each === value)

/** What the page shows stands in its address, so that it can be sent to somebody. */
export function useCoverageAddress() {
  const [route, router] = [useRoute(), useRouter()]
  const asked = computed(() => ({
    measure: among(demandMeasures, route.query['measure']) ?? ('CUSTOMERS' satisfies DemandMeasure),
    minutes: reaches.find((each) => String(each) === route.query['minutes']) ?? null,
    kind: (among(stationKinds, route.query['kind']) ?? null) as StationKind | null,
  }))
  const province = computed(() => one(route.query['province']))
  const table = computed(() => one(route.query['table']) ?? 'uncovered')
  const set = (change: Record<string, string | undefined>) => router.replace({ query: { ...route.query, ...change } })
  return { asked, province, table, set }
}
export type CoverageAddress = ReturnType<typeof useCoverageAddress>

export function useCoverage({ asked }: CoverageAddress) {
  const coverage = useQuery({
    queryKey: computed(() => ['networkCoverage', asked.value]),
    queryFn: ({ signal }) => request(coverageQuery, { input: asked.value }, { signal }),
    placeholderData: (earlier) => earlier,
    staleTime: 60_000,
  })
  const provinces = useQuery({
    queryKey: ['regions', 'provinces'],
    queryFn: () => regionOptions({ level: ['PROVINCE'] }),
    staleTime: 600_000,
  })
  const provinceNames = computed(() => new Map(provinces.data.value?.map(({ value, label }) => [value, label])))
  return { coverage, provinces, provinceNames }
}

interface Names {
  provinceOf: (id: string) => string
  stationOf: (id: string | null) => string
}

export const countyColumns = ({ provinceOf, stationOf }: Names): TableColumn<County>[] => [
  { key: 'name', label: say.word('pages.coverage.county'), text: ({ name }) => name },
  {
    key: 'province',
    label: say.word('pages.coverage.province'),
    text: ({ provinceId }) => provinceOf(provinceId),
    to: ({ provinceId }) => ({ path: '/stations', query: { province: provinceId } }),
  },
  {
    key: 'demand',
    label: say.word('pages.coverage.demandColumn'),
    text: ({ demand }) => formatNumber(demand),
    isNumber: true,
  },
  {
    key: 'way',
    label: say.word('pages.coverage.way'),
    text: ({ minutes }) => (minutes === null ? '—' : formatNumber(minutes)),
    isNumber: true,
  },
  {
    key: 'nearest',
    label: say.word('pages.coverage.nearest'),
    text: ({ stationId }) => stationOf(stationId),
    to: ({ stationId }) => (stationId ? `/stations/${stationId}` : undefined),
  },
]

export const stationColumns = (): TableColumn<Station>[] => [
  {
    key: 'name',
    label: say.word('pages.coverage.station'),
    text: ({ code, name }) => `${code} ${name}`,
    to: ({ id }) => `/stations/${id}`,
  },
  {
    key: 'load',
    label: say.word('pages.coverage.load'),
    text: ({ nearestDemand }) => formatNumber(nearestDemand),
    isNumber: true,
  },
  {
    key: 'reached',
    label: say.word('pages.coverage.reached'),
    text: ({ reachedDemand }) => formatNumber(reachedDemand),
    isNumber: true,
  },
  {
    key: 'alone',
    label: say.word('pages.coverage.alone'),
    text: ({ aloneDemand }) => formatNumber(aloneDemand),
    isNumber: true,
  },
]

export interface ProvinceRow {
  id: string
  name: string
  counties: number
  uncovered: number
  demand: number
  uncoveredDemand: number
}

export function provinceRows(counties: readonly County[], provinceOf: (id: string) => string): ProvinceRow[] {
  const rows = new Map<string, ProvinceRow>()
  for (const { provinceId: id, demand, isCovered } of counties) {
    const row = rows.get(id) ?? { id, name: provinceOf(id), counties: 0, uncovered: 0, demand: 0, uncoveredDemand: 0 }
    row.counties += 1
    row.demand += demand
    if (!isCovered) {
      row.uncovered += 1
      row.uncoveredDemand += demand
    }
    rows.set(id, row)
  }
  return [...rows.values()].toSorted((a, b) => b.uncoveredDemand - a.uncoveredDemand)
}

export const provinceColumns = (query: Record<string, unknown>): TableColumn<ProvinceRow>[] => [
  {
    key: 'name',
    label: say.word('pages.coverage.province'),
    text: ({ name }) => name,
    to: ({ id }) => ({
      path: '/network-map',
      query: { ...query, province: id, table: 'uncovered' } as Record<string, string>,
    }),
  },
  {
    key: 'counties',
    label: say.word('pages.coverage.county'),
    text: ({ counties }) => formatNumber(counties),
    isNumber: true,
  },
  {
    key: 'uncovered',
    label: say.word('pages.coverage.uncoveredCounties'),
    text: ({ uncovered }) => formatNumber(uncovered),
    isNumber: true,
  },
  {
    key: 'covered',
    label: say.word('pages.coverage.covered'),
    text: ({ demand, uncoveredDemand }) => (demand ? shareText(demand - uncoveredDemand, demand) : '—'),
    isNumber: true,
  },
]
