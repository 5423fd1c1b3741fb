import type { DocumentNode } from 'graphql'
import { documentBytes, openPlans } from '../read/plans.ts'

export interface ValidQuery {
  document: DocumentNode
  hash: string
}

/**
 * Documents that Apollo has parsed and found valid, and that the read engine answers with finished text, by their text: the
 * same text need not be looked at again.
 */
export class ValidQueries {
  private readonly known = openPlans<ValidQuery & { isText: boolean }>()

  note(text: string, query: ValidQuery): void {
    this.known.take(
      text,
      () => ({ ...query, isText: true }),
      () => documentBytes(query.document),
    )
  }

  find(text: string): ValidQuery | undefined {
    const known = this.known.find(text)
    return known?.isText ? known : undefined
  }

  /** For another caller it was resolved after all: from now on it goes the whole way. */
  forget(text: string): void {
    const known = this.known.find(text)
    if (known) known.isText = false
  }
}
