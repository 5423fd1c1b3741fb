import { describe, expect, test } from 'vitest'
import { AppError, errors } from './errors.ts'
import { declaredFlows, defineFlow } from './flow.ts'

interface Facts {
  lines: number
}
const mustHaveLines = ({ lines }: Facts) => {
  if (lines === 0) throw errors.CONFLICT({ lines })
}
const flow = defineFlow<Facts>()({
  name: 'TestOrder',
  states: ['DRAFT', 'SUBMITTED', 'DONE', 'CANCELLED'],
  initial: 'DRAFT',
  steps: {
    submit: { from: ['DRAFT'], to: 'SUBMITTED', allow: 'ORDER_DRAFT', guard: mustHaveLines },
    finish: { from: ['SUBMITTED'], to: 'DONE', allow: 'ORDER_FINISH' },
    cancel: { from: ['DRAFT', 'SUBMITTED'], to: 'CANCELLED', allow: 'ORDER_DRAFT' },
  },
})
const actor = (...permissions: string[]) => ({ permissions: new Set(permissions) })
const codeOf = (run: () => unknown) => {
  try {
    run()
    return null
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('a flow that cannot work does not boot', () => {
  type Steps = Record<string, { from: string[]; to: string; allow: string }>
  const stepOf = (from: string[], to: string) => ({ from, to, allow: '' })
  test.each<[string, string[], Steps, string]>([
    ['a state that nothing leads to', ['A', 'B', 'C'], { go: stepOf(['A'], 'B') }, 'C'],
    ['two that lead only to each other', ['A', 'B', 'C'], { go: stepOf(['B'], 'C'), back: stepOf(['C'], 'B') }, 'B, C'],
    ['a step from an unreachable state only', ['A', 'B'], { go: stepOf(['B'], 'A') }, 'B'],
  ])('%s', (_, states, steps, named) => {
    expect(() => defineFlow()({ name: 'TestDead', states, initial: 'A', steps })).toThrow(
      `TestDead: unreachable states ${named}`,
    )
    expect(declaredFlows().has('TestDead')).toBe(false)
  })

  test('one that works is known with its steps', () => {
    expect(declaredFlows().get('TestOrder')).toEqual({ states: flow.states, steps: ['submit', 'finish', 'cancel'] })
  })
})

describe('the steps that an actor may take', () => {
  test.each([
    ['DRAFT', ['ORDER_DRAFT'], ['submit', 'cancel']],
    ['SUBMITTED', ['ORDER_DRAFT'], ['cancel']],
    ['SUBMITTED', ['ORDER_DRAFT', 'ORDER_FINISH'], ['finish', 'cancel']],
    ['DRAFT', ['ORDER_FINISH'], []],
    ['DONE', ['ORDER_DRAFT', 'ORDER_FINISH'], []],
  ] as const)('%s with %j: %j', (state, permissions, expected) => {
    expect(flow.actionsFor(state, actor(...permissions))).toEqual(expected)
  })

  test('nobody may take any', () => {
    for (const state of flow.states) expect(flow.actionsFor(state, null)).toEqual([])
  })

  test('none are left in a final state', () => {
    expect(flow.states.filter((state) => flow.isFinal(state))).toEqual(['DONE', 'CANCELLED'])
  })
})

describe('the next state', () => {
  test('every pair of state and step: the table, or FLOW_STEP_NOT_ALLOWED', () => {
    for (const state of flow.states) {
      for (const name of flow.names) {
        const { from, to } = flow.steps[name]
        const run = () => flow.next(state, name, { lines: 1 })
        if (from.includes(state)) expect([state, name, run()]).toEqual([state, name, to])
        else expect([state, name, codeOf(run)]).toEqual([state, name, 'FLOW_STEP_NOT_ALLOWED'])
      }
    }
  })

  test('a guard is asked when the state fits, and only then', () => {
    expect(codeOf(() => flow.next('DRAFT', 'submit', { lines: 0 }))).toBe('CONFLICT')
    expect(codeOf(() => flow.next('DONE', 'submit', { lines: 0 }))).toBe('FLOW_STEP_NOT_ALLOWED')
  })
})
