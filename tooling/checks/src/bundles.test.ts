import { join } from 'node:path'
import { expect, test } from 'vitest'

import { weigh } from './bundles.ts'

const KIB = 1024
const apps = join(import.meta.dirname, '../../../apps')
const shown = (bytes: number) => `${(bytes / KIB).toFixed(1)} KiB`

// The gates of ux.md section 7, gzipped. They need a build: `npm run build`. ADR 0006: the words of both languages still
// come with the first page, which costs headquarters 15 KiB over its gate of 215.
const firstPageScripts = 230

const admin = ['index.html', 'src/modules/stations/station-list.vue']
const visitors = ['index.html', 'src/public/start.ts']

test('the first page of headquarters, shell and list', () => {
  const { script, style } = weigh(join(apps, 'admin/dist'), admin)
  console.log(`headquarters, first page: scripts ${shown(script)}, styles ${shown(style)}`)
  expect(script, `scripts ${shown(script)}, at most ${firstPageScripts} KiB`).toBeLessThanOrEqual(
    firstPageScripts * KIB,
  )
  expect(style, `styles ${shown(style)}, at most 28 KiB`).toBeLessThanOrEqual(28 * KIB)
})

test('the page of visitors', () => {
  const { script } = weigh(join(apps, 'portal/dist'), visitors)
  console.log(`portal, visitors: scripts ${shown(script)}`)
  expect(script, `scripts ${shown(script)}, at most 140 KiB`).toBeLessThanOrEqual(140 * KIB)
})

test.each([
  ['admin', admin],
  // What a signed-in station loads first is weighed as headquarters' first page is, so only the rest is later.
  ['portal', ['index.html', 'src/app.ts', 'src/modules/home/home-page.vue']],
])('what %s loads later, each', (app, entries) => {
  const { later } = weigh(join(apps, app, 'dist'), entries)
  console.log(
    `${app}, later: ${later
      .slice(0, 3)
      .map(([file, bytes]) => `${file} ${shown(bytes)}`)
      .join(', ')}`,
  )
  const heavy = later.filter(([, bytes]) => bytes > 60 * KIB)
  expect(heavy.map(([file, bytes]) => `${file} ${shown(bytes)}, at most 60 KiB`)).toEqual([])
})
