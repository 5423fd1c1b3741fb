/** A point of the map, in degrees. */
export interface Place {
  latitude: number
  longitude: number
}

/** How fast somebody gets to a customer: roads are longer than the straight line, and driven at a mean speed. */
export interface Travel {
  /** Length of the road in percent of the straight line (130). */
  detourPercent: number
  /** Kilometres an hour. */
  speed: number
}

/** Places as points of the unit sphere, where the angle between two is cheap: one product instead of four sines. */
export interface Globe {
  x: Float64Array
  y: Float64Array
  z: Float64Array
}

const earthRadius = 6371.0088
const radians = Math.PI / 180

export function globeOf(places: readonly Place[]): Globe {
  const globe = {
    x: new Float64Array(places.length),
    y: new Float64Array(places.length),
    z: new Float64Array(places.length),
  }
  for (const [index, { latitude, longitude }] of places.entries()) {
    const flat = Math.cos(latitude * radians)
    globe.x[index] = flat * Math.cos(longitude * radians)
    globe.y[index] = flat * Math.sin(longitude * radians)
    globe.z[index] = Math.sin(latitude * radians)
  }
  return globe
}

const at = (numbers: Float64Array, index: number) => numbers[index] ?? 0

const nearness = (from: Globe, a: number, to: Globe, b: number) =>
  at(from.x, a) * at(to.x, b) + at(from.y, a) * at(to.y, b) + at(from.z, a) * at(to.z, b)

const minutesOf = (near: number, { detourPercent, speed }: Travel) =>
  ((Math.acos(Math.min(1, near)) * earthRadius * detourPercent) / 100 / speed) * 60

/** The least nearness that is within reach; equal to it counts. */
function nearestAllowed(minutes: number, { detourPercent, speed }: Travel): number {
  const angle = ((minutes / 60) * speed * 100) / detourPercent / earthRadius
  return angle >= Math.PI ? -1 : Math.cos(angle)
}

// a place is always within reach of itself, whatever the rounding of its own product says
const slack = 1e-12

/** For each site the indexes of the demand points that it reaches in time, in their order. */
export function reachedFrom(sites: Globe, demand: Globe, { minutes, travel }: { minutes: number; travel: Travel }) {
  const least = nearestAllowed(minutes, travel) - slack
  return Array.from(sites.x, (_, site) => {
    const reached: number[] = []
    for (let point = 0; point < demand.x.length; point += 1)
      if (nearness(sites, site, demand, point) >= least) reached.push(point)
    return Int32Array.from(reached)
  })
}

export interface Nearest {
  /** Index of the nearest site for each demand point, -1 when there is no site. */
  site: Int32Array
  /** Minutes to it. */
  minutes: Float64Array
}

export function nearestTo(demand: Globe, sites: Globe, travel: Travel): Nearest {
  const nearest = {
    site: new Int32Array(demand.x.length).fill(-1),
    minutes: new Float64Array(demand.x.length).fill(Infinity),
  }
  for (let point = 0; point < demand.x.length; point += 1) {
    let best = -2
    for (let site = 0; site < sites.x.length; site += 1) {
      const near = nearness(demand, point, sites, site)
      if (near <= best) continue
      best = near
      nearest.site[point] = site
    }
    if (best > -2) nearest.minutes[point] = minutesOf(best, travel)
  }
  return nearest
}

/** For each station the points that it alone reaches: what is lost when it closes. */
export function aloneReached(reached: readonly Int32Array[], points: number): Int32Array[] {
  const times = new Int32Array(points)
  for (const each of reached) for (const point of each) times[point] = (times[point] ?? 0) + 1
  return reached.map((each) => each.filter((point) => times[point] === 1))
}
