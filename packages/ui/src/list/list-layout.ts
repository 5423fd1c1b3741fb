/** A shown column: where it stands is its place in the list. */
export interface Placed {
  key: string
  /** px; pinned columns always have one, since those beside them stand on it. */
  width?: number
  pin?: 'start' | 'end'
}

export const narrowest = 56
export const widest = 640
const pinnedWidth = 160

const within = (width: number) => Math.min(widest, Math.max(narrowest, Math.round(width)))

function placedOf(part: string): Placed | undefined {
  const found = /^(\w+)(?:~(\d{0,4})([se]?))?$/.exec(part)
  if (!found) return undefined
  const [, key = '', size = '', side = ''] = found
  const pin = side === 's' ? 'start' : side === 'e' ? 'end' : undefined
  const width = size ? within(Number(size)) : pin && pinnedWidth
  return { key, ...(width ? { width } : {}), ...(pin ? { pin } : {}) }
}

const rank = ({ pin }: Placed) => (pin === 'start' ? 0 : pin === 'end' ? 2 : 1)
/** Pinned columns stand at their edge, whatever they were moved past. */
export const inPlace = (placed: readonly Placed[]): Placed[] => placed.toSorted((a, b) => rank(a) - rank(b))

/**
 * The shown columns of a list by the text of its address, `code~120s,state,remark~e`; no text shows all as declared.
 * What the list does not know is left out; the first declared column, the link, is always there.
 */
export function layoutOf(keys: readonly string[], text: string): Placed[] {
  const [link = ''] = keys
  const wanted = text ? text.split(',').flatMap((part) => placedOf(part) ?? []) : keys.map((key) => ({ key }))
  const once = wanted.filter(({ key }, index) => wanted.findIndex((other) => other.key === key) === index)
  const known = once.filter(({ key }) => keys.includes(key))
  const whole = known.some(({ key }) => key === link) || !link ? known : [{ key: link }, ...known]
  return inPlace(whole)
}

/** The text of a layout; empty when it is as declared. */
export function layoutText(keys: readonly string[], placed: readonly Placed[]): string {
  const text = placed
    .map(({ key, width, pin }) => (width || pin ? `${key}~${width ?? ''}${pin?.charAt(0) ?? ''}` : key))
    .join(',')
  return text === keys.join(',') ? '' : text
}

/** `key` before the column that stands at `target` now; a pinned edge keeps its own. */
export function moved(placed: readonly Placed[], key: string, target: number): Placed[] {
  const one = placed.find((column) => column.key === key)
  if (!one) return [...placed]
  const others = placed.filter((column) => column !== one)
  const at = Math.min(Math.max(target, 0), others.length)
  return inPlace([...others.slice(0, at), one, ...others.slice(at)])
}

/** `key` with another width or pin; `null` takes it away. A column that is pinned takes the width that it has. */
export function changed(
  placed: readonly Placed[],
  key: string,
  { width, pin }: { width?: number | null; pin?: 'start' | 'end' | null },
): Placed[] {
  const next = placed.map((column): Placed => {
    if (column.key !== key) return column
    const side = pin === undefined ? column.pin : pin
    const size = width === undefined ? column.width : width === null ? undefined : within(width)
    const sure = side ? (size ?? pinnedWidth) : size
    return { key, ...(sure ? { width: sure } : {}), ...(side ? { pin: side } : {}) }
  })
  return inPlace(next)
}

/** Where pinned columns stick, in px from their edge; `before` is what stands before the first column. */
export function pinOffsets(
  placed: readonly Placed[],
  before: number,
): Record<string, { start?: number; end?: number }> {
  const offsets: Record<string, { start?: number; end?: number }> = {}
  let start = before
  for (const { key, width = pinnedWidth, pin } of placed) {
    if (pin !== 'start') continue
    offsets[key] = { start }
    start += width
  }
  let end = 0
  for (const { key, width = pinnedWidth, pin } of placed.toReversed()) {
    if (pin !== 'end') continue
    offsets[key] = { end }
    end += width
  }
  return offsets
}
