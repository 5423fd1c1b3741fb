import { layoutOf, layoutText } from './list-layout.ts'
import type { ListView } from './list-view.ts'

/** Names in the address of a list beside its filters. */
const own = ['q', 'sort', 'columns', 'density'] as const

/** The part of an address that makes a view: what the list knows, without the page. Values stay text. */
export function viewQuery<Row>(view: Pick<ListView<Row>, 'filters' | 'columns'>, text: string): Record<string, string> {
  const given = new URLSearchParams(text)
  const names = [...view.filters.map(({ key }) => key), ...own]
  const query = Object.fromEntries(names.map((name) => [name, given.get(name) ?? '']).filter(([, value]) => value))
  if (!query['columns']) return query
  const keys = view.columns.map(({ key }) => key)
  return { ...query, columns: layoutText(keys, layoutOf(keys, query['columns'])) || keys.join(',') }
}

/** The same view always gives the same text. */
export function viewText(query: Readonly<Record<string, string>>): string {
  const present = Object.entries(query).filter(([, value]) => value)
  return new URLSearchParams(present.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
}
