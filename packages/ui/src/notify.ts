import { useToast } from '@nuxt/ui/composables'
import { asAppError, errorText, locale, say } from '@stationmaster/client'

let toaster: ReturnType<typeof useToast> | undefined

/** Toasts need an injection that exists only while a component is set up; app-root.vue calls this once. */
export function installToaster(): void {
  toaster = useToast()
}

/** Toasts: successes leave after 4 s; errors stay until closed and carry the request id. */
export const notify = {
  done(title: string): void {
    toaster?.add({ title, color: 'success', icon: 'i-lucide-circle-check', duration: 4000 })
  },
  /** Says why nothing was done. */
  told(title: string): void {
    toaster?.add({ title, color: 'neutral', icon: 'i-lucide-info', duration: 6000 })
  },
  /** Something that can be taken back for as long as it is shown. */
  undoable(title: string, duration: number, undo: () => void): void {
    const id = `undo-${crypto.getRandomValues(new Uint32Array(1))[0]}`
    const back = { label: say.word('common.undo'), color: 'neutral', variant: 'outline' } as const
    toaster?.add({
      id,
      title,
      duration,
      color: 'neutral',
      icon: 'i-lucide-circle-check',
      actions: [
        {
          ...back,
          onClick: () => {
            toaster?.remove(id)
            undo()
          },
        },
      ],
    })
  },
  failed(error: unknown): void {
    const { requestId } = asAppError(error)
    toaster?.add({
      title: errorText(locale.value, error),
      ...(requestId ? { description: say.word('common.requestId', { id: requestId }) } : {}),
      color: 'error',
      icon: 'i-lucide-circle-alert',
      duration: 0,
    })
  },
}
