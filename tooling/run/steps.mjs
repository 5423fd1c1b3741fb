import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildIfStale } from './build.mjs'
import { inRoot, packageFolders, pnpm, run } from './processes.mjs'

/** Whose files import .vue files, which vue-tsc alone understands; all others have their types checked by the linter. */
const WITH_VUE = ['apps/admin', 'apps/portal', 'packages/ui']
const PLAIN = WITH_VUE.map((folder) => `--ignore-pattern=${folder}/**`)

/** A step answers how many of its parts passed and failed; lists of steps beside each other run side by side. */
export function staticSteps() {
  return [
    // the apps' types come from the built client: without it the linter sees `never` everywhere
    step('build', () => buildIfStale({ always: true })),
    [
      [
        step('types of the apps', (onOutput) =>
          pnpm(['exec', 'turbo', 'run', 'typecheck:apps', ...QUIET], { onOutput }),
        ),
      ],
      [
        tool('format', 'oxfmt', ['--check', '.']),
        tool('lint of the apps', 'oxlint', ['--type-aware', '--quiet', ...WITH_VUE]),
        tool('lint and types', 'oxlint', ['--type-aware', '--type-check', '--quiet', ...PLAIN]),
        tool('layers', 'depcruise', ['--config', 'tooling/config/layers.cjs', 'apps', 'packages']),
        tool('rules, budgets, words', 'node', ['tooling/checks/run.ts']),
      ],
    ],
  ]
}

export function testSteps() {
  const folders = packageFolders()
  return [
    ...folders.filter((folder) => hasScript(folder, 'test')).map((folder) => vitest(folder)),
    ...folders.filter((folder) => hasScript(folder, 'e2e')).map((folder) => vitest(folder)),
  ]
}

/** One after another but for those side by side. Prints each when it ends, what failed, and the totals alone at last. */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0 }
  const inTurn = async (list) => {
    for (const entry of list)
      if (Array.isArray(entry)) await Promise.all(entry.map(inTurn))
      else await runStep(entry, total)
  }
  await inTurn(steps)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed ? 1 : 0
}

async function runStep({ name, work }, total) {
  const started = performance.now()
  let said = ''
  const { passed, failed } = await work((text) => (said += text)).catch((error) => {
    said += error.message
    return { passed: 0, failed: 1 }
  })
  total.passed += passed
  total.failed += failed
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`)
  if (failed) console.log(said.trimEnd())
}

const QUIET = ['--concurrency=2', '--output-logs=errors-only', '--log-order=grouped']

/** A tool that counts for itself says so on its last line; any other passes or fails as a whole. */
function step(name, work) {
  return {
    name,
    work: async (onOutput) => {
      let said = ''
      const code = await work((text) => {
        said += text
        onOutput(text)
      })
      const [, passed, failed] = /(\d+) passed, (\d+) failed\n$/.exec(said) ?? []
      if (passed && (code === 0) === (failed === '0')) return { passed: Number(passed), failed: Number(failed) }
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
    },
  }
}

const tool = (name, program, args) => step(name, (onOutput) => run(program, args, { onOutput }))

const hasScript = (folder, name) =>
  name in (JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8')).scripts ?? {})

function vitest(folder) {
  const work = async (onOutput) => {
    const scratch = mkdtempSync(join(tmpdir(), 'stationmaster-tests-'))
    const file = join(scratch, 'result.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await run('vitest', ['run', '--passWithNoTests', ...reporters], { cwd: inRoot(folder), onOutput })
    const totals = readTotals(file)
    rmSync(scratch, { recursive: true, force: true })
    // A file that does not even load has no failed test, but it fails.
    return { passed: totals.passed, failed: totals.failed || (code === 0 ? 0 : 1) }
  }
  return { name: folder, work }
}

function readTotals(file) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}
