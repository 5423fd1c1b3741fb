import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countyCentres } from '../county-demand/county-centres.ts'
import { aloneReached, globeOf, nearestTo, reachedFrom, type Place } from './reach.rules.ts'

const travel = { detourPercent: 130, speed: 45 }
const place = fc.record({
  latitude: fc.double({ min: 4, max: 54, noNaN: true }),
  longitude: fc.double({ min: 73, max: 135, noNaN: true }),
})

/** The textbook formula, as the other way to the same number. */
function haversineMinutes(a: Place, b: Place): number {
  const radians = Math.PI / 180
  const half =
    Math.sin(((a.latitude - b.latitude) * radians) / 2) ** 2 +
    Math.cos(a.latitude * radians) *
      Math.cos(b.latitude * radians) *
      Math.sin(((a.longitude - b.longitude) * radians) / 2) ** 2
  return ((2 * 6371.0088 * Math.asin(Math.sqrt(half)) * 1.3) / 45) * 60
}

test('the way is the great circle with its detour at the mean speed', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      const { minutes, site } = nearestTo(globeOf([a]), globeOf([b]), travel)
      expect(site[0]).toBe(0)
      expect(Math.abs((minutes[0] ?? 0) - haversineMinutes(a, b))).toBeLessThan(0.01)
    }),
  )
})

test('a site reaches exactly the points that are near enough, and always itself', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 15, max: 480 }),
      (places, minutes) => {
        const globe = globeOf(places)
        for (const [site, reached] of reachedFrom(globe, globe, { minutes, travel }).entries()) {
          expect([...reached]).toContain(site)
          for (const [point, other] of places.entries()) {
            const way = haversineMinutes(places[site] ?? other, other)
            if (Math.abs(way - minutes) > 0.01) expect([...reached].includes(point)).toBe(way < minutes)
          }
        }
      },
    ),
  )
})

test('the nearest station is the one with the shortest way; without stations there is none', () => {
  fc.assert(
    fc.property(place, fc.array(place, { maxLength: 20 }), (from, stations) => {
      const { site, minutes } = nearestTo(globeOf([from]), globeOf(stations), travel)
      const ways = stations.map((station) => haversineMinutes(from, station))
      if (ways.length === 0) expect([site[0], minutes[0]]).toEqual([-1, Infinity])
      else expect(Math.abs((minutes[0] ?? 0) - Math.min(...ways))).toBeLessThan(0.01)
    }),
  )
})

test('every county lies in the country, and Hangzhou where it is', () => {
  expect(countyCentres.size).toBe(2978)
  for (const { latitude, longitude } of countyCentres.values()) {
    expect(latitude).toBeGreaterThan(3)
    expect(latitude).toBeLessThan(54)
    expect(longitude).toBeGreaterThan(73)
    expect(longitude).toBeLessThan(136)
  }
  const westLake = countyCentres.get('330106')
  expect(
    haversineMinutes(westLake ?? { latitude: 0, longitude: 0 }, { latitude: 30.25, longitude: 120.13 }),
  ).toBeLessThan(25)
})

test('a closing loses exactly what no other station reaches', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 13 }), { maxLength: 6 }), { minLength: 1, maxLength: 12 }),
      (lists) => {
        const reached = lists.map((each) => Int32Array.from(each))
        const alone = aloneReached(reached, 14)
        for (const [index, lost] of alone.entries()) {
          const others = new Set(reached.filter((_, other) => other !== index).flatMap((each) => [...each]))
          expect([...lost]).toEqual([...(reached[index] ?? [])].filter((each) => !others.has(each)))
        }
      },
    ),
  )
})
