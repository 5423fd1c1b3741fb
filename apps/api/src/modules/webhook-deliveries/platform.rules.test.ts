import { describe, expect, test } from 'vitest'
import { momentOf } from '../../kernel/clock.ts'
import { bodyOf, harmless, markdownOf, nextAttempt, postsOf, verdictOn } from './platform.rules.ts'

const wording = { heading: null, open: 'Open', more: (count: number) => `${count} more` }
const entry = (title: string, text = '') => ({ title, text, link: 'https://h.example/admin/x' })

describe('what a message says', () => {
  test('a name from outside is neither link nor mention nor markup', () => {
    expect(harmless('[x](http://evil.example) <@all> **A**\n# B `c`')).toBe(
      '［x］(http：//evil.example) ＜＠all＞ ＊＊A＊＊ ＃ B ’c’',
    )
  })

  test('title, text and link', () => {
    expect(markdownOf([entry('A', 'b')], wording)).toBe('**A**\n\nb\n\n[Open](https://h.example/admin/x)')
  })

  test('a digest keeps within 4,096 bytes and counts the rest', () => {
    const text = markdownOf(
      Array.from({ length: 200 }, () => entry('服务站合同即将到期')),
      { ...wording, heading: '200' },
    )
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096)
    expect(text).toMatch(/^\*\*200\*\*/)
    expect(text).toMatch(/\d+ more$/)
    expect(markdownOf([entry('x'.repeat(5000))], wording)).toBe('1 more')
  })

  test('as each platform wants it', () => {
    expect(bodyOf('WECOM', 't', 'x')).toEqual({ msgtype: 'markdown', markdown: { content: 'x' } })
    expect(bodyOf('DINGTALK', 't', 'x')).toMatchObject({ msgtype: 'markdown', markdown: { title: 't', text: 'x' } })
  })
})

test.each([
  [200, '{"errcode":0,"errmsg":"ok"}', null],
  [200, '{"errcode":93000,"errmsg":"invalid webhook url"}', { problem: 'REFUSED', isLasting: true }],
  [200, '{"errcode":45009,"errmsg":"api freq out of limit"}', { problem: 'BUSY', isLasting: false }],
  [429, '', { problem: 'BUSY', isLasting: false }],
  [502, '<html>', { problem: 'SERVER_FAILED', isLasting: false }],
  [404, '', { problem: 'REFUSED', isLasting: true }],
  [200, '<html>ok</html>', { problem: 'REFUSED', isLasting: true }],
  [200, '{}', { problem: 'REFUSED', isLasting: true }],
])('%i %s', (status, text, verdict) => {
  const given = verdictOn({ status, text })
  if (verdict) expect(given).toMatchObject(verdict)
  else expect(given).toBeNull()
})

test.each([
  [0, 0, []],
  [3, 0, [1, 1, 1]],
  [4, 0, [4]],
  [50, 0, [50]],
  [3, 16, [3]],
  [1, 17, [1]],
  [1, 18, []],
])('%i due after %i posts in this minute go as %j', (due, used, sizes) => {
  expect(postsOf(Array.from({ length: due }), used).map(({ length }) => length)).toEqual(sizes)
})

test('tries again later and later', () => {
  const now = momentOf('2027-01-01T00:00:00Z')
  const minutes = [1, 2, 3, 4, 5].map((attempts) => (nextAttempt(now, attempts).getTime() - now.getTime()) / 60_000)
  expect(minutes).toEqual([0.5, 2, 8, 32, 128])
})
