import { graphql, request } from '@stationmaster/client'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@vueuse/core'
import { computed, type Ref } from 'vue'

const searchQuery = graphql(`
  query Search($term: String!) {
    search(term: $term, first: 10) {
      type
      id
      label
      detail
      stationId
    }
  }
`)

/** Ctrl+K hands whole words to the server a moment after the last letter. */
const PAUSE_MS = 120

/** The records that the server finds by what is typed. */
export function usePaletteSearch(typed: Readonly<Ref<string>>) {
  const settled = refDebounced(typed, PAUSE_MS)
  const term = computed(() => settled.value.trim())
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: computed(() => ['search', term.value]),
    queryFn: async ({ signal }) => (await request(searchQuery, { term: term.value }, { signal })).search,
    enabled: () => term.value !== '',
    placeholderData: keepPreviousData,
  })
  const hits = computed(() => (typed.value.trim() && term.value ? (data.value ?? []) : []))
  const isSearching = computed(() => typed.value.trim() !== term.value || isFetching.value)
  return { hits, error, isSearching, refetch }
}
