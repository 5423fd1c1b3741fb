import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('OPENING', {
  NOT_SIGNING: 'conflict',
  AGREEMENT_MISSING: 'conflict',
  LICENCE_MISSING: 'conflict',
})

export function mustBeSigning(state: string): void {
  if (state !== 'SIGNING') throw errors.NOT_SIGNING()
}
