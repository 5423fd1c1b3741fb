import { defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = new URL('../..', import.meta.url).pathname

/** The routers of the apps are read for their addresses only; their pages need a browser and stay outside. */
const withoutComponents: Plugin = {
  name: 'stationmaster:without-components',
  enforce: 'pre',
  load: (id) => (id.endsWith('.vue') ? 'export default {}' : undefined),
}

/** A long walk that begins last leaves one core idle: these begin first, in this order. */
const long = ['every-page-admin', 'apply-to-open', 'every-page-portal', 'dialogs', 'credentials', 'kit']
const rank = ({ moduleId }: TestSpecification) => {
  const place = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
  return place < 0 ? long.length : place
}
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  plugins: [withoutComponents],
  resolve: { alias: { '@stationmaster/ui': `${root}packages/ui/src/shell/common-routes.ts` } },
  test: {
    environment: 'node',
    globalSetup: './stage/global-setup.ts',
    include: process.env.SHOTS ? ['shots.ts'] : ['walks/*.test.ts'],
    // A walk takes seconds; a machine that does much else may need minutes for the long ones.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // A real browser on a busy machine: one more try tells a stumble from a fault.
    retry: process.env.CI ? 1 : 0,
    // One program, one browser, two cores: a second file at the same time still fits.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
})
