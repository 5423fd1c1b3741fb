import type { DocumentNode } from 'graphql'
import { openPlans } from '../read/plans.ts'

export interface ValidQuery {
  document: DocumentNode
  hash: string
  /** Whether the read engine answers it with finished text, to every caller that asked so far. */
  isText: boolean
}

/** Documents that Apollo has parsed and found valid, by their text: the same text need not be looked at again. */
export class ValidQueries {
  private readonly known = openPlans<ValidQuery>()

  note(text: string, { document, hash }: Pick<ValidQuery, 'document' | 'hash'>): void {
    this.known.take(
      text,
      () => ({ document, hash, isText: true }),
      () => 10 * text.length,
    )
  }

  find(text: string): ValidQuery | undefined {
    return this.known.find(text)
  }
}
