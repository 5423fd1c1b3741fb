import { noticeStates } from '@stationmaster/contracts/notices'
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../kernel/clock.ts'
import { may } from './notice.access.ts'
import {
  actionsOf,
  flow,
  mustBeTimeToRemind,
  mustBeWithin,
  noFacts,
  precedenceOf,
  type NoticeFacts,
} from './notice.rules.ts'

const codeOf = (run: () => unknown): string | null => {
  try {
    run()
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}
const ready: NoticeFacts = { today: '2026-11-22', confirmBy: null, recipientCount: 3 }

describe('the machine', () => {
  const to: Partial<Record<string, string>> = {
    'DRAFT edit': 'DRAFT',
    'DRAFT publish': 'PUBLISHED',
    'DRAFT discard': 'DISCARDED',
    'PUBLISHED remind': 'PUBLISHED',
    'PUBLISHED withdraw': 'WITHDRAWN',
  }
  test.each(noticeStates.flatMap((state) => flow.names.map((step) => [state, step] as const)))(
    '%s %s',
    (state, step) => {
      const expected = to[`${state} ${step}`]
      if (expected) expect(flow.next(state, step, ready)).toBe(expected)
      else expect(codeOf(() => flow.next(state, step, ready))).toBe('FLOW_STEP_NOT_ALLOWED')
    },
  )

  test.each<[Partial<NoticeFacts>, string | null]>([
    [{}, null],
    [{ confirmBy: '2026-11-22' }, null],
    [{ confirmBy: '2026-11-21' }, 'NOTICE_CONFIRM_BY_PAST'],
    [{ recipientCount: 0 }, 'NOTICE_REACHES_NOBODY'],
  ])('is published when %o: %s', (facts, code) => {
    expect(codeOf(() => flow.next('DRAFT', 'publish', { ...ready, ...facts }))).toBe(code)
  })

  test('a step without facts publishes nothing', () => {
    expect(codeOf(() => flow.next('DRAFT', 'publish', noFacts))).toBe('NOTICE_REACHES_NOBODY')
  })
})

describe('whom a notice may be for', () => {
  const all = { audience: 'ALL', provinceIds: [], stationIds: [] } as const
  const selection = (...provinceIds: string[]) => ({ ...all, audience: 'SELECTION', provinceIds }) as const
  const stations = (...stationIds: string[]) => ({ ...all, audience: 'STATIONS', stationIds }) as const
  const own = ['p1', 'p2']
  test.each([
    ['headquarters to all', all, null, null],
    ['headquarters to no station', stations(), null, 'INPUT_INVALID'],
    ['a region to all', all, own, 'NOTICE_BEYOND_REGION'],
    ['a region to everywhere', selection(), own, 'NOTICE_BEYOND_REGION'],
    ['a region to its own', selection('p2'), own, null],
    ['a region to another', selection('p1', 'p3'), own, 'NOTICE_BEYOND_REGION'],
    ['a region to stations: row scope decides', stations('s'), own, null],
  ] as const)('%s', (_, notice, provinces, code) => {
    expect(codeOf(() => mustBeWithin(notice, provinces))).toBe(code)
  })
})

test('reminders are an hour apart', () => {
  const now = momentOf('2026-11-22T08:00:00Z')
  expect(codeOf(() => mustBeTimeToRemind(null, now))).toBe(null)
  expect(codeOf(() => mustBeTimeToRemind(momentOf('2026-11-22T07:00:00Z'), now))).toBe(null)
  expect(codeOf(() => mustBeTimeToRemind(momentOf('2026-11-22T07:00:01Z'), now))).toBe('NOTICE_REMINDED_JUST_NOW')
})

test('pinned notices stand before newer ones', () => {
  const [old, recent] = [momentOf('2026-01-01T00:00:00Z'), momentOf('2026-11-22T00:00:00Z')]
  expect(precedenceOf(true, old) > precedenceOf(false, recent)).toBe(true)
  expect(precedenceOf(false, recent) > precedenceOf(false, old)).toBe(true)
})

describe('the steps that a reader is offered', () => {
  const permissions = new Set<string>([may.PUBLISH])
  const hq = { userId: 'u', permissions, scope: { as: 'hq' } }
  const region = { ...hq, scope: { as: 'region' } }
  test.each([
    ['of headquarters’ draft, headquarters', { state: 'DRAFT', createdById: 'x' }, hq, 'edit publish discard copy'],
    ['of the own draft, a region', { state: 'DRAFT', createdById: 'u' }, region, 'edit publish discard copy'],
    ['of another’s notice, a region', { state: 'PUBLISHED', createdById: 'x' }, region, ''],
    ['of a published one', { state: 'PUBLISHED', createdById: 'x' }, hq, 'remind withdraw copy'],
    ['of a withdrawn one', { state: 'WITHDRAWN', createdById: 'x' }, hq, 'copy'],
    ['without the permission', { state: 'DRAFT', createdById: 'u' }, { ...hq, permissions: new Set<string>() }, ''],
  ] as const)('%s', (_, notice, reader, expected) => {
    expect(actionsOf(notice, reader).toSorted()).toEqual(expected.split(' ').filter(Boolean).toSorted())
  })
})
