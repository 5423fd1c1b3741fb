import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import layers from '@stationmaster/config/layers.cjs'
import { cruise } from 'dependency-cruiser'
import { afterEach, expect, test } from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'layers-'))
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** Writes the files, each importing what is listed, and tells the names of the rules that were broken. */
async function broken(imports: Record<string, string[]>): Promise<string[]> {
  for (const path of new Set([...Object.keys(imports), ...Object.values(imports).flat()])) {
    const text = (imports[path] ?? []).map((target) => `import '${relativeTo(path, target)}'`).join('\n')
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  const { forbidden, options } = layers
  const result = await cruise(['.'], {
    ...options,
    tsConfig: undefined,
    baseDir: home,
    ruleSet: { forbidden },
    validate: true,
  })
  if (typeof result.output === 'string') throw new Error(result.output)
  return [...new Set(result.output.summary.violations.map(({ rule }) => rule.name))].sort()
}

const relativeTo = (from: string, to: string) => `${'../'.repeat(from.split('/').length - 1)}${to}`
const api = (path: string) => `apps/api/src/${path}`
const station = (layer: string) => api(`modules/stations/station.${layer}.ts`)
const region = (layer: string) => api(`modules/regions/region.${layer}.ts`)

const red: [rule: string, from: string, to: string][] = [
  ['layer-access-rules', station('rules'), api('kernel/database.ts')],
  ['layer-access-rules', station('rules'), station('entity')],
  ['layer-access-rules', station('access'), region('access')],
  ['layer-entity-events', station('entity'), api('kernel/seal.ts')],
  ['layer-entity-events', station('entity'), station('service')],
  ['layer-service-report', station('service'), station('types')],
  ['layer-service-report', station('service'), region('service')],
  ['plain-file', api('modules/stations/open-work.ts'), station('types')],
  ['layer-types-list', station('types'), region('service')],
  ['layer-types-list', station('list'), station('resolver')],
  ['layer-resolver-public.resolver', station('resolver'), region('service')],
  ['inside-of-another-module', station('resolver'), region('service')],
  ['door', api('modules/stations/index.ts'), station('entity')],
  ['kernel-knows-no-module', api('kernel/seal.ts'), station('service')],
  ['api-uses-contracts-and-words-only', api('main.ts'), 'packages/client/src/index.ts'],
  ['package-contracts', 'packages/contracts/src/a.ts', 'packages/i18n/src/index.ts'],
  ['package-client', 'packages/client/src/a.ts', 'packages/ui/src/index.ts'],
  ['package-ui', 'packages/ui/src/a.ts', 'apps/admin/src/a.ts'],
  ['admin-uses-packages-only', 'apps/admin/src/a.ts', api('kernel/money.ts')],
  ['portal-uses-packages-only', 'apps/portal/src/a.ts', 'apps/admin/src/b.ts'],
  ['public-pages-have-no-session', 'apps/portal/src/public/home.ts', 'packages/client/src/session.ts'],
]

test.each(red)('%s is broken by %s → %s', async (rule, from, to) => {
  expect((await broken({ [from]: [to] })).map((name) => name.replace('\\', ''))).toContain(rule)
})

test('cycles of files and of modules', async () => {
  expect(
    await broken({
      [station('service')]: [api('kernel/a.ts')],
      [api('kernel/a.ts')]: [api('kernel/b.ts')],
      [api('kernel/b.ts')]: [api('kernel/a.ts')],
    }),
  ).toContain('no-cycles')
  const [stations, regions] = [api('modules/stations/index.ts'), api('modules/regions/index.ts')]
  const between = {
    [station('service')]: [regions],
    [region('service')]: [stations],
    [stations]: [station('events')],
    [regions]: [region('events')],
  }
  expect(await broken(between)).toContain('no-module-cycles')
})

test('the module of architecture.md section 4 breaks nothing', async () => {
  expect(
    await broken({
      [station('access')]: [api('kernel/permissions.ts')],
      [station('rules')]: [
        station('access'),
        api('kernel/flow.ts'),
        api('kernel/errors.ts'),
        'packages/contracts/src/stations.ts',
      ],
      [station('entity')]: [station('rules'), api('kernel/document.ts'), region('entity')],
      [station('service')]: [
        station('entity'),
        station('rules'),
        api('modules/regions/index.ts'),
        api('kernel/context.ts'),
      ],
      [station('types')]: [station('entity'), region('types'), api('kernel/access.ts')],
      [station('resolver')]: [station('service'), station('types'), station('list'), region('types')],
      [api('modules/stations/index.ts')]: [station('service'), station('events')],
      'apps/admin/src/modules/stations/routes.ts': ['packages/ui/src/index.ts'],
      'packages/ui/src/index.ts': ['packages/client/src/index.ts', 'packages/i18n/src/index.ts'],
    }),
  ).toEqual([])
})
