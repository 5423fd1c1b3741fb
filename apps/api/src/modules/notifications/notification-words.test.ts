import { expect, test } from 'vitest'
import { wordsOf } from './notification-words.service.ts'

test('what is due is named in words of the reader, never by its key', () => {
  const params = { what: 'deadlines.onboarding.take', label: 'SA-1 某公司', due: '2026-11-21 00:00' }
  const told = { key: 'DEADLINE_BREACHED', params }
  expect(wordsOf(told, 'zh-CN').title).toBe('已超期：接手建站初审')
  expect(wordsOf(told, 'en').title).toBe('Overdue: Take up a station application')
})

test('what has a title in both languages is named by the reader’s', () => {
  const told = { key: 'NOTICE_PUBLISHED', params: { title: '安全要求', titleEn: 'Safety' } }
  expect(wordsOf(told, 'zh-CN').title).toBe('新公告：安全要求')
  expect(wordsOf(told, 'en').title).toBe('New notice: Safety')
})

test('so are settings and states; what is no key stays as it is', () => {
  const params = { what: 'policies.sla.repairResponse', label: 'stations.Foo', due: '2026-11-21' }
  expect(wordsOf({ key: 'DEADLINE_BREACHED', params }, 'en')).toEqual({
    title: 'Overdue: Response to a repair report',
    text: expect.stringContaining('stations.Foo'),
  })
})
