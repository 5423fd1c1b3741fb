import { apiBuild } from '@stationmaster/config/vite-api.mjs'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => ({
  ...apiBuild({
    entries: ['main', 'cli', 'kernel/spreadsheet/read-table-worker', 'kernel/spreadsheet/write-table-worker'],
    mode,
  }),
  test: {
    environment: 'node',
    // the .mjs build that Vite prefers is a second GraphQL beside the one that type-graphql loads
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    globalSetup: './test/global-setup.ts',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}))
