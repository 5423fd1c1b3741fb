import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** An entry of Vite's manifest; `imports` are loaded with it, `dynamicImports` when asked for. */
interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}
type Manifest = Readonly<Record<string, Chunk>>

/** Gzipped bytes of what a first page loads, and of every script that comes later. */
export interface Weight {
  script: number
  style: number
  /** In the language whose words weigh more. */
  words: number
  /** By file name, the heaviest first. */
  later: [string, number][]
}

/** What the pages of `entries` (names in the manifest) load together, from the built files of an app. */
export function weigh(dist: string, entries: readonly string[]): Weight {
  const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const first = closure(manifest, entries)
  const size = (file: string) => gzipSync(readFileSync(join(dist, file))).length
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + size(file), 0)
  const scripts = new Set([...first].map(({ file }) => file))
  const styles = new Set([...first].flatMap(({ css = [] }) => css))
  const others = new Set(Object.values(manifest).map(({ file }) => file))
  const later = [...others].filter((file) => file.endsWith('.js') && !scripts.has(file))
  const parts: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(dist, '.vite/words.json'), 'utf8'))
  const stems = [...new Set(['first', ...entries].map((part) => parts[part] ?? ''))].filter(Boolean)
  return {
    script: sum(scripts),
    style: sum(styles),
    words: Math.max(...['zh-CN', 'en'].map((locale) => sum(stems.map((stem) => `${stem}.${locale}.json`)))),
    later: later.map((file): [string, number] => [file, size(file)]).toSorted(([, a], [, b]) => b - a),
  }
}

/** The chunks of these entries with all that they import. */
function closure(manifest: Manifest, entries: readonly string[]): Set<Chunk> {
  const found = new Set<Chunk>()
  const waiting = [...entries]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is not in the manifest: build the app, or correct the name`)
    if (found.has(chunk)) continue
    found.add(chunk)
    waiting.push(...(chunk.imports ?? []))
  }
  return found
}
