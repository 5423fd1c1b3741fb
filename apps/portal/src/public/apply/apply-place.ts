import { ref } from 'vue'

/** The pages of an application. Few enough for the address alone; a router would weigh more than they do. */
export const path = ref(location.pathname)
addEventListener('popstate', () => (path.value = location.pathname))

export function go(to: string): void {
  history.pushState(null, '', to)
  path.value = to
  scrollTo(0, 0)
  // whoever reads with a screen reader hears where he is now
  requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus())
}
