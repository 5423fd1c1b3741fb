import { draftStore, viewer } from '@stationmaster/client'
import { useMediaQuery } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { nextTo, visited, type RecentPage } from './recent-pages.ts'

const KEY = 'stationmaster.recentPages'

/** Per browser tab and person: a reload keeps them, the next person does not see them. */
function kept(userId: string): RecentPage[] {
  try {
    const { user, pages } = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { user: string; pages: RecentPage[] }
    return user === userId && Array.isArray(pages) ? pages : []
  } catch {
    return []
  }
}

const pages = ref<RecentPage[]>([])
const userId = computed(() => viewer.value?.id ?? '')
watch(userId, (id) => (pages.value = id ? kept(id) : []), { immediate: true })
watch(pages, (now) => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ user: userId.value, pages: now }))
  } catch {
    // Without storage they last as long as the page.
  }
})

const isWide = useMediaQuery('(min-width: 640px)')
const isMounted = ref(false)

export const recentPages = {
  pages,
  /** Whether the strip is on the screen; only then a changed form may be left without a question. */
  isShown: computed(() => isMounted.value && isWide.value),
  setMounted: (value: boolean) => void (isMounted.value = value),
  visit: (page: RecentPage, instead?: string) => void (pages.value = visited(pages.value, page, instead)),
  /** A form was left with changes, which its draft keeps; with nothing it was saved or given up. */
  keepDraft: (path: string, draft?: string) =>
    void (pages.value = pages.value.map((page) => {
      if (page.path !== path) return page
      const { draft: _, ...rest } = page
      return draft ? { ...rest, draft } : rest
    })),
  hasDraft: (path: string, draft: string) => pages.value.some((page) => page.path === path && page.draft === draft),
  /** Takes a page from the strip, with what its form kept; answers the page beside it. */
  close: (path: string): RecentPage | undefined => {
    const next = nextTo(pages.value, path)
    const draft = pages.value.find((page) => page.path === path)?.draft
    if (draft) draftStore(userId.value, draft).drop()
    pages.value = pages.value.filter((page) => page.path !== path)
    return next
  },
}
