import type { TemplateCheck } from '@stationmaster/contracts/onboarding-templates'
import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('OPENING_CHECKLIST', {
  NOT_PREPARING: 'conflict',
  ITEM_COMPUTED: 'conflict',
  EVIDENCE_MISSING: 'conflict',
})

export function mustBePreparing(state: string): void {
  if (state !== 'OPENING_PREP') throw errors.NOT_PREPARING()
}

interface Answered {
  isDone: boolean
  files: number
}

/** Only what the template asks people for can be typed, and a yes is shown. */
export function mustBeTyped({ kind, key }: Pick<TemplateCheck, 'kind' | 'key'>, { isDone, files }: Answered): void {
  if (kind === 'COMPUTED') throw errors.ITEM_COMPUTED({ key })
  if (isDone && files === 0) throw errors.EVIDENCE_MISSING()
}
