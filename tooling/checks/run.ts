// Runs every check over the repository; `npm run check` calls it. Exit code 1 when something is found.
import { join } from 'node:path'

import { words as allWords } from '@stationmaster/i18n'
import { buildSchema } from 'graphql'

import allowed from './public-surface.json' with { type: 'json' }
import { budgets } from './src/budgets.ts'
import { descriptions } from './src/descriptions.ts'
import { grep } from './src/grep.ts'
import { fileAt, readHouse, type Verdict } from './src/house.ts'
import { publicSurface } from './src/public-surface.ts'
import { templates } from './src/templates.ts'
import { words } from './src/words.ts'

const files = readHouse(join(import.meta.dirname, '../..'))
const schema = buildSchema(fileAt(files, 'apps/api/schema.graphql')?.text ?? '')
const checks: Record<string, () => Verdict> = {
  budgets: () => budgets(files),
  'grep rules': () => grep(files),
  'words in templates': () => templates(files),
  'words coverage': () => words(files, allWords, schema),
  'public surface': () => publicSurface(files, allowed),
  'schema descriptions': () => descriptions(schema),
}

let failed = 0
for (const [name, check] of Object.entries(checks)) {
  const { findings, notes = [] } = check()
  console.log(`${findings.length ? '✗' : '✓'} ${name}`)
  for (const note of notes) console.log(`    ${note}`)
  for (const { path, line, text } of findings) console.log(`  ${path}:${line}  ${text}`)
  if (findings.length) failed += 1
}
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
