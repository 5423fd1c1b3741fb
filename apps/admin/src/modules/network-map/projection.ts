export interface Place {
  latitude: number
  longitude: number
}
export interface Point {
  x: number
  y: number
}

const radians = Math.PI / 180
const [south, north, middle] = [25 * radians, 47 * radians, 105 * radians]
const cone = (Math.sin(south) + Math.sin(north)) / 2
const constant = Math.cos(south) ** 2 + 2 * cone * Math.sin(south)
const radiusAt = (latitude: number) => Math.sqrt(constant - 2 * cone * Math.sin(latitude)) / cone

/** Albers' equal-area cone, as maps of China are drawn; a thousand units are the radius of the earth. */
export function projected({ latitude, longitude }: Place): Point {
  const radius = radiusAt(latitude * radians)
  const angle = cone * (longitude * radians - middle)
  return { x: radius * Math.sin(angle) * 1000, y: -(radiusAt(0) - radius * Math.cos(angle)) * 1000 }
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The rectangle around points, with room for their marks; a single point gets a rectangle too. */
export function boxAround(points: readonly Point[]): Box {
  if (points.length === 0) return { x: 0, y: 0, width: 1, height: 1 }
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const room = Math.max(width, height, 20) * 0.04
  return { x: left - room, y: top - room, width: width + 2 * room, height: height + 2 * room }
}
