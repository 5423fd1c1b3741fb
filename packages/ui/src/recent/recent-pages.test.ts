import { describe, expect, it } from 'vitest'
import { MOST, nextTo, visited, type RecentPage } from './recent-pages.ts'

const page = (path: string, more: Partial<RecentPage> = {}): RecentPage => ({
  path,
  address: path,
  title: path,
  ...more,
})
const paths = (pages: readonly RecentPage[]) => pages.map(({ path }) => path)
const three = [page('/a'), page('/b'), page('/c')]

describe('recent pages', () => {
  it('stand in the order of their first visit; a second visit changes the address only', () => {
    const again = visited(three, page('/b', { address: '/b?state=ACTIVE' }))
    expect(paths(again)).toEqual(['/a', '/b', '/c'])
    expect(again[1]?.address).toBe('/b?state=ACTIVE')
    expect(paths(visited(three, page('/d')))).toEqual(['/a', '/b', '/c', '/d'])
  })

  it('lose the page whose place another takes', () => {
    expect(paths(visited(three, page('/d'), '/b'))).toEqual(['/a', '/d', '/c'])
    expect(paths(visited(three, page('/c'), '/b'))).toEqual(['/a', '/c'])
    expect(paths(visited(three, page('/b'), '/b'))).toEqual(['/a', '/b', '/c'])
    expect(paths(visited(three, page('/d'), '/z'))).toEqual(['/a', '/b', '/c', '/d'])
  })

  it('are few: the oldest goes, unless a form of it keeps changes', () => {
    const full = Array.from({ length: MOST }, (_, at) => page(`/${at}`, at === 0 ? { draft: 'kept' } : {}))
    const after = visited(full, page('/new'))
    expect(after).toHaveLength(MOST)
    expect(paths(after).slice(0, 2)).toEqual(['/0', '/2'])
    const allKept = full.map((one) => ({ ...one, draft: 'kept' }))
    expect(visited(allKept, page('/new'))).toHaveLength(MOST + 1)
  })

  it('a closed one leads to the next, the last one to the one before', () => {
    expect(nextTo(three, '/b')?.path).toBe('/c')
    expect(nextTo(three, '/c')?.path).toBe('/b')
    expect(nextTo([page('/a')], '/a')).toBeUndefined()
  })
})
