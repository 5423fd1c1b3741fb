import { describe, expect, test } from 'vitest'

import { grep } from './grep.ts'
import { grepRules } from './grep-rules.ts'

const names = (path: string, text: string) => grep([{ path, text }]).findings.map((found) => found.text.split(':')[0])

const SERVICE = 'apps/api/src/modules/stations/station.service.ts'
const PAGE = 'apps/admin/src/modules/stations/station-list.vue'

/** Each rule seen red on a bad example, and silent where the same text is right. */
const cases: Record<string, { bad: [path: string, text: string][]; good: [path: string, text: string][] }> = {
  'raw-sql': {
    bad: [
      [SERVICE, "await query(em, 'select id from station')"],
      [SERVICE, "em.execute('x')"],
      [SERVICE, 'const sql = `update station set state = 1`'],
    ],
    good: [
      ['apps/api/src/modules/reports/trend.report.ts', "query(em, 'select id from station')"],
      ['apps/api/src/kernel/outbox.ts', "query(em, 'delete from event')"],
      [SERVICE, "// the old system said 'select id from station'"],
    ],
  },
  'sql-from-strings': {
    bad: [
      ['apps/api/src/kernel/outbox.ts', '`select * from ${table}`'],
      ['apps/api/src/kernel/outbox.ts', '`\n  insert into event\n  values (${id})`'],
    ],
    good: [
      ['apps/api/src/kernel/outbox.ts', 'sql`select * from event where id = ${id}`'],
      [
        'apps/api/src/kernel/outbox.ts',
        '// allow sql-from-strings: the name comes from the declaration\n`select * from ${table}`',
      ],
      [
        'apps/api/src/kernel/outbox.ts',
        '// allow-file sql-from-strings: names come from declarations\n\n\n`select ${a}`',
      ],
    ],
  },
  'process-env': {
    bad: [[SERVICE, 'const port = process.env.PORT']],
    good: [['apps/api/src/config.ts', 'process.env.PORT']],
  },
  clock: {
    bad: [
      [SERVICE, 'const now = new Date()'],
      [SERVICE, 'const now = Date.now()'],
    ],
    good: [
      ['apps/api/src/kernel/clock.ts', 'new Date()'],
      ['apps/api/src/kernel/clock.test.ts', 'new Date()'],
      [SERVICE, '// new Date() would not do'],
    ],
  },
  'public-suffix': {
    bad: [['apps/api/src/modules/stations/station.resolver.ts', '  @Public()']],
    good: [['apps/api/src/modules/stations/station.public.resolver.ts', '  @Public()']],
  },
  'v-html': { bad: [[PAGE, '<p v-html="text" />']], good: [[PAGE, '<p>{{ text }}</p>']] },
  'no-any': {
    bad: [
      [SERVICE, 'const a = b as any'],
      [SERVICE, 'const a = b as unknown as C'],
      [SERVICE, 'function f(a: any) {}'],
    ],
    good: [[SERVICE, 'const many: Company = anyone']],
  },
  'ts-ignore': { bad: [[SERVICE, '// @ts-ignore\nfoo()']], good: [[SERVICE, '// ignored by tsc']] },
  unfinished: {
    bad: [
      [SERVICE, '// TODO: later'],
      [SERVICE, "throw new Error('not implemented')"],
    ],
    good: [[SERVICE, 'const todos = []']],
  },
  'skipped-tests': {
    bad: [['apps/api/src/kernel/flow.test.ts', "test.skip('x', () => {})"]],
    good: [['apps/api/src/kernel/flow.test.ts', "test('x', () => {})"]],
  },
  'role-in-code': {
    bad: [
      [PAGE, '<p v-if="user.role === \'HQ_ADMIN\'" />'],
      [SERVICE, "if (actor.roles.includes('HQ_ADMIN')) return"],
    ],
    good: [['apps/api/src/modules/identity/roles.ts', "roles.includes('HQ_ADMIN')"]],
  },
  'lazy-import': {
    bad: [[SERVICE, "const { x } = await import('../regions/index.ts')"]],
    good: [['apps/admin/src/router.ts', "() => import('./page.vue')"]],
  },
  'chinese-words': {
    bad: [
      [PAGE, '<p>\n  保存\n</p>'],
      [PAGE, '<p>保存</p>'],
      [SERVICE, "throw new Error('保存')"],
    ],
    good: [
      ['packages/i18n/src/words/common.ts', "['保存', 'Save']"],
      ['apps/api/src/seed/stations.ts', "'上海'"],
      [SERVICE, '// 第三日'],
      [SERVICE, 'text.replace(/元$/, "")'],
    ],
  },
  'vague-names': {
    bad: [['apps/api/src/modules/stations/station-helper.ts', '']],
    good: [[SERVICE, '']],
  },
  'kebab-case': { bad: [['apps/admin/src/modules/stations/StationList.vue', '']], good: [[PAGE, '']] },
}

test('every rule has examples', () => {
  expect(Object.keys(cases).sort()).toEqual(grepRules.map(({ name }) => name).sort())
})

describe.each(Object.entries(cases))('%s', (name, { bad, good }) => {
  test.each(bad)('is red in %s: %s', (path, text) => expect(names(path, text)).toContain(name))
  test.each(good)('is silent in %s: %s', (path, text) => expect(names(path, text)).not.toContain(name))
})

test('a finding tells the line and the reason', () => {
  expect(grep([{ path: SERVICE, text: 'const a = 1\n\nconst b = new Date()\n' }]).findings).toEqual([
    { path: SERVICE, line: 3, text: expect.stringContaining('time is an input') },
  ])
})
