import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysUntil,
  enumValues,
  formatDay,
  formatDue,
  formatMoment,
  formatMoney,
  formatPhone,
  hasKey,
  localeOf,
  t,
  words,
} from './index.ts'

const now = Date.parse('2026-11-21T10:00:00+08:00')

describe('words', () => {
  it('has both languages for every key, with the same parameters', () => {
    const parameters = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted().join()
    const different = Object.entries(words).filter(
      ([, [chinese, english]]) => !chinese || !english || parameters(chinese) !== parameters(english),
    )
    expect(different).toEqual([])
  })

  it('follows the grammar of keys', () => {
    const grammar =
      /^(fields|actions)\.([A-Z]\w+|common)\.[a-z]\w*$|^enums\.[A-Z]\w+(\.\w+)?$|^notifications\.[A-Z_]+\.(title|text)$|^errors\.(field\.|cell\.)?[A-Z0-9_]+$|^openItems\.[A-Z]\w+\.[A-Z_]+$|^(deadlines|policies)\.[a-z]\w*\.\w+$|^pages\.[a-z]\w*(\.\w+){1,2}$|^(common|startUp)\.\w+$/
    expect(Object.keys(words).filter((key) => !grammar.test(key))).toEqual([])
  })

  it('fills parameters in and leaves nothing behind', () => {
    expect(t('en', 'common.countOf', { from: 1, to: 50, total: '1,842' })).toBe('1–50 of 1,842')
    expect(t('zh-CN', 'common.countOf', { from: 1, to: 50, total: '1,842' })).toBe('1–50 / 共 1,842 条')
    expect(t('en', 'errors.field.TOO_LONG')).toBe('At most  characters')
  })

  it('knows its keys and the values of enums', () => {
    expect(hasKey('enums.StationState.ACTIVE')).toBe(true)
    expect(hasKey('toString')).toBe(false)
    expect(enumValues('StationState')).toEqual(['ACTIVE', 'PROBATION', 'SUSPENDED', 'TERMINATING', 'TERMINATED'])
  })

  it.each([
    ['zh-CN,zh;q=0.9', 'zh-CN'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr-FR,en;q=0.5', 'en'],
    ['fr', 'zh-CN'],
    [undefined, 'zh-CN'],
  ])('%s is answered in %s', (accepted, locale) => {
    expect(localeOf(accepted)).toBe(locale)
  })
})

describe('formats', () => {
  it('shows moments in Shanghai, with the year only when it is another', () => {
    expect(formatMoment('2026-11-21T01:00:00Z', now)).toBe('11-21 09:00')
    expect(formatMoment('2025-12-31T16:30:00Z', now)).toBe('01-01 00:30')
    expect(formatMoment('2025-12-31T15:30:00Z', now)).toBe('2025-12-31 23:30')
    expect(formatDay('2027-01-05', now)).toBe('2027-01-05')
    expect(formatDay('2026-12-05', now)).toBe('12-05')
  })

  it('counts days by the business day', () => {
    expect(daysUntil('2026-11-22', Date.parse('2026-11-21T15:59:00Z'))).toBe(1)
    expect(daysUntil('2026-11-22', Date.parse('2026-11-21T16:00:00Z'))).toBe(0)
    expect(addDays('2026-12-31', 60)).toBe('2027-03-01')
    expect(formatDue('zh-CN', '2026-11-18', now)).toBe('超期 3 天')
    expect(formatDue('en', '2026-11-21', now)).toBe('due today')
  })

  it('writes money and phones', () => {
    expect(formatMoney(123450)).toBe('¥1,234.50')
    expect(formatMoney(-5)).toBe('-¥0.05')
    expect(formatPhone('13800001111')).toBe('138 0000 1111')
    expect(formatPhone('138****1111')).toBe('138 **** 1111')
    expect(formatPhone('0571-88880000')).toBe('0571-88880000')
  })
})
