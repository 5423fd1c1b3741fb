import { join } from 'node:path'
import { expect, test } from 'vitest'

import { weigh } from './bundles.ts'

const KIB = 1024
const apps = join(import.meta.dirname, '../../../apps')
const shown = (bytes: number) => `${(bytes / KIB).toFixed(1)} KiB`

// The gates of ux.md section 7, gzipped, the words of the reader's language counted in. They need a build: `npm run build`.
const gates = { headquarters: 215, station: 215, visitors: 140, later: 60, style: 28 }

const admin = ['index.html', 'src/modules/stations/station-list.vue']
const portal = ['index.html', 'src/app.ts', 'src/modules/home/home-page.vue']
const visitors = ['index.html', 'src/public/start.ts']

test.each([
  ['headquarters', 'admin', admin],
  ['station', 'portal', portal],
  ['visitors', 'portal', visitors],
] as const)('the first page of %s', (reader, app, entries) => {
  const { script, style, words } = weigh(join(apps, app, 'dist'), entries)
  const said = `scripts ${shown(script)} and words ${shown(words)}, styles ${shown(style)}`
  console.log(`${reader}, first page: ${said}`)
  expect(script + words, `${said}; at most ${gates[reader]} KiB`).toBeLessThanOrEqual(gates[reader] * KIB)
  expect(style, `${said}; styles at most ${gates.style} KiB`).toBeLessThanOrEqual(gates.style * KIB)
})

test.each([
  ['admin', admin],
  ['portal', portal],
])('what %s loads later, each', (app, entries) => {
  const { later } = weigh(join(apps, app, 'dist'), entries)
  console.log(
    `${app}, later: ${later
      .slice(0, 3)
      .map(([file, bytes]) => `${file} ${shown(bytes)}`)
      .join(', ')}`,
  )
  const heavy = later.filter(([, bytes]) => bytes > gates.later * KIB)
  expect(heavy.map(([file, bytes]) => `${file} ${shown(bytes)}, at most ${gates.later} KiB`)).toEqual([])
})
