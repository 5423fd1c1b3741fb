import { appName, request } from '@stationmaster/client'
import { useQueryClient } from '@tanstack/vue-query'
import { useDebounceFn, useLocalStorage } from '@vueuse/core'
import { computed, ref } from 'vue'
import { keepListLook } from './list-look.queries.ts'
import { layoutOf, layoutText, type Placed } from './list-layout.ts'
import type { ListState } from './list-state.ts'
import type { ListView } from './list-view.ts'

export const densities = ['compact', 'normal', 'comfortable'] as const
export type Density = (typeof densities)[number]
const isDensity = (text: string): text is Density => (densities as readonly string[]).includes(text)
const serverDensities = { compact: 'COMPACT', normal: 'NORMAL', comfortable: 'COMFORTABLE' } as const
/** The portal is used by thumbs. */
const usualDensity = (): Density => (appName() === 'portal' ? 'comfortable' : 'compact')

export interface KeptLook {
  columns: string
  density: keyof typeof densityOf | null
}
const densityOf = { COMPACT: 'compact', NORMAL: 'normal', COMFORTABLE: 'comfortable' } as const

/**
 * Columns and density: what the address says (a saved view, a copied link), else what this reader likes. His liking is
 * kept on the server; this browser remembers it too, so that the first paint is right.
 */
export function useListLook<Row>(view: ListView<Row>, state: ListState) {
  const keys = view.columns.map(({ key }) => key)
  const ownColumns = useLocalStorage(`stationmaster.list.${view.name}.columns`, '')
  const ownDensity = useLocalStorage<string>('stationmaster.list.density', '')
  const isKeeping = ref(false)
  const queries = useQueryClient()

  const placed = computed(() => layoutOf(keys, state.columns.value || ownColumns.value))
  const text = computed(() => layoutText(keys, placed.value))
  const density = computed((): Density => {
    const wanted = state.density.value || ownDensity.value
    return isDensity(wanted) ? wanted : usualDensity()
  })

  const send = useDebounceFn(async () => {
    const kept = isDensity(ownDensity.value) ? { density: serverDensities[ownDensity.value] } : {}
    const input = { list: view.name, columns: ownColumns.value, ...kept }
    // Without an answer this browser still remembers; the next change tries again.
    await request(keepListLook, { input }).catch(() => undefined)
    isKeeping.value = false
  }, 600)
  /** What the lists remember of the server's answer follows at once: another list must not learn the old liking again. */
  function keep(): void {
    isKeeping.value = true
    const density = isDensity(ownDensity.value) ? serverDensities[ownDensity.value] : null
    for (const [key, old] of queries.getQueriesData<{ listLook: KeptLook }>({ queryKey: ['saved-views'] })) {
      const columns = key[1] === view.name ? { columns: ownColumns.value } : {}
      if (old) queries.setQueryData(key, { ...old, listLook: { ...old.listLook, ...columns, density } })
    }
    void send()
  }

  /** In somebody's view or link only the address changes; what the reader likes himself stays as it was. */
  function arrange(next: readonly Placed[]): void {
    const wanted = layoutText(keys, next)
    const isOwn = !state.columns.value || state.columns.value === ownColumns.value
    if (isOwn) {
      ownColumns.value = wanted
      keep()
    }
    const columns = isOwn ? wanted : wanted || keys.join(',')
    if (state.columns.value !== columns) void state.setLook({ columns })
  }
  function setDensity(value: Density): void {
    if (state.density.value) return void state.setLook({ density: value })
    ownDensity.value = value
    keep()
  }

  /** What the server has kept, of this browser or another one. */
  function learn({ columns, density: kept }: KeptLook): void {
    if (isKeeping.value) return
    ownColumns.value = layoutText(keys, layoutOf(keys, columns))
    if (kept) ownDensity.value = densityOf[kept]
  }
  /** A copied address must show the same columns: those of the reader's own liking belong into it too. */
  function tell(): void {
    if (ownColumns.value && !state.columns.value) void state.setLook({ columns: ownColumns.value })
  }
  return { keys, placed, text, density, arrange, setDensity, learn, tell, reset: () => arrange(layoutOf(keys, '')) }
}

export type ListLook = ReturnType<typeof useListLook>
