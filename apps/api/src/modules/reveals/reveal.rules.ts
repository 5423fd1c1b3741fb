import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('REVEAL', { TOO_MANY: 'limited' })
