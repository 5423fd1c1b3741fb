import { say } from '@stationmaster/client'
import { shallowRef, watchEffect } from 'vue'
import { useRoute, type RouteLocationNormalized } from 'vue-router'

const own = shallowRef<{ path: string; title: string }>()

/** What this page calls itself, such as the name of its record, in the browser's tab and among the recent pages. */
export function usePageTitle(title: () => string | undefined): void {
  const { path } = useRoute()
  watchEffect(() => {
    const text = title()
    if (text) own.value = { path, title: text }
  })
}

/** What a page is called: by itself, or by its route until it says so. */
export function titleOf({ path, meta }: Pick<RouteLocationNormalized, 'path' | 'meta'>): string {
  if (own.value?.path === path) return own.value.title
  return meta.title ? say.word(meta.title) : ''
}
