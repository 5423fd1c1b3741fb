import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** A picture made so small that it can stand in a text file: its size in px, and the mean colour of each cell. */
export interface Look {
  width: number
  height: number
  /** A row a string, each cell six hexadecimal digits: red, green, blue. */
  rows: string[]
}

const FILE = join(import.meta.dirname, '../looks/kit.json')
const ACROSS = 12
const DOWN = 6

/** Fonts differ between machines: pictures are compared without text, which leaves forms, colours, icons, distances. */
const WITHOUT_TEXT = `
  body * { font-size: 0 !important; line-height: 20px !important; caret-color: transparent !important }
  *, ::before, ::after { animation: none !important; transition: none !important }
`

export const withoutText = (page: Page) => page.addStyleTag({ content: WITHOUT_TEXT })

export async function lookOf(part: Locator): Promise<Look> {
  const picture = await part.screenshot()
  return part.page().evaluate(
    async ({ data, across, down }) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes]))
      const { width, height } = image
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d', { willReadFrequently: true })
      context?.drawImage(image, 0, 0)
      const mean = (column: number, row: number) => {
        const left = Math.floor((column * width) / across)
        const top = Math.floor((row * height) / down)
        const wide = Math.max(1, Math.floor(((column + 1) * width) / across) - left)
        const high = Math.max(1, Math.floor(((row + 1) * height) / down) - top)
        const pixels = context?.getImageData(left, top, wide, high).data ?? []
        const sums: [number, number, number] = [0, 0, 0]
        for (let at = 0; at < pixels.length; at += 4)
          for (const channel of [0, 1, 2] as const) sums[channel] += pixels[at + channel] ?? 0
        const hex = (sum: number) =>
          Math.round(sum / (wide * high))
            .toString(16)
            .padStart(2, '0')
        return sums.map(hex).join('')
      }
      const cells = (row: number) => Array.from({ length: across }, (_, column) => mean(column, row)).join(' ')
      return { width, height, rows: Array.from({ length: down }, (_, row) => cells(row)) }
    },
    { data: picture.toString('base64'), across: ACROSS, down: DOWN },
  )
}

/** Rasters round differently: a few of 255 steps of colour, two px of size. */
function isSame(one: Look, other: Look): boolean {
  const channels = ({ rows }: Look) => rows.flatMap((row) => [...Buffer.from(row.replaceAll(' ', ''), 'hex')])
  const others = channels(other)
  return (
    Math.abs(one.width - other.width) <= 2 &&
    Math.abs(one.height - other.height) <= 2 &&
    channels(one).every((value, at) => Math.abs(value - (others[at] ?? -99)) <= 6)
  )
}

/** Names of what looks otherwise than in the kept file, is new or is gone. With UPDATE_LOOKS the file is written anew. */
export function differing(looks: Readonly<Record<string, Look>>): string[] {
  if (process.env.UPDATE_LOOKS) writeFileSync(FILE, `${JSON.stringify(looks, null, 1)}\n`)
  const kept = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Look>
  const names = new Set([...Object.keys(kept), ...Object.keys(looks)])
  return [...names].filter((name) => !kept[name] || !looks[name] || !isSame(kept[name], looks[name]))
}
