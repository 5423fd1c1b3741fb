import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '../../kernel/clock.ts'
import { openItemsOf, type StationStanding } from './open-item.rules.ts'

const today = localDate('2026-11-21')

describe('open items', () => {
  const settled: StationStanding = {
    state: 'ACTIVE',
    stateSinceOn: addDays(today, -400),
    createdOn: addDays(today, -400),
    contractEndsOn: addDays(today, 400),
    hasOpeningHours: true,
    hasServicePhone: true,
    hasContacts: true,
    hasOwnerAccount: true,
    staffCount: 5,
    unskilledStaffCount: 0,
  }
  const codes = (over: Partial<StationStanding>) => openItemsOf({ ...settled, ...over }, today).map(({ code }) => code)

  test.each<[string, Partial<StationStanding>, string[]]>([
    ['a settled station has none', {}, []],
    ['contract in 60 days', { contractEndsOn: addDays(today, 60) }, ['CONTRACT_RENEWAL']],
    ['contract in 61 days', { contractEndsOn: addDays(today, 61) }, []],
    ['contract over', { contractEndsOn: addDays(today, -1) }, ['CONTRACT_RENEWAL']],
    ['no contract', { contractEndsOn: null }, ['CONTRACT_MISSING']],
    ['on probation', { state: 'PROBATION' }, ['PROBATION_REVIEW']],
    ['suspended', { state: 'SUSPENDED' }, ['SUSPENSION_DECISION']],
    ['nobody can log in', { hasOwnerAccount: false }, ['ACCOUNT_MISSING']],
    ['no people', { staffCount: 0 }, ['STAFF_MISSING']],
    ['people without skills', { unskilledStaffCount: 2 }, ['SKILLS_MISSING']],
    [
      'customers cannot reach it',
      { hasServicePhone: false, hasOpeningHours: false },
      ['SERVICE_PHONE_MISSING', 'OPENING_HOURS_MISSING'],
    ],
    ['nobody to speak to', { hasContacts: false }, ['CONTACTS_MISSING']],
    ['ended stations are done', { state: 'TERMINATED', contractEndsOn: null, staffCount: 0 }, []],
  ])('%s', (_, over, expected) => expect(codes(over)).toEqual(expected))

  test('the most urgent first, without a date last', () => {
    const items = openItemsOf(
      {
        ...settled,
        state: 'PROBATION',
        stateSinceOn: addDays(today, -80),
        contractEndsOn: addDays(today, 5),
        hasServicePhone: false,
      },
      today,
    )
    expect(items.map(({ code, dueOn }) => [code, dueOn])).toEqual([
      ['CONTRACT_RENEWAL', addDays(today, 5)],
      ['PROBATION_REVIEW', addDays(today, 10)],
      ['SERVICE_PHONE_MISSING', null],
    ])
  })
})
