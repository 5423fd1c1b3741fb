import { asAppError, type AppError } from '@stationmaster/client/app-error.ts'
import { ref, shallowRef } from 'vue'

/** Something that takes a while and may be refused: busy meanwhile, and the reason afterwards. */
export function useTask<A extends unknown[]>(run: (...args: A) => Promise<void>) {
  const isBusy = ref(false)
  const error = shallowRef<AppError | null>(null)
  async function start(...args: A): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    error.value = null
    try {
      await run(...args)
      return true
    } catch (cause) {
      error.value = asAppError(cause)
      return false
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, error, start }
}
