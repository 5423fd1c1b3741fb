import { computed, nextTick, type ComputedRef, type Ref } from 'vue'
import { onBeforeRouteUpdate, useRoute, useRouter } from 'vue-router'
import { mayLeave } from '../form/use-unsaved-guard.ts'
import { PAGE_SIZE, type ListState } from './list-state.ts'
import type { Page } from './list-view.ts'

interface DrawerUse {
  state: ListState
  rows: ComputedRef<readonly { id: string }[]>
  total: ComputedRef<number>
  /** The rows of another page, from the cache or the server. */
  load: (page: number) => Promise<Page<{ id: string }>>
  scroller: Readonly<Ref<HTMLElement | null>>
}

/** Which row stands open beside the list: it lives in the address, so that a copied link opens it too. */
export function useDrawer({ state, rows, total, load, scroller }: DrawerUse) {
  const route = useRoute()
  const router = useRouter()
  const path = route.path
  const id = computed(() => {
    const value = route.path === path ? route.query['open'] : undefined
    return typeof value === 'string' ? value : ''
  })
  const index = computed(() => rows.value.findIndex((row) => row.id === id.value))
  const place = computed(() => (state.page.value - 1) * PAGE_SIZE + index.value)
  const queryWith = (open: string | undefined, page = state.page.value) => {
    const { open: _, page: __, ...rest } = route.query
    return { ...rest, ...(page > 1 ? { page: String(page) } : {}), ...(open ? { open } : {}) }
  }
  const rowLink = (row: string) => scroller.value?.querySelector<HTMLElement>(`[data-row-link="${CSS.escape(row)}"]`)

  /** Opening is one step of the history, walking is none: Back leaves the drawer at once. */
  const open = (row: string) =>
    id.value ? router.replace({ path, query: queryWith(row) }) : router.push({ path, query: queryWith(row) })

  async function close(): Promise<void> {
    const row = id.value
    await router.replace({ path, query: queryWith(undefined) })
    await nextTick()
    if (!id.value) rowLink(row)?.focus()
  }

  async function walk(by: 1 | -1): Promise<void> {
    if (index.value < 0) return
    const next = rows.value[index.value + by]
    if (next) {
      await router.replace({ path, query: queryWith(next.id) })
      rowLink(id.value)?.scrollIntoView({ block: 'nearest' })
      return
    }
    const page = state.page.value + by
    if (page < 1 || (page - 1) * PAGE_SIZE >= total.value) return
    const { nodes } = await load(page)
    const first = by > 0 ? nodes[0] : nodes.at(-1)
    if (first) await router.replace({ path, query: queryWith(first.id, page) })
  }

  onBeforeRouteUpdate((to, from) =>
    to.query['open'] === from.query['open'] || !from.query['open'] ? true : mayLeave(),
  )

  return {
    id,
    open,
    close,
    walk,
    isFirst: computed(() => place.value <= 0 || index.value < 0),
    isLast: computed(() => index.value < 0 || place.value >= total.value - 1),
  }
}
