import { say } from '@stationmaster/client'
import { enumValues } from '@stationmaster/i18n'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { splitValues } from './filter-values.ts'
import type { Filter, Option } from './list-view.ts'
import { useLookup } from './use-lookup.ts'

interface FilterUse {
  type: string
  filter: () => Filter
  /** The value in the URL. */
  value: () => string
  /** What is typed to find a choice; undefined where nothing is searched. */
  typed?: () => string
}

/** The choices of a filter; those of `choice` are loaded once and kept. */
export function useFilterOptions({ type, filter, value, typed }: FilterUse) {
  const query = useQuery({
    queryKey: computed(() => ['filter-options', type, filter().key]),
    queryFn: (): Promise<Option[]> => {
      const current = filter()
      return current.kind === 'choice' ? current.load() : Promise.resolve([])
    },
    enabled: computed(() => filter().kind === 'choice'),
    staleTime: 600_000,
  })
  const { options: lookedUp } = useLookup({
    name: () => `${type}.${filter().key}`,
    lookup: () => {
      const current = filter()
      return current.kind === 'lookup' ? current : undefined
    },
    ...(typed ? { text: typed } : {}),
    chosen: () => splitValues(value()),
  })
  const options = computed((): Option[] => {
    const current = filter()
    if (current.kind === 'lookup') return lookedUp.value
    if (current.kind !== 'enum') return query.data.value ?? []
    const values = current.values ?? enumValues(current.enum)
    return values.map((one) => ({ value: one, label: say.value(current.enum, one) }))
  })
  return { options }
}
