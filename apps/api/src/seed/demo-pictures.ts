import sharp from 'sharp'

type Size = readonly [width: number, height: number]
export type Colour = readonly [number, number, number]
export interface Box {
  at: readonly [x: number, y: number]
  size: readonly [width: number, height: number]
  colour: Colour
}

/** A plain picture of boxes: enough to look like a paper or a front in a list of thumbnails. */
export function draw(background: Colour, boxes: readonly Box[], [width, height]: Size = [480, 360]): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  const fill = ({ at: [x, y], size: [wide, high], colour }: Box) => {
    for (let row = y; row < Math.min(y + high, height); row += 1)
      for (let column = x; column < Math.min(x + wide, width); column += 1)
        pixels.set(colour, (row * width + column) * 3)
  }
  fill({ at: [0, 0], size: [width, height], colour: background })
  boxes.forEach(fill)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()
}

const ink: Colour = [120, 128, 132]
const lines = (count: number): Box[] =>
  Array.from({ length: count }, (_, index): Box => ({
    at: [110, 120 + index * 26],
    size: [index % 3 === 2 ? 150 : 250, 8],
    colour: ink,
  }))

/** A sheet with a heading, lines and a red seal. */
const paper = () =>
  draw(
    [214, 220, 222],
    [
      { at: [80, 20], size: [320, 330], colour: [252, 251, 247] },
      { at: [150, 60], size: [180, 20], colour: [60, 70, 76] },
      ...lines(7),
      { at: [310, 270], size: [54, 54], colour: [196, 62, 46] },
    ],
  )

/** A shop front: sky, wall, sign, door, windows. */
const front = () =>
  draw(
    [186, 212, 226],
    [
      { at: [40, 110], size: [400, 250], colour: [226, 221, 210] },
      { at: [40, 110], size: [400, 56], colour: [34, 106, 115] },
      { at: [130, 128], size: [220, 20], colour: [240, 246, 246] },
      { at: [200, 220], size: [80, 140], colour: [70, 82, 90] },
      { at: [70, 210], size: [100, 80], colour: [160, 190, 204] },
      { at: [310, 210], size: [100, 80], colour: [160, 190, 204] },
    ],
  )

/** Inside: shelves and a bench. */
const workshop = () =>
  draw(
    [232, 230, 224],
    [
      { at: [0, 280], size: [480, 80], colour: [176, 172, 164] },
      { at: [40, 60], size: [180, 12], colour: [120, 96, 70] },
      { at: [40, 130], size: [180, 12], colour: [120, 96, 70] },
      { at: [60, 30], size: [30, 30], colour: [184, 134, 59] },
      { at: [110, 90], size: [44, 40], colour: [47, 127, 136] },
      { at: [250, 190], size: [190, 90], colour: [96, 108, 116] },
    ],
  )

export const demoPictures = { paper, front, workshop }
export type DemoPicture = keyof typeof demoPictures
