import { conditionGroups } from '@stationmaster/contracts/onboarding'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentOf } from '../../seed/application-templates.ts'
import { askedOf, isQuestion, scoresOf, type Mark } from './application-review.rules.ts'

const content = contentOf({ kind: 'APPLIANCE', level: 'LEVEL_2' })
const keys = content.groups.flatMap(({ questions }) => questions.map(({ key }) => key))
const passAll: Mark[] = keys.map((question) => ({ question, verdict: 'PASS' }))

test('nothing marked is nothing passed, all passed is a hundred', () => {
  expect(scoresOf(content, []).map(({ score, passed }) => [score, passed])).toEqual(
    conditionGroups.map(() => [0, false]),
  )
  expect(scoresOf(content, passAll).every(({ score, passed, open }) => score === 100 && passed && open === 0)).toBe(
    true,
  )
})
test('one failed question takes its points away, just below the mark is not passed', () => {
  const marks = passAll.map((mark) => (mark.question === 'capitalProof' ? { ...mark, verdict: 'FAIL' as const } : mark))
  const capital = scoresOf(content, marks).find(({ group }) => group === 'CAPITAL')
  expect(capital).toEqual({ group: 'CAPITAL', score: 65, passMark: 70, passed: false, open: 0 })
})
test('a pass never lowers a score, and no score leaves 0 … 100', () => {
  fc.assert(
    fc.property(fc.subarray(keys), fc.constantFrom(...keys), (passed, more) => {
      const marks = (list: readonly string[]): Mark[] => list.map((question) => ({ question, verdict: 'PASS' }))
      const before = scoresOf(content, marks(passed))
      const after = scoresOf(content, marks([...new Set([...passed, more])]))
      before.forEach(({ score }, index) => {
        expect(score).toBeGreaterThanOrEqual(0)
        expect(after[index]?.score).toBeGreaterThanOrEqual(score)
        expect(after[index]?.score).toBeLessThanOrEqual(100)
      })
    }),
  )
})
test('what is asked back comes in the order of the form, with its reason', () => {
  const marks: Mark[] = [
    { question: 'capitalProof', verdict: 'ASK', note: '缺少银行流水' },
    { question: 'tools', verdict: 'FAIL', note: '不合格' },
    { question: 'businessLicence', verdict: 'ASK', note: '照片模糊' },
  ]
  expect(askedOf(content, marks)).toEqual([
    { question: 'businessLicence', reason: '照片模糊' },
    { question: 'capitalProof', reason: '缺少银行流水' },
  ])
})
test('only questions of the template, and the credit code', () => {
  expect(isQuestion(content, 'licenceNo')).toBe(true)
  expect(isQuestion(content, 'tools')).toBe(true)
  expect(isQuestion(content, 'unknown')).toBe(false)
})
