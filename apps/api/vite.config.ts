import { apiBuild } from '@stationmaster/config/vite-api.mjs'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const entries = ['main', 'cli', 'kernel/spreadsheet/read-table-worker', 'kernel/spreadsheet/write-table-worker']
const tests = globSync('{src,test}/**/*.test.ts', { cwd: import.meta.dirname })
/** What a test declares (`defineFlow`, `definePolicy`, …) or spies on stays so in its process. */
const isLasting = (file: string) =>
  /\bdefine[A-Z]\w*\(|\bvi\./.test(readFileSync(join(import.meta.dirname, file), 'utf8'))

const common = {
  environment: 'node' as const,
  // the .mjs build that Vite prefers is a second GraphQL beside the one that type-graphql loads
  alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

export default defineConfig(({ mode }) => {
  const build = apiBuild({ entries, mode })
  // Loading the program takes seconds: once for each process, not once for each file. Projects do not extend the
  // settings around them, or each would start a database server of its own.
  const shared = { ...common, name: 'shared', isolate: false, include: tests.filter((file) => !isLasting(file)) }
  const alone = { ...common, name: 'alone', include: tests.filter(isLasting), sequence: { groupOrder: 1 } }
  return {
    ...build,
    test: {
      ...common,
      globalSetup: './test/global-setup.ts',
      projects: [
        { ...build, test: shared },
        { ...build, test: alone },
      ],
    },
  }
})
