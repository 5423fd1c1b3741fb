import { invalidInput } from '../../kernel/errors.ts'

const usual = 10
const most = 50

/** How many results are wanted. */
export function mustBeFewResults(first: number | null | undefined): number {
  const limit = first ?? usual
  if (limit < 1 || limit > most)
    throw invalidInput([{ path: 'first', code: 'RANGE', params: { minimum: 1, maximum: most } }])
  return limit
}
