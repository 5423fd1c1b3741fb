import { say } from '@stationmaster/client'
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

/** J and K move the focus from row to row, so that Enter opens as it does for every link; `/` goes to the search. */
export function useListShortcuts(page: Readonly<Ref<HTMLElement | null>>): void {
  function move(by: 1 | -1): void {
    if (!page.value) return
    const rows = rowsOf(page.value)
    const at = rows.findIndex((row) => row.closest('tr, li')?.contains(document.activeElement))
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)
    rows[next]?.focus()
    rows[next]?.scrollIntoView({ block: 'nearest' })
  }
  const searchInput = () => page.value?.querySelector<HTMLInputElement>('[role=search] input[type=search]')
  useShortcuts(() => [
    { keys: '/', label: say.word('pages.palette.focusSearch'), run: () => searchInput()?.focus() },
    { keys: 'j', label: say.word('pages.palette.nextRow'), run: () => move(1) },
    { keys: 'k', label: say.word('pages.palette.previousRow'), run: () => move(-1) },
    { keys: 'Enter', label: say.word('pages.palette.openRow') },
  ])
}
