import type { Query } from '@tanstack/vue-query'

export interface Changed {
  type: string | null
  id: string | null
}

/** StaffMember → staffMembers, WebhookDelivery → webhookDeliveries, as the keys of lists are written. */
const listKey = (type: string) => `${type.charAt(0).toLowerCase()}${type.slice(1).replace(/y$/, 'ie')}s`

/** Pieces of a query's key or meta that say of which types it shows rows. */
const typesOf = ({ meta, queryKey }: Pick<Query, 'meta' | 'queryKey'>) => ({
  named: (meta?.['types'] as readonly string[] | undefined) ?? [],
  key: String(queryKey[0]),
})

/**
 * Whether what a query has loaded may have become old: it shows rows of a type that has changed, or holds the id of a row that
 * has, wherever in its answer.
 */
export function isAffected(query: Pick<Query, 'meta' | 'queryKey' | 'state'>, changes: readonly Changed[]): boolean {
  const { named, key } = typesOf(query)
  if (changes.some(({ type }) => type !== null && (named.includes(type) || key === listKey(type)))) return true
  const ids = changes.flatMap(({ id }) => id ?? [])
  if (ids.length === 0 || query.state.data === undefined) return false
  const loaded = JSON.stringify([query.queryKey, query.state.data])
  return ids.some((id) => loaded.includes(id))
}
