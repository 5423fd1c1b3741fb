import { request, type ResultOf } from '@stationmaster/client'
import { useQuery } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { ListLook } from './list-look.ts'
import type { ListState } from './list-state.ts'
import type { ListView } from './list-view.ts'
import { viewQuery, viewText } from './saved-view.ts'
import { savedViewsQuery } from './saved-view.queries.ts'

export type SavedView = ResultOf<typeof savedViewsQuery>['savedViews']['nodes'][number]

interface ListInUse<Row> {
  view: ListView<Row>
  state: ListState
  look: ListLook
}

/** The saved views of a list, which of them is on the page, and the default one that opens with the list. */
export function useSavedViews<Row>({ view, state, look }: ListInUse<Row>) {
  const router = useRouter()
  const { data, isFetched } = useQuery({
    queryKey: ['saved-views', view.name],
    queryFn: ({ signal }) => request(savedViewsQuery, { list: view.name }, { signal }),
    staleTime: 300_000,
  })
  const views = computed(() => data.value?.savedViews.nodes ?? [])
  watch(data, (answer) => answer && look.learn(answer.listLook), { immediate: true })
  const queryOf = ({ state: text }: SavedView) => viewQuery(view, text)
  const addressOf = (saved: SavedView) => state.viewAddress(queryOf(saved))

  const present = computed(() =>
    viewText({
      ...state.filters.value,
      q: state.search.value,
      sort: state.sort.value,
      columns: look.text.value || look.keys.join(','),
      density: look.density.value,
    }),
  )
  const active = computed(() => views.value.find((saved) => viewText(queryOf(saved)) === present.value))
  const isChanged = computed(
    () => !active.value && (state.search.value !== '' || state.sort.value !== view.sort || !isPreset()),
  )

  function isPreset(): boolean {
    const filters = viewText(state.filters.value)
    return filters === '' || view.tabs.some((tab) => viewText(tab.filter()) === filters)
  }

  // The list waits for its default view when it is entered without a wish of its own.
  const isReady = ref(!state.isWhole())
  watch(
    [isFetched, views],
    async () => {
      const standard = views.value.find(({ isDefault }) => isDefault)
      state.hasDefault.value = Boolean(standard)
      if (isReady.value || !isFetched.value) return
      if (standard && state.isWhole()) await router.replace(addressOf(standard))
      isReady.value = true
    },
    { immediate: true },
  )
  watch(
    [isReady, state.columns, () => data.value?.listLook],
    () => {
      if (isReady.value && isFetched.value) look.tell()
    },
    { immediate: true, flush: 'post' },
  )
  return { views, active, isChanged, isReady, present, addressOf, queryOf }
}

export type SavedViews = ReturnType<typeof useSavedViews>
