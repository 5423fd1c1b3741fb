import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { inRoot } from './processes.mjs'

const SKIPPED = new Set(['node_modules', 'dist', 'test', '.turbo', '.nuxt-ui', 'data'])
/** Written by a build itself, or no part of it: a change of theirs is no reason for another build. */
const GENERATED = /\.d\.ts$|\.test\.ts$|\.md$/
const stampFile = (name) => inRoot('node_modules/.stationmaster', name)

/** Changes when a file below one of the paths is added, removed, resized or touched. Cheap: reads no content. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) for (const line of listing(inRoot(path))) hash.update(line)
  return hash.digest('hex')
}

export function isStamped(name, value) {
  try {
    return readFileSync(stampFile(name), 'utf8') === value
  } catch {
    return false
  }
}

export function stamp(name, value) {
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), value)
}

function* listing(path) {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return
  if (!status.isDirectory()) {
    yield `${path} ${status.size} ${status.mtimeMs}\n`
    return
  }
  for (const name of readdirSync(path).sort())
    if (!SKIPPED.has(name) && !GENERATED.test(name)) yield* listing(join(path, name))
}
