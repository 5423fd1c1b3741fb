import { say } from '@stationmaster/client'
import { useEventListener } from '@vueuse/core'
import { useShortcuts } from '../shortcuts/shortcuts.ts'
import type { Ref } from 'vue'

/** What opens a row: its link, else what unfolds it. */
const ROWS = ['[data-row-link]', 'tbody button[aria-expanded]']

const isVisible = (element: HTMLElement) => element.checkVisibility()

function rowsOf(page: HTMLElement): HTMLElement[] {
  for (const selector of ROWS) {
    const found = [...page.querySelectorAll<HTMLElement>(selector)].filter(isVisible)
    if (found.length > 0) return found
  }
  return []
}

interface RowKeys {
  /** Opens the row beside the list. */
  draw?: (id: string) => void
  select?: (id: string, range: boolean) => void
}

/** J and K move the focus from row to row, so that Enter opens as it does for every link; `/` goes to the search. */
export function useListShortcuts(page: Readonly<Ref<HTMLElement | null>>, { draw, select }: RowKeys = {}): void {
  function move(by: 1 | -1): void {
    if (!page.value) return
    const rows = rowsOf(page.value)
    const at = rows.findIndex((row) => row.closest('tr, li')?.contains(document.activeElement))
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)
    rows[next]?.focus()
    rows[next]?.scrollIntoView({ block: 'nearest' })
  }
  const focused = () => {
    const row = document.activeElement?.closest('tr, li')
    return row?.querySelector('[data-row-link]')?.getAttribute('data-row-link') ?? undefined
  }
  const onRow = (work: ((id: string) => void) | undefined) => () => {
    const id = focused()
    if (id) work?.(id)
  }
  const searchInput = () => page.value?.querySelector<HTMLInputElement>('[role=search] input[type=search]')
  useShortcuts(() => [
    { keys: '/', label: say.word('pages.palette.focusSearch'), run: () => searchInput()?.focus() },
    { keys: 'j', label: say.word('pages.palette.nextRow'), run: () => move(1) },
    { keys: 'k', label: say.word('pages.palette.previousRow'), run: () => move(-1) },
    { keys: 'Enter', label: say.word('pages.palette.openRow') },
    ...(draw ? [{ keys: 'Space', label: say.word('pages.drawer.title') }] : []),
    ...(select
      ? [
          { keys: 'x', label: say.word('pages.list.selectRow'), run: onRow((id) => select(id, false)) },
          { keys: 'Shift X', label: say.word('pages.list.selectRange') },
        ]
      : []),
  ])
  // Not single keys of the whole screen: they belong to the link of the row that has the focus.
  useEventListener(page, 'keydown', (event: KeyboardEvent) => {
    const link = event.target instanceof Element ? event.target.closest('[data-row-link]') : null
    const id = link?.getAttribute('data-row-link')
    if (!id || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const work = event.key === ' ' ? draw : event.key === 'X' && event.shiftKey ? select : undefined
    if (!work) return
    event.preventDefault()
    work(id, true)
  })
}
