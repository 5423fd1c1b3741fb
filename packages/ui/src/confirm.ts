import { shallowRef } from 'vue'

export interface Question {
  title: string
  text?: string
  /** Label of the button that goes on. */
  action: string
  cancel?: string
  danger?: boolean
}

interface Pending extends Question {
  answer: (yes: boolean) => void
}

/** The question on the page, if any; app-root.vue shows it. */
export const pending = shallowRef<Pending | null>(null)

/** Asks before something that cannot be taken back. A second question answers the first with no. */
export function confirm(question: Question): Promise<boolean> {
  pending.value?.answer(false)
  return new Promise((resolve) => {
    pending.value = {
      ...question,
      answer: (yes) => {
        pending.value = null
        resolve(yes)
      },
    }
  })
}
