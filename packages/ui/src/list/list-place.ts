import { nextTick, ref, watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'

interface Place {
  top: number
  opened: string
}

// Where the reader left each list, by its full address, as long as the page lives.
const places = new Map<string, Place>()

/** Back from a record finds the list at the same scroll position, with the opened row marked. */
export function useListPlace(scroller: Readonly<Ref<HTMLElement | null>>, hasRows: () => boolean) {
  const route = useRoute()
  const place = places.get(route.fullPath)
  const lastOpened = ref(place?.opened ?? '')

  const restored = watch(
    hasRows,
    async (ready) => {
      if (!ready) return
      await nextTick()
      if (place && scroller.value) scroller.value.scrollTop = place.top
      restored.stop()
    },
    { immediate: true, flush: 'post' },
  )

  function remember(event: Event) {
    const link = event.target instanceof Element ? event.target.closest('[data-row-link]') : null
    const opened = link?.getAttribute('data-row-link')
    if (opened) places.set(route.fullPath, { top: scroller.value?.scrollTop ?? 0, opened })
  }
  watch(scroller, (element, _, onCleanup) => {
    element?.addEventListener('click', remember, true)
    onCleanup(() => element?.removeEventListener('click', remember, true))
  })
  return { lastOpened }
}
