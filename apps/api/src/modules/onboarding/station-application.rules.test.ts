import { applicationStates, phaseOfState, type ApplicationState } from '@stationmaster/contracts/onboarding'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facts, factsFor, people } from './application-facts.fixture.ts'
import { applicant, may } from './station-application.access.ts'
import { flow, openStates, ownerOf, type ApplicationStepName, type People } from './station-application.rules.ts'

/** domain.md c1 as one page: for each state, where each step leads; what is not here is refused. */
const leaving = { withdraw: 'WITHDRAWN', expire: 'EXPIRED' } as const
const model: Record<ApplicationState, Partial<Record<ApplicationStepName, ApplicationState>>> = {
  DRAFT: { submit: 'SUBMITTED', ...leaving },
  SUBMITTED: { takeReview: 'IN_REVIEW', ...leaving },
  IN_REVIEW: {
    releaseReview: 'SUBMITTED',
    returnForCorrection: 'RETURNED',
    approvePreliminary: 'PRELIM_APPROVED',
    reject: 'REJECTED',
    ...leaving,
  },
  RETURNED: { submit: 'SUBMITTED', ...leaving },
  PRELIM_APPROVED: { startConstruction: 'CONSTRUCTION', ...leaving },
  CONSTRUCTION: { requestInspection: 'INSPECTION', ...leaving },
  INSPECTION: { failItems: 'RECTIFICATION', passInspection: 'OPENING_PREP', ...leaving },
  RECTIFICATION: { rectify: 'INSPECTION', ...leaving },
  OPENING_PREP: { readyToSign: 'SIGNING', ...leaving },
  SIGNING: { countersign: 'OPENED', ...leaving },
  OPENED: {},
  REJECTED: {},
  WITHDRAWN: {},
  EXPIRED: {},
}

describe('states', () => {
  test.each(applicationStates.flatMap((state) => flow.names.map((step) => [state, step] as const)))(
    '%s: %s',
    (state, step) => {
      const expected = model[state][step]
      if (expected) expect(flow.next(state, step, factsFor(step))).toBe(expected)
      else expect(() => flow.next(state, step, factsFor(step))).toThrow('FLOW_STEP_NOT_ALLOWED')
    },
  )

  test('every state belongs to one of the four steps and says who acts next', () => {
    expect(Object.keys(phaseOfState).toSorted()).toEqual([...applicationStates].toSorted())
    for (const state of applicationStates) expect(ownerOf(state) === 'NOBODY').toBe(flow.isFinal(state))
  })

  test('a draft takes no licence number, every later open state does', () => {
    expect(openStates).not.toContain('DRAFT')
    expect(openStates).toHaveLength(applicationStates.filter((state) => !flow.isFinal(state)).length - 1)
  })
})

describe('who', () => {
  test('the applicant has his own steps and no others, and no role has his', () => {
    const his = flow.names.filter((step) => applicant.permissions.has(flow.steps[step].allow))
    expect(his).toEqual(['submit', 'requestInspection', 'rectify', 'withdraw'])
    const everybody = { permissions: new Set<string>(Object.values(may).filter((code) => code !== may.APPLY)) }
    for (const state of applicationStates)
      expect(flow.actionsFor(state, everybody).filter((step) => his.includes(step))).toEqual([])
  })
  test('nobody takes the step of the clock', () => {
    const all = { permissions: new Set<string>(Object.values(may)) }
    expect(applicationStates.flatMap((state) => flow.actionsFor(state, all))).not.toContain('expire')
  })
})

/** Random commands of random actors with random facts: only steps of the model, each by somebody else where it must be. */
test('no sequence of commands reaches an illegal state or breaks the two-person rule', () => {
  const actors = [null, 'ann', 'bo', 'cai', 'deng'] as const
  const command = fc.record({
    step: fc.constantFrom(...flow.names),
    actor: fc.constantFrom(...actors),
    good: fc.boolean(),
  })
  fc.assert(
    // oxlint-disable-next-line complexity -- the model of the whole path, in one place to compare with the machine
    fc.property(fc.constantFrom(...actors), fc.array(command, { maxLength: 60 }), (creatorId, commands) => {
      let state: ApplicationState = flow.initial
      const path: { creator: string | null; approvedBy: string | null; inspectors: string[] } = {
        creator: creatorId,
        approvedBy: null,
        inspectors: [],
      }
      const now: People = people({ creatorId, reviewerId: null, reviewerIds: [] })
      for (const { step, actor, good } of commands) {
        const given = good ? facts({ people: { ...now, actorId: actor } }) : { people: { ...now, actorId: actor } }
        let next: ApplicationState
        try {
          next = flow.next(state, step, given)
        } catch {
          continue
        }
        expect(next).toBe(model[state][step])
        if (step === 'takeReview') Object.assign(now, { reviewerId: actor, reviewerIds: [...now.reviewerIds, actor] })
        if (step === 'releaseReview') now.reviewerId = null
        if (step === 'approvePreliminary') path.approvedBy = actor
        if (step === 'failItems' || step === 'passInspection') {
          now.inspectorIds = [...now.inspectorIds, actor ?? '']
          path.inspectors.push(actor ?? '')
        }
        state = next
      }
      expect(path.inspectors).not.toContain(path.approvedBy ?? '-')
      expect(path.inspectors).not.toContain(path.creator ?? '-')
      if (path.approvedBy) expect(path.approvedBy).not.toBe(path.creator)
      return true
    }),
    { numRuns: 3000 },
  )
})

/** The straight way exists: everybody does his part. */
test('a firm comes from the draft to the opening', () => {
  const steps: ApplicationStepName[] = [
    'submit',
    'takeReview',
    'returnForCorrection',
    'submit',
    'takeReview',
    'approvePreliminary',
    'startConstruction',
    'requestInspection',
    'failItems',
    'rectify',
    'passInspection',
    'readyToSign',
    'countersign',
  ]
  const end = steps.reduce<ApplicationState>((state, step) => flow.next(state, step, factsFor(step)), flow.initial)
  expect(end).toBe('OPENED')
})
