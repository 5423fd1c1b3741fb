import { say } from '@stationmaster/client'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useShortcuts } from '../shortcuts/shortcuts.ts'
import type { ListVariables, ListView, Page } from './list-view.ts'

/** The rows of a list as somebody left it for a record: where each leads to, and how to get the pages beside. */
interface Trail {
  addresses: readonly string[]
  /** How many rows stand before the first address. */
  offset: number
  total: number
  load: (offset: number) => Promise<readonly string[]>
}

const trail = shallowRef<Trail>()

type Shown<Row> = Pick<ListView<Row>, 'columns' | 'load'>

/** A list tells what it shows; the record opened from it can then go on to the next one. */
export function useTrail<Row>(
  view: Shown<Row>,
  variables: Ref<ListVariables>,
  page: () => Page<Row> | undefined,
): void {
  const addressesOf = (rows: readonly Row[]) => rows.flatMap((row) => view.columns[0]?.to?.(row) ?? [])
  watch(
    page,
    (shown) => {
      if (!shown) return
      const asked = variables.value
      const load = async (offset: number) =>
        addressesOf((await view.load({ ...asked, offset }, new AbortController().signal)).nodes)
      const { nodes, totalCount: total } = shown
      trail.value = { addresses: addressesOf(nodes), offset: asked.offset ?? 0, total, load }
    },
    { immediate: true },
  )
}

/** Previous and next of the open record in the list it came from, also by [ and ]; none without such a list. */
export function useNeighbours(pageSize: number) {
  const route = useRoute()
  const router = useRouter()
  const place = computed(() => {
    const index = trail.value?.addresses.indexOf(route.path) ?? -1
    if (!trail.value || index < 0) return undefined
    const { offset, total } = trail.value
    return { index, at: offset + index + 1, total }
  })

  async function go(by: 1 | -1): Promise<void> {
    const left = trail.value
    const here = place.value
    if (!left || !here || here.at + by < 1 || here.at + by > here.total) return
    let next = left.addresses[here.index + by]
    if (!next) {
      const offset = Math.max(0, left.offset + by * pageSize)
      const addresses = await left.load(offset)
      trail.value = { ...left, offset, addresses }
      next = by > 0 ? addresses[0] : addresses.at(-1)
    }
    if (next) await router.push({ path: next, query: route.query.tab ? { tab: route.query.tab } : {} })
  }

  useShortcuts(() =>
    place.value
      ? [
          { keys: '[', label: say.word('common.previousRecord'), run: () => void go(-1) },
          { keys: ']', label: say.word('common.nextRecord'), run: () => void go(1) },
        ]
      : [],
  )
  return { place, go }
}
