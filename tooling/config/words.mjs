import { createHash } from 'node:crypto'
import { relative } from 'node:path'

import { words } from '../../packages/i18n/src/words.ts'
import { errors } from '../../packages/i18n/src/words/errors.ts'

/** @typedef {import('vite').Rollup.RenderedChunk} Chunk */

const LOCALES = [
  ['zh-CN', 0],
  ['en', 1],
]
const KEYS = Object.keys(words)
const OWN_SOURCE = /\/(apps\/(admin|portal)|packages\/(ui|client))\/src\/.*\.(vue|ts)(\?.*)?$/
const LATER_PART = /\bimport\((['"])(\.[^'"]+)\1\)/g
const PLACE = /§words:([^§]+)§/g

/** The words of names such as 'Station' or 'StationState', whose keys are put together while the page runs. */
const families = new Map()
for (const key of KEYS) {
  const [, name] = /^(?:fields|enums|actions|openItems)\.([A-Z]\w*)\./.exec(key) ?? []
  if (name) families.set(name, [...(families.get(name) ?? []), key])
}
/** These say too little: `fields.${type}.${field}` stands for the names that the pages give. */
const WHOLE = new Set(['fields.', 'enums.', 'actions.', 'openItems.'])

/**
 * Keys of the words that a source may show: literal keys, templates with a known beginning, names of types and enums,
 * codes of errors, and the families that it names in showsAnyOf.
 * @param {string} code
 */
export function keysIn(code) {
  const found = new Set()
  const add = (keys) => keys.forEach((key) => found.add(key))
  const below = (prefix) => KEYS.filter((key) => key.startsWith(prefix))
  for (const [, , text] of code.matchAll(/(['"`])([A-Za-z][\w.]*)\1/g)) {
    if (text in words) found.add(text)
    for (const error of [`errors.${text}`, `errors.field.${text}`]) if (error in words) found.add(error)
    add(families.get(text) ?? [])
    if (WHOLE.has(text) || text === 'errors.') add(below(text))
  }
  for (const [, prefix] of code.matchAll(/`([a-zA-Z]+\.[\w.]*)\$\{/g)) {
    // Errors of a module come with the server's words; here are those that any request may meet.
    if (prefix === 'errors.') add(Object.keys(errors))
    else if (!WHOLE.has(prefix)) add(below(prefix))
  }
  return found
}

/**
 * Puts the words of each part of an app into files of their own, one for each language, beside its scripts:
 * those of the entry, and with every `import('./…')` those of what is loaded by it. packages/client loads them.
 * @param {{ base: string }} options
 * @returns {import('vite').Plugin}
 */
export function wordsOfParts({ base }) {
  const keysOf = new Map()
  const files = new Map()
  const parts = {}
  let root = ''

  const fileOf = (name, keys) => {
    const wanted = new Set(keys)
    if (wanted.size === 0) return ''
    // In the order of the words: it is the order of the values of an enum.
    const ordered = KEYS.filter((key) => wanted.has(key))
    const textsOf = (side) => JSON.stringify(Object.fromEntries(ordered.map((key) => [key, words[key][side]])))
    const texts = LOCALES.map(([locale, side]) => [locale, textsOf(side)])
    const hash = createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 8)
    const stem = `assets/words/${name}-${hash}`
    for (const [locale, text] of texts) files.set(`${stem}.${locale}.json`, text)
    return stem
  }

  return {
    name: 'stationmaster:words-of-parts',
    apply: 'build',
    configResolved: (config) => void (root = config.root),

    async transform(code, id) {
      if (!OWN_SOURCE.test(id)) return null
      keysOf.set(id, keysIn(code))
      const later = [...code.matchAll(LATER_PART)]
      if (later.length === 0) return null
      let text = code
      for (const [call, , address] of later) {
        const part = await this.resolve(address, id)
        if (part) text = text.replaceAll(call, `withWords(${call}, "§words:${part.id}§")`)
      }
      return `import { withWords } from '@stationmaster/client/words-files.ts'\n${text}`
    },

    renderChunk(code, _chunk, _options, { chunks }) {
      if (!code.includes('§words:')) return null
      const first = keysBelow(
        Object.values(chunks).filter(({ isEntry }) => isEntry),
        chunks,
        keysOf,
      )
      const stemOf = (part) => {
        if (part === 'first') return fileOf('first', first)
        if (part === 'every') return fileOf('every', KEYS)
        const owner = Object.values(chunks).find(({ moduleIds }) => moduleIds.includes(part))
        const before = keysBefore(owner, chunks, keysOf)
        const keys = [...keysBelow([owner], chunks, keysOf)].filter((key) => !first.has(key) && !before(key))
        return fileOf(/([\w-]+)\.\w+$/.exec(part)?.[1] ?? 'part', keys)
      }
      return code.replace(PLACE, (_, part) => {
        const stem = stemOf(part)
        parts[part.startsWith('/') ? relative(root, part) : part] = stem
        return stem && `${base}${stem}`
      })
    },

    // The likely file of the first page loads with its scripts, not after them: public/theme.js knows the language.
    transformIndexHtml: {
      order: 'post',
      handler: () =>
        LOCALES.filter(() => parts.first).map(([locale]) => ({
          tag: 'link',
          attrs: { rel: 'words', hreflang: locale, href: `${base}${parts.first}.${locale}.json` },
          injectTo: 'head-prepend',
        })),
    },

    generateBundle() {
      for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source })
      // tooling/checks weighs the first pages by it.
      this.emitFile({ type: 'asset', fileName: '.vite/words.json', source: JSON.stringify(parts, null, 2) })
    },
  }
}

/** Which keys are there already whenever this chunk is asked for: those that everybody has who imports it. */
function keysBefore(chunk, chunks, keysOf) {
  const importers = Object.values(chunks).filter(({ dynamicImports }) => dynamicImports.includes(chunk.fileName))
  const sets = importers.map((importer) => keysBelow([importer], chunks, keysOf))
  return (key) => sets.length > 0 && sets.every((set) => set.has(key))
}

/** Keys of these chunks and of all that load with them. */
function keysBelow(start, chunks, keysOf) {
  const found = new Set()
  const seen = new Set()
  const waiting = [...start]
  for (let chunk = waiting.pop(); chunk; chunk = waiting.pop()) {
    if (seen.has(chunk)) continue
    seen.add(chunk)
    for (const id of chunk.moduleIds) for (const key of keysOf.get(id) ?? []) found.add(key)
    for (const name of chunk.imports) if (chunks[name]) waiting.push(chunks[name])
  }
  return found
}
