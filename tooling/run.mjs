// The one door to every command, on any Node ≥ 20 with npm: installs what is missing, then runs the tools of the
// lockfile (also its Node 24) and takes every process down with itself.
import { existsSync } from 'node:fs'

import { buildIfStale, clean } from './run/build.mjs'
import { installIfStale } from './run/install.mjs'
import { inRoot, pnpm, run, stopWithParent } from './run/processes.mjs'
import { runSteps, staticSteps, testSteps } from './run/steps.mjs'

const API = ['--enable-source-maps', inRoot('apps/api/dist/main.js')]

const commands = {
  up: async () => {
    await buildIfStale()
    return run('node', API, { env: { NODE_ENV: process.env.NODE_ENV ?? 'production' }, ipc: true })
  },
  dev: async () => pnpm(['exec', 'turbo', 'run', 'dev']),
  build: async (words) => buildIfStale({ always: !words.includes('--if-stale') }),
  check: async () => runSteps(staticSteps()),
  test: async () => runSteps([...staticSteps(), ...testSteps()]),
  fix: async () => (await run('oxfmt', ['.'])) || run('oxlint', ['--fix']),
  e2e: async (names) => {
    await buildIfStale()
    return run('vitest', ['run', ...names], { cwd: inRoot('tooling/e2e') })
  },
  bench: async (names) => {
    await buildIfStale()
    return run('node', [inRoot('tooling/bench/run.ts'), ...names])
  },
  db: async (words) => {
    await buildIfStale()
    return run('node', ['--enable-source-maps', inRoot('apps/api/dist/cli.js'), ...words])
  },
  clean: async () => clean(),
}

async function main([name = '', ...words]) {
  const command = commands[name]
  if (!command) {
    console.error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
    return 2
  }
  if (name === 'bench' && !existsSync(inRoot('tooling/bench/run.ts'))) {
    console.error('There is no benchmark yet: tooling/bench/run.ts is missing.')
    return 2
  }
  stopWithParent()
  if (name !== 'clean') await installIfStale()
  return command(words)
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  if (!error.quiet) console.error(error.message)
  return error.exitCode ?? 1
})
