import { say } from '@stationmaster/client'
import { useEventListener } from '@vueuse/core'
import { onBeforeRouteLeave } from 'vue-router'
import { confirm } from '../confirm.ts'

/** Leaving a changed form by link, Back or closing the tab asks first. */
export function useUnsavedGuard(isDirty: () => boolean): void {
  onBeforeRouteLeave(() => {
    if (!isDirty()) return true
    return confirm({
      title: say.word('common.unsavedChanges'),
      text: say.word('common.unsavedQuestion'),
      action: say.word('common.leave'),
      cancel: say.word('common.keepEditing'),
      danger: true,
    })
  })
  useEventListener(window, 'beforeunload', (event) => {
    if (isDirty()) event.preventDefault()
  })
}
