import { computed } from 'vue'
import { useRoute } from 'vue-router'

/** The open tab, kept in the URL as ?tab=; `otherwise` or the first one without it. */
export function useTab(keys: () => readonly string[], otherwise: () => string | undefined = () => undefined) {
  const route = useRoute()
  return computed(() => {
    const wanted = route.query.tab
    return keys().find((key) => key === wanted) ?? otherwise() ?? keys()[0] ?? ''
  })
}
