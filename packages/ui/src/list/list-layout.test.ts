import { describe, expect, test } from 'vitest'
import { changed, layoutOf, layoutText, moved, pinOffsets } from './list-layout.ts'

const keys = ['code', 'state', 'name', 'remark']
const names = (text: string) => layoutOf(keys, text).map(({ key }) => key)

describe('the text of a layout', () => {
  test.each([
    ['', keys],
    ['code,name', ['code', 'name']],
    ['name,code', ['name', 'code']],
    ['state', ['code', 'state']],
    ['code,gone,code,name', ['code', 'name']],
    ['remark~s,code,name', ['remark', 'code', 'name']],
    ['code~e,name', ['name', 'code']],
    ['<b>,code', ['code']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected))

  test('says widths and pins, and comes back as it was', () => {
    const text = 'code~120s,state,name~90,remark~200e'
    expect(layoutOf(keys, text)).toEqual([
      { key: 'code', width: 120, pin: 'start' },
      { key: 'state' },
      { key: 'name', width: 90 },
      { key: 'remark', width: 200, pin: 'end' },
    ])
    expect(layoutText(keys, layoutOf(keys, text))).toBe(text)
    expect(layoutText(keys, layoutOf(keys, ''))).toBe('')
  })

  test('widths stay within what can be read, a pinned column always has one', () => {
    expect(layoutOf(keys, 'code~1,state~9999,name~s')).toEqual([
      { key: 'name', width: 160, pin: 'start' },
      { key: 'code', width: 56 },
      { key: 'state', width: 640 },
    ])
  })
})

test('moving keeps pinned columns at their edge', () => {
  const placed = layoutOf(keys, 'code~100s,state,name,remark')
  expect(moved(placed, 'remark', 1).map(({ key }) => key)).toEqual(['code', 'remark', 'state', 'name'])
  expect(moved(placed, 'remark', 0).map(({ key }) => key)).toEqual(['code', 'remark', 'state', 'name'])
  expect(moved(placed, 'code', 3).map(({ key }) => key)).toEqual(['code', 'state', 'name', 'remark'])
  expect(moved(placed, 'state', 99).map(({ key }) => key)).toEqual(['code', 'name', 'remark', 'state'])
})

test('pinned columns stand beside each other without a gap', () => {
  const pinned = changed(changed(layoutOf(keys, 'code~100,state~80,name,remark'), 'state', { pin: 'start' }), 'code', {
    pin: 'start',
  })
  const both = changed(pinned, 'remark', { pin: 'end' })
  expect(pinOffsets(both, 40)).toEqual({ state: { start: 40 }, code: { start: 120 }, remark: { end: 0 } })
  expect(changed(both, 'code', { pin: null, width: null }).find(({ key }) => key === 'code')).toEqual({ key: 'code' })
})
