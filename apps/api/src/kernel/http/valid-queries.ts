import type { DocumentNode } from 'graphql'
import { openPlans } from '../read/plans.ts'

export interface ValidQuery {
  document: DocumentNode
  hash: string
}

/** Documents that Apollo has parsed and found valid, by their text: the same text need not be looked at again. */
export class ValidQueries {
  private readonly known = openPlans<ValidQuery>()

  note(text: string, query: ValidQuery): void {
    this.known.take(
      text,
      () => query,
      () => 10 * text.length,
    )
  }

  find(text: string): ValidQuery | undefined {
    return this.known.find(text)
  }
}
