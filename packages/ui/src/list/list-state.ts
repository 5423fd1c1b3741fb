import { computed, ref } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { filterInput } from './filter-values.ts'
import type { ListVariables, ListView } from './list-view.ts'

export const PAGE_SIZE = 50

const textOf = (query: LocationQuery, key: string): string => {
  const value = query[key]
  return typeof value === 'string' ? value : ''
}

/** 'ASC' or 'DESC' when `current` sorts by `stem` ('CODE' in 'CODE_ASC'). */
export const directionOf = (stem: string, current: string): string | undefined =>
  ['ASC', 'DESC'].find((direction) => current === `${stem}_${direction}`)

/** Filter, search, sort and page of a list. The URL is the only place where they live. */
export function useListState<Row>(view: ListView<Row>) {
  const route = useRoute()
  const router = useRouter()
  const path = route.path

  // While this page is being left the route is already another's; the list keeps what it had.
  const query = computed<LocationQuery>((previous) => (route.path === path ? route.query : (previous ?? {})))
  const search = computed(() => textOf(query.value, 'q'))
  // An order by what this reader does not see would be none: the server then orders by id.
  const isSortable = (value: string) =>
    value === view.sort || view.columns.some(({ sort: stem }) => stem && directionOf(stem, value))
  const sort = computed(() => {
    const wanted = textOf(query.value, 'sort')
    return isSortable(wanted) ? wanted : view.sort
  })
  const page = computed(() => Math.max(1, Math.floor(Number(textOf(query.value, 'page'))) || 1))
  const columns = computed(() => textOf(query.value, 'columns'))
  const density = computed(() => textOf(query.value, 'density'))
  /** Whether a saved view opens with the list; the whole list then needs a name of its own. */
  const hasDefault = ref(false)
  const filters = computed(() => {
    const entries = view.filters.map((filter) => [filter.key, textOf(query.value, filter.key)] as const)
    return Object.fromEntries(entries.filter(([, value]) => value))
  })
  /** Filter values of an address as the GraphQL filter. */
  const filterOf = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      view.filters
        .filter(({ key }) => values[key])
        .map((filter) => [filter.key, filterInput(filter, values[filter.key] ?? '')]),
    )
  const variables = computed<ListVariables>(() => ({
    filter: filterOf(filters.value),
    sort: sort.value,
    search: search.value || null,
    first: PAGE_SIZE,
    offset: (page.value - 1) * PAGE_SIZE,
  }))

  /** The address with some values changed; anything but a page change goes back to page 1. */
  function address(changes: Record<string, string | undefined>) {
    const merged = { ...query.value, page: undefined, view: undefined, open: undefined, ...changes }
    return addressOf(merged)
  }
  function addressOf(values: LocationQuery | Record<string, string | undefined>) {
    const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value))
    return { path, query: hasDefault.value && Object.keys(present).length === 0 ? { view: 'all' } : present }
  }
  const set = (key: string, value: string) => router.push(address({ [key]: value }))
  const cleared = computed(() => Object.fromEntries(view.filters.map(({ key }) => [key, undefined])))

  return {
    search,
    sort,
    page,
    filters,
    variables,
    address,
    setFilter: set,
    setSort: (value: string) => set('sort', value === view.sort ? '' : value),
    /** Typing replaces the address, so that Back leaves the list and not the letters. */
    setSearch: (value: string) => router.replace(address({ q: value.trim() })),
    clear: () => router.push(address({ ...cleared.value, q: undefined })),
    /** A built-in tab keeps the reader's order, but nothing that came with a saved view. */
    tabAddress: (filter: Record<string, string>) => {
      const look = columns.value ? { columns: undefined, density: undefined, sort: undefined } : {}
      return address({ ...cleared.value, q: undefined, ...look, ...filter })
    },
    /** The address of a whole view: nothing of the present one stays. */
    viewAddress: addressOf,
    /** Whether the list was asked for without any wish. */
    isWhole: () => Object.keys(query.value).length === 0,
    setLook: (look: { columns?: string; density?: string }) =>
      router.replace(
        address({ ...look, page: page.value > 1 ? String(page.value) : undefined, open: textOf(query.value, 'open') }),
      ),
    columns,
    density,
    hasDefault,
    filterOf,
  }
}

export type ListState = ReturnType<typeof useListState>
