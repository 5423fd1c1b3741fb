import { draftStore, now, viewer, type KeptDraft } from '@stationmaster/client'
import { useEventListener, useIntervalFn } from '@vueuse/core'
import { shallowRef } from 'vue'

interface Drafted {
  /** Which form, of which record. */
  form: string
  /** What the reader has changed and not saved; empty when nothing. */
  changes: () => Record<string, unknown>
  version: () => number | undefined
  restore: (values: Record<string, unknown>) => void
}

const EVERY_MS = 3000

/** Keeps what is typed every three seconds and when the page goes; offers it back the next time the form opens. */
export function useFormDraft({ form, changes, version, restore }: Drafted) {
  const store = draftStore(viewer.value?.id ?? '', form)
  const offered = shallowRef<KeptDraft | undefined>(store.read(now.value))
  let kept = ''
  let isOver = false

  function keep(): void {
    if (isOver) return
    const values = changes()
    const text = JSON.stringify(values)
    if (text === kept || (text === '{}' && !kept)) return
    kept = text === '{}' ? '' : text
    if (kept) store.keep({ at: Date.now(), version: version(), values })
    else store.drop()
  }
  useIntervalFn(keep, EVERY_MS)
  useEventListener(window, 'pagehide', keep)
  useEventListener(document, 'visibilitychange', keep)

  return {
    offered,
    keep,
    take: () => {
      if (offered.value) restore(offered.value.values)
      offered.value = undefined
    },
    /** Saved, or given up: nothing is offered again. */
    drop: () => {
      isOver = true
      store.drop()
    },
    decline: () => {
      offered.value = undefined
      store.drop()
    },
  }
}
