import { stationStates, type StationState } from '@stationmaster/contracts/stations'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '../../kernel/clock.ts'
import { flow, mustBeOwnFields, type StationFacts, type StationStepName } from './station.rules.ts'

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
