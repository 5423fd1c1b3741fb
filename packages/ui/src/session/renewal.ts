import { viewer } from '@stationmaster/client'
import { shallowRef } from 'vue'

/** Why the page asks: the session has ended, or a dangerous step needs a fresh sign-in. */
export interface PendingRenewal {
  why: 'ended' | 'confirm'
  needsCode: boolean
  answer: (isDone: boolean) => void
}

/** The dialog that asks for the password, if it is open; app-root.vue shows it. */
export const pendingRenewal = shallowRef<PendingRenewal | null>(null)

function open(why: PendingRenewal['why'], needsCode: boolean): Promise<boolean> {
  if (!viewer.value) return Promise.resolve(false)
  return new Promise((resolve) => {
    pendingRenewal.value = {
      why,
      needsCode,
      answer: (isDone) => {
        pendingRenewal.value = null
        resolve(isDone)
      },
    }
  })
}

/** Asks the person of this page for his password; false when he gives up, or when there is nobody. */
export const askForPassword = () => open('ended', Boolean(viewer.value?.secondFactorAt))

/** Asks him to confirm a dangerous step; false when he leaves it. */
export const askToConfirm = (needsCode: boolean) => open('confirm', needsCode)
