import { expect, test } from 'vitest'
import { may } from './question.access.ts'
import { actionsOf, mustBeOpenToQuestions } from './question.rules.ts'

const headquarters = { permissions: new Set<string>([may.READ, may.ANSWER]) }
const station = { permissions: new Set<string>([may.READ, may.ASK]) }

test.each([
  ['OPEN', false, headquarters, 'answer'],
  ['ANSWERED', false, headquarters, 'answer share'],
  ['ANSWERED', true, headquarters, 'answer unshare'],
  ['OPEN', true, headquarters, 'answer unshare'],
  ['OPEN', false, station, 'followUp'],
  ['ANSWERED', true, station, 'followUp'],
  ['ANSWERED', false, null, ''],
] as const)('%s, shared %s: %#', (state, isShared, reader, expected) => {
  expect(actionsOf({ state, isShared }, reader).join(' ')).toBe(expected)
})

test('nothing is asked about a notice that has ended', () => {
  expect(() => mustBeOpenToQuestions('PUBLISHED')).not.toThrow()
  expect(() => mustBeOpenToQuestions('WITHDRAWN')).toThrow(
    expect.objectContaining({ code: 'NOTICE_QUESTION_NOTICE_ENDED' }),
  )
})
