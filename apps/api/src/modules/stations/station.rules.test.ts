import { stationStates, type StationState } from '@stationmaster/contracts/stations'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '../../kernel/clock.ts'
import {
  flow,
  mustBeOwnFields,
  openItemsOf,
  type StationFacts,
  type StationStanding,
  type StationStepName,
} from './station.rules.ts'

const today = localDate('2026-11-21')
const facts = (over: Partial<StationFacts> = {}): StationFacts => ({
  today,
  contractEndsOn: '2027-12-31',
  openWork: [],
  ...over,
})

/** domain.md c2 as one page: for each state, where each step leads; what is not here is refused. */
const model: Record<StationState, Partial<Record<StationStepName, StationState>>> = {
  PROBATION: { confirm: 'ACTIVE', suspend: 'SUSPENDED', startTermination: 'TERMINATING' },
  ACTIVE: { putOnProbation: 'PROBATION', suspend: 'SUSPENDED', startTermination: 'TERMINATING' },
  SUSPENDED: { resume: 'ACTIVE', startTermination: 'TERMINATING' },
  TERMINATING: { terminate: 'TERMINATED' },
  TERMINATED: {},
}

describe('states', () => {
  test.each(stationStates.flatMap((state) => flow.names.map((step) => [state, step] as const)))(
    '%s: %s',
    (state, step) => {
      const expected = model[state][step]
      if (expected) expect(flow.next(state, step, facts())).toBe(expected)
      else expect(() => flow.next(state, step, facts())).toThrow('FLOW_STEP_NOT_ALLOWED')
    },
  )

  test('any sequence of steps agrees with the model', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...flow.names), { maxLength: 30 }), (steps) => {
        let state: StationState = flow.initial
        for (const step of steps) {
          const expected: StationState | undefined = model[state][step]
          if (expected) state = flow.next(state, step, facts())
          else expect(() => flow.next(state, step, facts())).toThrow('FLOW_STEP_NOT_ALLOWED')
          if (expected) expect(state).toBe(expected)
        }
      }),
    )
  })

  test.each(['confirm', 'resume'] as const)('%s needs a contract that runs', (step) => {
    const from = flow.steps[step].from[0] as StationState
    expect(() => flow.next(from, step, facts({ contractEndsOn: '2026-11-20' }))).toThrow('STATION_CONTRACT_ENDED')
    expect(flow.next(from, step, facts({ contractEndsOn: today }))).toBe('ACTIVE')
    expect(flow.next(from, step, facts({ contractEndsOn: null }))).toBe('ACTIVE')
  })

  test('nothing may be open when a station is terminated', () => {
    const openWork = [
      { kind: 'STAFF', count: 3 },
      { kind: 'ORDERS', count: 0 },
    ]
    expect(() => flow.next('TERMINATING', 'terminate', facts({ openWork }))).toThrow(
      expect.objectContaining({ params: { count: 3, kinds: ['STAFF'] } }),
    )
    expect(flow.next('TERMINATING', 'terminate', facts({ openWork: [{ kind: 'STAFF', count: 0 }] }))).toBe('TERMINATED')
  })

  test('buttons are what state and permission allow', () => {
    expect(flow.actionsFor('ACTIVE', { permissions: new Set(['STATION_SET_STATE']) })).toEqual([
      'putOnProbation',
      'suspend',
    ])
    expect(flow.actionsFor('ACTIVE', { permissions: new Set() })).toEqual([])
    expect(flow.actionsFor('ACTIVE', null)).toEqual([])
  })
})

test('a station changes its own contact data only', () => {
  expect(() => mustBeOwnFields(['servicePhone', 'openingHours'])).not.toThrow()
  expect(() => mustBeOwnFields(['servicePhone', 'level'])).toThrow(
    expect.objectContaining({ code: 'STATION_FIELD_BY_HEADQUARTERS', params: { fields: ['level'] } }),
  )
})

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
