import { say } from '@stationmaster/client'
import { computed, ref, type CSSProperties } from 'vue'
import { changed, inPlace, moved, pinOffsets, type Placed } from './list-layout.ts'

/** What the table needs to know of the columns on it. */
interface Heads {
  placed: () => readonly Placed[]
  arrange: (next: readonly Placed[]) => void
  /** px of what stands before the first column. */
  before: () => number
  labelOf: (key: string) => string
}

const steps: Record<string, -1 | 1> = { ArrowLeft: -1, ArrowRight: 1 }

/** Column heads that are dragged to another place and pulled to another width; Alt with arrows does the same. */
export function useColumnHeads({ placed, arrange, before, labelOf }: Heads) {
  const dragged = ref<string>()
  const pulled = ref<{ key: string; width: number }>()
  const told = ref('')

  const shown = computed(() => {
    const { key, width } = pulled.value ?? {}
    return key && width ? changed(placed(), key, { width }) : inPlace(placed())
  })
  const styles = computed(() => {
    const offsets = pinOffsets(shown.value, before())
    const entries = shown.value.map(({ key, width }) => [key, styleOf(width, offsets[key])] as const)
    return Object.fromEntries(entries.filter(([, style]) => style)) as Record<string, CSSProperties>
  })
  const pinned = computed(() => new Map(shown.value.flatMap(({ key, pin }) => (pin ? [[key, pin] as const] : []))))
  const isMeasured = computed(() => shown.value.every(({ width }) => width))

  function pull(event: PointerEvent, key: string): void {
    const handle = event.currentTarget as HTMLElement
    const head = handle.closest('th')
    if (!head) return
    event.preventDefault()
    const [from, start] = [event.clientX, head.offsetWidth]
    handle.setPointerCapture(event.pointerId)
    const follow = ({ clientX }: PointerEvent) => (pulled.value = { key, width: start + clientX - from })
    const done = () => {
      handle.removeEventListener('pointermove', follow)
      if (pulled.value) arrange(changed(placed(), key, { width: pulled.value.width }))
      pulled.value = undefined
    }
    handle.addEventListener('pointermove', follow)
    handle.addEventListener('pointerup', done, { once: true })
    handle.addEventListener('pointercancel', done, { once: true })
  }

  /** Back to the width that the text needs; a pinned column keeps one. */
  const fit = (key: string) => arrange(changed(placed(), key, { width: null }))

  function drop(target: string): void {
    const at = placed().findIndex(({ key }) => key === target)
    if (dragged.value && dragged.value !== target) arrange(moved(placed(), dragged.value, at))
    dragged.value = undefined
  }

  function press(event: KeyboardEvent, key: string): void {
    const by = event.altKey ? steps[event.key] : undefined
    const head = event.currentTarget as HTMLElement
    if (!by) return
    event.preventDefault()
    const at = placed().findIndex((column) => column.key === key)
    if (event.shiftKey) arrange(moved(placed(), key, at + by))
    else arrange(changed(placed(), key, { width: head.offsetWidth + by * 16 }))
    const now = placed().findIndex((column) => column.key === key)
    const width = placed()[now]?.width ?? 0
    told.value = event.shiftKey
      ? say.word('pages.columns.moved', { name: labelOf(key), place: now + 1 })
      : say.word('pages.columns.resized', { name: labelOf(key), width })
  }
  return { styles, pinned, isMeasured, dragged, told, pull, fit, drop, press }
}

function styleOf(width: number | undefined, at?: { start?: number; end?: number }): CSSProperties | undefined {
  if (!width && !at) return undefined
  const size = `${width ?? 0}px`
  const sized = width ? { width: size, minWidth: size, maxWidth: size } : {}
  if (at?.start !== undefined) return { ...sized, insetInlineStart: `${at.start}px` }
  return at?.end === undefined ? sized : { ...sized, insetInlineEnd: `${at.end}px` }
}
