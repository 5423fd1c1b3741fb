import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'

import { budgets } from './budgets.ts'
import { descriptions } from './descriptions.ts'
import type { SourceFile, Verdict } from './house.ts'
import { publicSurface } from './public-surface.ts'
import { templates } from './templates.ts'
import { words } from './words.ts'

const texts = ({ findings }: Verdict) => findings.map(({ path, text }) => `${path}: ${text}`)
const lines = (count: number) => 'const a = 1\n'.repeat(count)
const file = (path: string, text: string): SourceFile => ({ path, text })

describe('budgets', () => {
  const MODULE = 'apps/api/src/modules/stations'
  test('a file of 251 lines', () => {
    expect(texts(budgets([file('apps/api/src/a.ts', lines(251))]))).toEqual([
      'apps/api/src/a.ts: 251 lines, at most 250',
    ])
    expect(texts(budgets([file('apps/api/src/a.ts', lines(250))]))).toEqual([])
  })
  test('a module of 11 files, its tests not counted', () => {
    const files = Array.from({ length: 11 }, (_, index) => file(`${MODULE}/${index}.ts`, lines(1)))
    expect(texts(budgets(files))).toEqual([`${MODULE}: 11 source files, at most 10`])
    expect(texts(budgets([...files.slice(1), file(`${MODULE}/a.test.ts`, lines(1))]))).toEqual([])
  })
  test('a module of 701 lines', () => {
    const files = [lines(200), lines(200), lines(200), lines(101)].map((text, index) =>
      file(`${MODULE}/${index}.ts`, text),
    )
    expect(texts(budgets(files))).toEqual([`${MODULE}: 701 lines, at most 700: it is two modules`])
  })
  test('eleven root scripts and a long README', () => {
    const scripts = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`s${index}`, 'x']))
    const files = [file('package.json', JSON.stringify({ scripts })), file('README.md', lines(151))]
    expect(texts(budgets(files))).toEqual(['package.json: 11 scripts, at most 10', 'README.md: 151 lines, at most 150'])
  })
})

describe('words in templates', () => {
  const page = (template: string) => texts(templates([file('apps/admin/src/a.vue', template)]))
  test('bare text and unbound attributes', () => {
    expect(page('<template>\n<p class="big">Save</p></template>')).toHaveLength(1)
    expect(page('<template><UInput label="Name" /></template>')).toHaveLength(1)
  })
  test('keys, bindings and other attributes are fine', () => {
    expect(
      page(
        `<template><p :a="b > c" class="x">{{ t('common.save') }}</p><UInput :label="t('x')" type="text" /></template>`,
      ),
    ).toEqual([])
  })
})

describe('words coverage', () => {
  const schema = buildSchema('type Query { a: A } enum A { X Y } enum StationSort { NAME_ASC }')
  const all = { 'enums.A.X': ['甲', 'X'], 'enums.A.Y': ['乙', 'Y'], 'common.save': ['保存', 'Save'] } as const
  const check = (text: string, more: Record<string, readonly [string, string]> = {}) =>
    words([file('apps/api/src/modules/a/a.rules.ts', text)], { ...all, ...more }, schema).findings.map(
      (found) => found.text,
    )

  test('is silent when everything has words', () => expect(check("t('common.save')")).toEqual([]))
  test('a key without words', () => expect(check("t('common.savve')")).toEqual(["no words for 'common.savve'"]))
  test('an enum value without words', () =>
    expect(words([], { 'enums.A.X': ['甲', 'X'] }, schema).findings.map((found) => found.text)).toEqual([
      "no words for 'enums.A.Y'",
    ]))
  test('a step of a flow', () =>
    expect(check("defineFlow<F>()({ name: 'Order', steps: { submit: { from: [] } } })")).toEqual([
      "no words for 'actions.Order.submit'",
    ]))
  test('an error code', () =>
    expect(check("defineErrors('ORDER', { OVER: 'conflict' })")).toEqual(["no words for 'errors.ORDER_OVER'"]))
  test('a permission', () =>
    expect(check("definePermissions('ORDER', 'stock', { SHIP: 'write' })")).toEqual([
      "no words for 'enums.Permission.ORDER_SHIP'",
      "no words for 'enums.PermissionGroup.ORDER'",
    ]))
  test('a field problem', () =>
    expect(check("invalidInput([{ path: 'a', code: 'ODD' }])")).toEqual(["no words for 'errors.field.ODD'"]))
  test('one language only, or the wrong one', () => {
    expect(check('', { 'common.a': ['甲', ' '] })).toEqual(["'common.a' is empty in one language"])
    expect(check('', { 'common.a': ['甲', '甲'] })).toEqual(["'common.a' is Chinese on the English side"])
    expect(check('', { 'common.a': ['{a}', '{b}'] })).toEqual(["'common.a' names other {params} in each language"])
  })
})

describe('public surface', () => {
  const resolver = (marks: string) =>
    file('apps/api/src/modules/a/a.public.resolver.ts', `class A {\n ${marks}\n settings() {}\n}`)
  test('a field that is not listed, and one that is gone', () => {
    expect(texts(publicSurface([resolver('@Public() @Query(() => A)')], []))[0]).toContain(
      'Query.settings is open to anybody',
    )
    expect(texts(publicSurface([resolver('@Query(() => A)')], ['Query.settings']))[0]).toContain(
      'no public resolver has it',
    )
  })
  test('the listed field', () => {
    expect(texts(publicSurface([resolver('@Public() @Query(() => A)')], ['Query.settings']))).toEqual([])
  })
})

test('descriptions: a bare type, field, argument, enum value and input field', () => {
  const bare = 'type Query { a(b: Int): E } enum E { X } input I { f: Int } scalar S'
  expect(texts(descriptions(buildSchema(bare))).map((text) => text.split(' ')[1])).toEqual(
    expect.arrayContaining(['Query.a', 'Query.a(b)', 'E', 'E.X', 'I', 'I.f', 'S']),
  )
  const told = '"q" type Query { "a" a("b" b: Int): E } "e" enum E { "x" X }'
  expect(texts(descriptions(buildSchema(told)))).toEqual([])
})
