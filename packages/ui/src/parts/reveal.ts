import { ref } from 'vue'

/** Which masked value: type and field as in the schema. */
export interface Revealable {
  type: string
  id: string
  field: string
}

/** The reason that was chosen last, for as long as the page is open. */
export const lastReason = ref('')
