/** A page that was open in this browser tab. */
export interface RecentPage {
  /** Without the query: a list stays one page whatever its filters are. */
  path: string
  /** With the query: where it is opened again. */
  address: string
  title: string
  /** Name of the draft that its form keeps, if it was left with changes. */
  draft?: string
}

/** More do not fit beside each other on a desk. */
export const MOST = 10

/** The pages after a visit. `instead` is a page whose place this one takes, as a form's its record after saving. */
export function visited(pages: readonly RecentPage[], page: RecentPage, instead?: string): RecentPage[] {
  const others = instead === undefined ? pages : pages.filter(({ path }) => path !== instead || path === page.path)
  if (others.some(({ path }) => path === page.path))
    return others.map((one) => (one.path === page.path ? { ...one, ...page } : one))
  const place = pages.findIndex(({ path }) => path === instead)
  const all = others.toSpliced(place === -1 ? others.length : place, 0, page)
  const oldest = all.findIndex(({ path, draft }) => path !== page.path && !draft)
  return all.length > MOST && oldest !== -1 ? all.toSpliced(oldest, 1) : all
}

/** The page to go to when `path` is closed: the next one, else the one before. */
export function nextTo(pages: readonly RecentPage[], path: string): RecentPage | undefined {
  const at = pages.findIndex((page) => page.path === path)
  return pages[at + 1] ?? pages[at - 1]
}
