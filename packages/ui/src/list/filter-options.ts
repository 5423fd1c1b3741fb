import { say } from '@stationmaster/client'
import { enumValues } from '@stationmaster/i18n'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Filter, Option } from './list-view.ts'

/** The choices of a filter; those of `choice` are loaded once and kept. */
export function useFilterOptions(type: string, filter: () => Filter | undefined) {
  const query = useQuery({
    queryKey: computed(() => ['filter-options', type, filter()?.key ?? '']),
    queryFn: (): Promise<Option[]> => {
      const current = filter()
      return current?.kind === 'choice' ? current.load() : Promise.resolve([])
    },
    enabled: computed(() => filter()?.kind === 'choice'),
    staleTime: 600_000,
  })
  const options = computed((): Option[] => {
    const current = filter()
    if (current?.kind !== 'enum') return query.data.value ?? []
    const values = current.values ?? enumValues(current.enum)
    return values.map((value) => ({ value, label: say.value(current.enum, value) }))
  })
  return { options }
}
