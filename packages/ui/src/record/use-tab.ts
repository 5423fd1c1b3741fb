import { computed } from 'vue'
import { useRoute } from 'vue-router'

/** The open tab, kept in the URL as ?tab=; the first one without it. */
export function useTab(keys: () => readonly string[]) {
  const route = useRoute()
  return computed(() => {
    const wanted = route.query.tab
    return keys().find((key) => key === wanted) ?? keys()[0] ?? ''
  })
}
