import { expect, test } from 'vitest'
import { wordsOf } from './notification-words.service.ts'

test('a value that is the key of a word is shown as that word; anything else as it is', () => {
  const told = { key: 'POLICY_PROPOSED', params: { what: 'policies.sla.repairResponse', byName: '陆文博' } }
  expect(wordsOf(told, 'zh-CN').title).not.toContain('policies.')
  const due = { key: 'DEADLINE_WARNING', params: { what: 'deadlines.stations.contract', label: 'enums of his own' } }
  expect(wordsOf(due, 'en')).toMatchObject({ text: expect.stringContaining('enums of his own') as string })
  expect(wordsOf(due, 'en').title).not.toContain('deadlines.')
})
