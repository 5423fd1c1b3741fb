import { AppError, may, newIdempotencyKey, request, type Document, type Permission } from '@stationmaster/client'
import type { BulkAnswer } from './bulk.queries.ts'

/** A step that can be taken with many rows at once; its name is that of `actions.<Type>.<step>`. */
export interface BulkStepView {
  permission: Permission
  /** What the reader gives, once for all rows. */
  asks?: 'reason' | 'day'
  icon?: string
  danger?: boolean
}

export interface BulkDeclaration {
  /** The mutation `change<List>`, with `...BulkAnswer`. */
  mutation: Document<Record<string, BulkAnswer>, never>
  steps: Readonly<Record<string, BulkStepView>>
}

export interface BulkView {
  steps: Readonly<Record<string, BulkStepView>>
  start: (step: string, input: object) => Promise<BulkAnswer>
}

const stepValue = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

/** The bulk changes that this reader may start; none without any. */
export function bulkView({ mutation, steps }: BulkDeclaration): BulkView | undefined {
  const own = Object.fromEntries(Object.entries(steps).filter(([, { permission }]) => may(permission)))
  if (Object.keys(own).length === 0) return undefined
  return {
    steps: own,
    async start(step, input) {
      const variables = { input: { step: stepValue(step), ...input } } as never
      const [answer] = Object.values(await request(mutation, variables, { idempotencyKey: newIdempotencyKey() }))
      if (!answer) throw new AppError('INTERNAL')
      return answer
    },
  }
}
