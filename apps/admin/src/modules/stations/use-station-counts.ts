import { request } from '@stationmaster/client'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { stationCountsQuery } from './station.queries.ts'
import { endingSoonBy } from './station.view.ts'

/** The numbers of the tabs and of the home page, by tab key. */
export function useStationCounts() {
  const endsBy = endingSoonBy()
  const { data } = useQuery({
    queryKey: ['stations', 'counts', endsBy],
    queryFn: ({ signal }) => request(stationCountsQuery, { endsBy }, { signal }),
    staleTime: 60_000,
  })
  const counts = computed(() =>
    Object.fromEntries(Object.entries(data.value ?? {}).map(([key, { totalCount }]) => [key, totalCount])),
  )
  return { counts }
}
