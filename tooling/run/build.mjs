import { existsSync, rmSync } from 'node:fs'

import { fingerprint, isStamped, stamp } from './fingerprint.mjs'
import { inRoot, packageFolders, pnpm } from './processes.mjs'

const SOURCES = ['apps', 'packages', 'tooling/config', 'tsconfig.base.json', 'turbo.json', 'pnpm-lock.yaml']
const RESULTS = ['apps/api/dist/main.js', 'apps/admin/dist/index.html', 'apps/portal/dist/index.html']

/** Asking Turborepo takes seconds; comparing file times takes milliseconds. */
export async function buildIfStale({ always = false } = {}) {
  const before = fingerprint(SOURCES)
  if (!always && RESULTS.every((file) => existsSync(inRoot(file))) && isStamped('built', before)) return 0
  console.log('building …')
  const code = await pnpm(['exec', 'turbo', 'run', 'build', '--output-logs=errors-only', '--log-order=grouped'])
  if (code !== 0) throw Object.assign(new Error('the build failed'), { exitCode: code, quiet: true })
  stamp('built', fingerprint(SOURCES))
  return 0
}

/** Removes what commands made; rows and uploads in ./data stay (see `npm run db reset`). */
export function clean() {
  for (const folder of ['.', ...packageFolders()])
    for (const made of ['dist', '.turbo', 'test-results'])
      rmSync(inRoot(folder, made), { recursive: true, force: true })
  rmSync(inRoot('node_modules/.stationmaster'), { recursive: true, force: true })
  return 0
}
