import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import { computed } from 'vue'
import type { Lookup, Option } from './list-view.ts'

interface LookupUse {
  /** Key of the cache. */
  name: () => string
  lookup: () => Lookup | undefined
  /** What is typed; undefined where nothing is searched. */
  text?: () => string
  /** Ids already chosen: their names are always among the options. */
  chosen: () => readonly string[]
}

/** Options of a lookup: what the typed text finds, and the chosen ones. */
export function useLookup({ name, lookup, text, chosen }: LookupUse) {
  const settled = refDebounced(
    computed(() => (text?.() ?? '').trim()),
    250,
  )
  const found = useQuery({
    queryKey: computed(() => ['lookup', name(), settled.value]),
    queryFn: (): Promise<Option[]> => lookup()?.find(settled.value) ?? Promise.resolve([]),
    enabled: computed(() => Boolean(text && lookup())),
    placeholderData: keepPreviousData,
  })
  const named = useQuery({
    queryKey: computed(() => ['lookup', name(), 'named', chosen()]),
    queryFn: (): Promise<Option[]> => lookup()?.named(chosen()) ?? Promise.resolve([]),
    enabled: computed(() => Boolean(lookup()) && chosen().length > 0),
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  })
  const options = computed(() => {
    const kept = (named.data.value ?? []).filter(({ value }) => chosen().includes(value))
    const others = (found.data.value ?? []).filter(({ value }) => !kept.some((option) => option.value === value))
    return [...kept, ...others]
  })
  return { options, isFetching: found.isFetching }
}
