import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { words } from '@stationmaster/i18n'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const doors: Record<string, string> = {
  '@stationmaster/ui': 'packages/ui/src/index.ts',
  '@stationmaster/client': 'packages/client/src/index.ts',
  '@stationmaster/contracts/identity': 'packages/contracts/src/identity.ts',
}
const schema = read('apps/api/schema.graphql')

const snippetsOf = (page: string) =>
  [...read(page).matchAll(/^### \d+\. (.*)\n[\s\S]*?```(?:vue|ts)\n([\s\S]*?)```/gm)].map(
    ([, title = '', code = '']) => ({
      title,
      code,
      script: /<script[^>]*>([\s\S]*?)<\/script>/.exec(code)?.[1] ?? code,
    }),
  )

/** Names that a file of the house gives to others. */
const exportsOf = (text: string) =>
  new Set(
    [...text.matchAll(/export (?:type )?\{([^}]+)\}/g)]
      .flatMap(([, list = '']) => list.split(','))
      .map(
        (name) =>
          name
            .trim()
            .replace(/^type /, '')
            .split(' as ')
            .at(-1) ?? '',
      )
      .concat([...text.matchAll(/export (?:const|function|type|interface) (\w+)/g)].map(([, name = '']) => name)),
  )

const importsOf = (script: string) =>
  [...script.matchAll(/import (?:type )?\{([^}]+)\} from '(@stationmaster[^']*)'/g)].flatMap(
    ([, list = '', from = '']) =>
      list.split(',').map((one) => ({
        name:
          one
            .trim()
            .replace(/^type /, '')
            .split(' as ')[0] ?? '',
        from,
      })),
  )

describe.each(['packages/ui/README.md', 'packages/ui/README.zh-CN.md'])('%s', (page) => {
  it('has ten recipes, with the same code in both languages', () => {
    const codes = snippetsOf(page).map(({ code }) => code)
    expect(codes).toHaveLength(10)
    expect(codes).toEqual(snippetsOf('packages/ui/README.md').map(({ code }) => code))
  })

  it.each(snippetsOf(page))('$title: what it imports is there, it parses, its words and operations exist', (recipe) => {
    const { code, script } = recipe
    const missing = importsOf(script).filter(({ name, from }) => !exportsOf(read(doors[from] ?? '')).has(name))
    expect(missing).toEqual([])
    const options = { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } }
    expect(ts.transpileModule(script, options).diagnostics).toEqual([])
    const keys = [...code.matchAll(/'((?:pages|common)\.[\w.]+)'/g)].map(([, key = '']) => key)
    expect(keys.filter((key) => !(key in words))).toEqual([])
    const types = [...script.matchAll(/\$\w+: (\w+)/g)].map(([, name = '']) => name)
    const known = /^(ID|Int|String|Boolean)$/
    expect(
      types.filter(
        (name) => !known.test(name) && !schema.includes(`input ${name} `) && !schema.includes(`enum ${name} `),
      ),
    ).toEqual([])
  })
})
