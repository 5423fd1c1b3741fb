import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('BULK', {
  COUNT_CHANGED: 'conflict',
  TOO_MANY_ROWS: 'conflict',
  NOTHING: 'conflict',
})

export const bulkOutcomes = ['WAITING', 'DONE', 'REFUSED'] as const
export type BulkOutcome = (typeof bulkOutcomes)[number]

export const mostRows = 10_000

/** The number that the person confirmed must be the one that is changed. */
export function mustBeAsConfirmed(count: number, expectedCount: number): void {
  if (count > mostRows) throw errors.TOO_MANY_ROWS({ maximum: mostRows })
  if (count === 0) throw errors.NOTHING()
  if (count !== expectedCount) throw errors.COUNT_CHANGED({ count, expectedCount })
}
