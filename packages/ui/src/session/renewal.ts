import { viewer } from '@stationmaster/client'
import { shallowRef } from 'vue'

/** The dialog that asks for the password, if it is open; app-root.vue shows it. */
export const pendingRenewal = shallowRef<((isBack: boolean) => void) | null>(null)

/** Asks the person of this page for his password; false when he gives up, or when there is nobody. */
export function askForPassword(): Promise<boolean> {
  if (!viewer.value) return Promise.resolve(false)
  return new Promise((resolve) => {
    pendingRenewal.value = (isBack) => {
      pendingRenewal.value = null
      resolve(isBack)
    }
  })
}
