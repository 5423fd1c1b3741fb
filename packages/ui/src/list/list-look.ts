import { useLocalStorage } from '@vueuse/core'
import { computed } from 'vue'
import type { ListState } from './list-state.ts'
import type { ListView } from './list-view.ts'

/** Columns and density: what the address says (a saved view, a copied link), else what this reader likes. */
export function useListLook<Row>(view: ListView<Row>, state: ListState) {
  const ownCompact = useLocalStorage('stationmaster.list.compact', true)
  const ownHidden = useLocalStorage<string[]>(`stationmaster.list.${view.name}.hidden`, [])

  const compact = computed({
    get: () => (state.density.value ? state.density.value === 'compact' : ownCompact.value),
    set: (value) => {
      ownCompact.value = value
      if (state.density.value) void state.setLook({ density: value ? 'compact' : 'comfortable' })
    },
  })
  const hidden = computed({
    get: () => {
      const shown = state.columns.value
      return shown.length > 0
        ? view.columns.slice(1).flatMap(({ key }) => (shown.includes(key) ? [] : [key]))
        : ownHidden.value
    },
    set: (value) => {
      ownHidden.value = value
      if (state.columns.value.length > 0) void state.setLook({ columns: keysWithout(value).join(',') })
    },
  })
  const keysWithout = (without: readonly string[]) =>
    view.columns.map(({ key }) => key).filter((key) => !without.includes(key))
  const columnKeys = computed(() => keysWithout(hidden.value))
  return { compact, hidden, columnKeys }
}

export type ListLook = ReturnType<typeof useListLook>
