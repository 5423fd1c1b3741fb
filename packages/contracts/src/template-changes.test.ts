import type { TemplateContent } from './onboarding-templates.ts'
import { expect, test } from 'vitest'
import { templateChanges, type TemplateNames } from './template-changes.ts'

const names: TemplateNames = {
  section: (key) => key,
  group: (group) => group,
  surroundings: (item) => item,
  field: (_, field) => field,
  value: (_, value) => value,
  text: ({ en }) => en,
  yes: String,
}
const text = (en: string) => ({ zh: `${en}中`, en })
const content: TemplateContent = {
  inspectionPassMark: 80,
  groups: [
    {
      group: 'CAPITAL',
      intro: text('Money'),
      passMark: 60,
      questions: [
        { key: 'fund', kind: 'NUMBER', text: text('Fund'), required: true, evidence: true, points: 50, minimum: 10 },
        { key: 'bank', kind: 'TEXT', text: text('Bank'), required: false, evidence: false, points: 50 },
      ],
    },
  ],
  milestones: [{ key: 'roof', title: text('Roof'), days: 10, evidence: true }],
  checklist: [],
  surroundings: [],
}

test('the same content has no changes', () => {
  expect(templateChanges(content, structuredClone(content), names)).toEqual([])
})

test('changed, new and removed lines are told, each with its place', () => {
  const next = structuredClone(content)
  const [group] = next.groups
  if (!group) throw new Error('the fixture has a group')
  group.passMark = 70
  group.questions = group.questions.slice(0, 1).map((question) => ({ ...question, text: text('Funds'), minimum: null }))
  next.milestones.push({ key: 'sign', title: text('Sign'), days: 20, evidence: false })
  const changes = templateChanges(content, next, names)
  expect(changes.find(({ id }) => id === 'CAPITAL.mark')).toEqual({
    id: 'CAPITAL.mark',
    place: 'CAPITAL · passMark',
    before: '60',
    after: '70',
  })
  expect(changes.find(({ id }) => id === 'CAPITAL.fund.text')).toMatchObject({
    before: 'Fund中 / Fund',
    after: 'Funds中 / Funds',
  })
  expect(changes.find(({ id }) => id === 'CAPITAL.fund.minimum')).toMatchObject({ before: '10', after: null })
  expect(changes.find(({ id }) => id === 'milestone.sign.days')).toMatchObject({ before: null, after: '20' })
  expect(changes.filter(({ id }) => id.startsWith('CAPITAL.bank')).every(({ after }) => after === null)).toBe(true)
})
