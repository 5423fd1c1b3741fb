import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '../clock.ts'
import { someOf, text } from './cell.ts'
import { readDay } from './day.ts'
import { column, defineImport } from './declaration.ts'
import { choicesOf, matchColumns, mustHaveRequired } from './match-columns.ts'
import { errorTable, problemText, shownValue } from './words.ts'

describe('days', () => {
  it.each([
    ['2019年3月6日', '2019-03-06'],
    ['2019 年 03 月 06 号', '2019-03-06'],
    ['２０１９／３／６', '2019-03-06'],
    ['2019.3.6', '2019-03-06'],
    ['2019–03–06', '2019-03-06'],
    ['20190306', '2019-03-06'],
    ['20190306.0', '2019-03-06'],
    ['2019-03-06T00:00:00.000Z', '2019-03-06'],
    ['2019/3/6 8:05', '2019-03-06'],
    ['43530', '2019-03-06'],
    ['43530.5', '2019-03-06'],
    ['2020-02-29', '2020-02-29'],
  ])('%s is %s', (written, day) => expect(readDay(written)).toBe(day))
  it.each([
    '2015-02-30',
    '2019-02-29',
    '20191301',
    '19/3/6',
    '3/4/2019',
    '2019年3月',
    '2019',
    '99999',
    '1',
    '-43530',
    '面议',
    '',
  ])('%s is none', (written) => expect(readDay(written)).toBeNull())
  it('reads any day in any form as itself', () => {
    const day = fc.integer({ min: 0, max: 54_000 }).map((days) => addDays(localDate('1950-01-01'), days))
    fc.assert(
      fc.property(day, (at) => {
        const [year, month, date] = at.split('-').map(Number)
        const forms = [at, at.replaceAll('-', ''), `${year}年${month}月${date}日`, `${year}/${month}/${date}`]
        expect(forms.map(readDay)).toEqual(forms.map(() => at))
      }),
    )
  })
})

describe('columns', () => {
  const columns = [
    column('code', '编号|Code', text(20), 'required'),
    column('name', '名称|Name', text(20), 'required'),
    column('remark', '备注|Remark', text(20)),
  ]
  const fields = (headers: string[], chosen?: Parameters<typeof matchColumns>[2]) =>
    matchColumns(columns, headers, chosen).map(({ field }) => field)
  it('are matched by name, each field once', () => {
    expect(fields(['＊编 号', 'NAME:', '备注(选填)', '编号', '其他', ''])).toEqual([
      'code',
      'name',
      'remark',
      null,
      null,
      null,
    ])
  })
  it('follow the hand before the name', () => {
    const chosen = choicesOf([
      { header: '店招', field: 'name' },
      { header: '备注', field: null },
      { header: 'x', field: 'nothing' },
    ])
    expect(fields(['编号', '名称', '店招', '备注', 'x'], chosen)).toEqual(['code', null, 'name', null, null])
    expect(fields(['编号', '名称'], chosen)).toEqual(['code', 'name'])
  })
  it('that are required must be there', () => {
    expect(() => mustHaveRequired(columns, matchColumns(columns, ['名称', 'x']))).toThrow('HEADER_MISSING')
    expect(() => mustHaveRequired(columns, matchColumns(columns, ['名称', '编号']))).not.toThrow()
  })
  it('of a declaration belong together', () => {
    const spec = { kind: 'X', type: 'X', key: 'code', label: 'name', columns, kept: ['state'] }
    const rest = { check: () => ({ values: {}, problems: [], notes: [] }), show: () => null }
    expect(() => defineImport({ ...spec, ...rest })).toThrow('no column for state')
    expect(() => defineImport({ ...spec, ...rest, kept: [], columns: [...columns, columns[0]!] })).toThrow(
      'two columns',
    )
  })
})

describe('cells', () => {
  it('several values: spelled as in the file unless a word was not exact', () => {
    const { read } = someOf('X', { A: '甲|first', B: '乙|second one', C: '丙' })
    expect(read('乙;甲')).toEqual({ value: ['A', 'B'], shown: '乙;甲' })
    expect(read(' 乙 甲，乙')).toEqual({ value: ['A', 'B'], shown: '乙、甲' })
    expect(read('Second One & 丙')).toEqual({ value: ['B', 'C'], shown: 'second one、丙' })
    expect(read('甲、丁')).toEqual({ problem: 'ENUM', params: { choices: '甲、乙、丙' } })
  })
  it('text loses control signs and the width of letters, not of brackets', () => {
    expect(text(9).read('\u0007ＡＢ１（甲）')).toEqual({ value: 'AB1（甲）', shown: 'AB1（甲）' })
  })
})

describe('words', () => {
  it('fall back from the cell to the form to the code', () => {
    expect(problemText('en', { code: 'DUPLICATE', params: { holder: 'W1' } })).toBe('Already used by W1')
    expect(problemText('en', { code: 'TOO_LONG', params: { maximum: 60 } })).toBe('At most 60 characters')
    expect(shownValue('zh-CN', ['SUV', 'SEDAN'], 'ProductLine')).toBe('SUV、轿车')
    expect(shownValue('en', 'plain')).toBe('plain')
  })
  it('an error table replaces its own earlier column', () => {
    const columns = [
      { header: '编号', field: 'code' },
      { header: 'Reason', field: null },
    ]
    const problem = { column: '编号', field: 'code', value: '', code: 'REQUIRED' as const, params: {} }
    expect(errorTable('en', columns, [{ cells: ['', 'old'], problems: [problem] }])).toEqual([
      ['编号', 'Reason'],
      ['', '编号: Required'],
    ])
  })
})
