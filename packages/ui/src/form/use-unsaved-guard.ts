import { say } from '@stationmaster/client'
import { useEventListener } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate, type RouteLocationNormalized } from 'vue-router'
import { confirm } from '../confirm.ts'

interface GuardOptions {
  /** The changes are given up. */
  onLeave?: () => void
  /** A draft is kept: nothing is lost, and nothing asked, when the session is over. */
  isKept?: boolean
  /** Keeps the changes for later, so that the page is left without a question; false when it cannot. */
  keep?: () => boolean
}

interface Guard {
  isDirty: () => boolean
  onLeave: () => void
}

const guards = new Set<Guard>()

/** Asks whether changes that nobody saved may be lost. */
export const mayLose = (): Promise<boolean> =>
  confirm({
    title: say.word('common.unsavedChanges'),
    text: say.word('common.unsavedQuestion'),
    action: say.word('common.leave'),
    cancel: say.word('common.keepEditing'),
    danger: true,
  })

/** Asks once for all changed forms of the page; without one the answer is yes. */
export async function mayLeave(): Promise<boolean> {
  const changed = [...guards].filter(({ isDirty }) => isDirty())
  if (changed.length === 0) return true
  if (!(await mayLose())) return false
  for (const guard of changed) {
    guards.delete(guard) // asked and answered: the way out does not ask again
    guard.onLeave()
  }
  return true
}

/** Leaving a changed form by link, Back or closing the tab asks first. */
export function useUnsavedGuard(
  isDirty: () => boolean,
  { onLeave = () => {}, isKept = false, keep = () => false }: GuardOptions = {},
): void {
  const guard: Guard = { isDirty, onLeave }
  guards.add(guard)
  onScopeDispose(() => guards.delete(guard))
  const isOpen = () => guards.has(guard) && isDirty()
  const check = (to: RouteLocationNormalized, from: RouteLocationNormalized) =>
    to.path === from.path || (isKept && to.path === '/sign-in') || (isOpen() && keep()) ? true : mayLeave()
  onBeforeRouteLeave(check)
  onBeforeRouteUpdate(check)
  useEventListener(window, 'beforeunload', (event) => {
    if (isOpen()) event.preventDefault()
  })
}
