// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { sizeWithin } from '../../files/shrink-picture.ts'
import { byDay, segmentsOf, typedName, withName } from './timeline-text.ts'

describe('a timeline', () => {
  it('groups by business day', () => {
    const entries = ['2026-11-21T16:30:00Z', '2026-11-21T15:30:00Z', '2026-11-21T01:00:00Z'].map((at) => ({ at }))
    expect(byDay(entries).map(({ day, entries: own }) => [day, own.length])).toEqual([
      ['2026-11-22', 1],
      ['2026-11-21', 2],
    ])
  })
})

describe('mentions', () => {
  it.each([
    ['@', 1, ''],
    ['请 @张', 4, '张'],
    ['请@张', 3, '张'],
    ['a@b.com', 4, null],
    ['@张三 好', 5, null],
    ['@@', 2, null],
  ])('%s with the caret at %i is looking for %s', (text, caret, name) => expect(typedName(text, caret)).toBe(name))

  it('go where they were typed', () => {
    expect(withName('请 @张 看', 4, '张三')).toEqual({ text: '请 @张三 看', caret: 6 })
  })
  it('mark names only, the longer one first, and never read them as a pattern', () => {
    expect(segmentsOf('@张三丰 和 @张三 <b>', ['张三', '张三丰'])).toEqual([
      { text: '@张三丰', isMention: true },
      { text: ' 和 ', isMention: false },
      { text: '@张三', isMention: true },
      { text: ' <b>', isMention: false },
    ])
    expect(segmentsOf('@a.c @abc', ['a.c'])).toEqual([
      { text: '@a.c', isMention: true },
      { text: ' @abc', isMention: false },
    ])
  })
})

describe('pictures', () => {
  it.each([
    [4000, 3000, 1600, 1200],
    [1000, 3200, 500, 1600],
    [800, 600, 800, 600],
  ])('%i × %i become %i × %i', (width, height, w, h) =>
    expect(sizeWithin(width, height, 1600)).toEqual({ width: w, height: h }),
  )
})
