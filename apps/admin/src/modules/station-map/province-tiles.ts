export interface Tile {
  /** First two digits of the division code (GB/T 2260). */
  code: string
  row: number
  column: number
}

// One tile per province, roughly where it lies. Tiles have no borders, so no map approval number is needed.
const rows = [
  '.. .. .. .. .. .. 23',
  '.. .. .. .. 15 21 22',
  '65 62 64 14 11 12 ..',
  '54 63 61 41 13 37 ..',
  '.. 51 50 42 34 32 31',
  '.. 53 52 43 36 33 ..',
  '.. .. 45 44 35 71 ..',
  '.. .. 46 82 81 .. ..',
]

export const tiles: readonly Tile[] = rows.flatMap((line, row) =>
  line
    .split(' ')
    .map((code, column) => ({ code, row: row + 1, column: column + 1 }))
    .filter(({ code }) => code !== '..'),
)

const shades = ['bg-elevated/60', 'bg-primary/10', 'bg-primary/20', 'bg-primary/30', 'bg-primary/40'] as const

/** The more stations, the stronger the tile, in five steps of the largest. */
export function shadeOf(count: number, largest: number): string {
  if (count === 0) return shades[0]
  return shades[Math.max(1, Math.min(4, Math.ceil((count / largest) * 4)))] ?? shades[1]
}
