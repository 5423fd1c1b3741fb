import { expect, test } from 'vitest'
import { addComment, longestComment, tidyLines } from './comments.ts'

test.each([
  ['lines stay, at most one empty one in a row', 'a\r\n\r\n\r\n\r\nb  \nc', 'a\n\nb\nc'],
  ['signs that turn or hide text go', 'x\u202Etxt.exe\u200B\u0000\u2066', 'xtxt.exe'],
  ['joined emoji stay', '👨\u200D👩\u200D👧', '👨\u200D👩\u200D👧'],
  ['markup is text', '<b onclick="x">&amp;</b>', '<b onclick="x">&amp;</b>'],
])('%s', (_, text, tidy) => expect(tidyLines(text)).toBe(tidy))

test('a comment has words or files, and not too many of either', () => {
  const id = '01a2000b-465e-7057-a51c-0b50cc9215fc'
  const codes = (over: object) =>
    addComment
      .safeParse({ subjectType: 'STATION', subjectId: id, text: '', ...over })
      .error?.issues.map(({ message }) => message)
  expect(codes({})).toEqual(['REQUIRED'])
  expect(codes({ fileIds: [id] })).toBeUndefined()
  expect(codes({ text: 'x'.repeat(longestComment) })).toBeUndefined()
  expect(codes({ text: 'x'.repeat(longestComment + 1) })).toEqual(['TOO_LONG'])
  expect(codes({ text: 'x', fileIds: Array(11).fill(id) })).toEqual(['TOO_MANY'])
})
