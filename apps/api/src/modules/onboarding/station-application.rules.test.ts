import {
  applicationStates,
  conditionGroups,
  phaseOfState,
  surroundingsItems,
  type ApplicationState,
} from '@stationmaster/contracts/onboarding'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applicant, may } from './station-application.access.ts'
import {
  flow,
  openStates,
  ownerOf,
  type ApplicationFacts,
  type ApplicationStepName,
  type People,
} from './station-application.rules.ts'

const people = (over: Partial<People> = {}): People => ({
  actorId: 'reviewer',
  creatorId: null,
  reviewerId: 'reviewer',
  reviewerIds: ['reviewer'],
  inspectorIds: [],
  ...over,
})
const hash = 'a'.repeat(64)

/** Everything is as it should be; each case below breaks one thing. */
const facts = (over: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  people: people(),
  missing: [],
  licenceTaken: false,
  mayDecide: false,
  asked: [{ question: 'capitalProof', reason: '缺少资金证明' }],
  reasonCode: 'CONDITIONS_NOT_MET',
  scores: conditionGroups.map((group) => ({ group, score: 80, passMark: 60 })),
  overlap: { stations: 0, reason: null },
  plan: { milestones: 3, endsOn: '2026-12-31' },
  milestones: [{ isDone: true, hasEvidence: true }],
  failed: [{ dueOn: '2026-12-01' }],
  inspection: { score: 90, passMark: 80 },
  surroundings: surroundingsItems.map((item) => ({ item, passed: true, photos: 1 })),
  checklist: [{ key: 'sign', mandatory: true, isGreen: true }],
  agreement: {
    hash,
    signatures: [
      { side: 'HEADQUARTERS', hash },
      { side: 'STATION', hash },
    ],
  },
  invalidCredentials: [],
  idle: { days: 30, limitDays: 30 },
  ...over,
})

const fresh = people({ actorId: 'other', reviewerId: null, reviewerIds: [] })
const inspecting = people({ actorId: 'inspector' })
const factsFor = (step: ApplicationStepName): ApplicationFacts => {
  if (step === 'takeReview') return facts({ people: fresh })
  if (step === 'failItems' || step === 'passInspection') return facts({ people: inspecting })
  if (step === 'expire') return facts({ people: people({ actorId: null }) })
  return facts()
}

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

const scores = (group: string, score: number) =>
  conditionGroups.map((each) => ({ group: each, score: each === group ? score : 100, passMark: 60 }))
const surroundings = (over: object) =>
  surroundingsItems.map((item, index) => ({ item, passed: true, photos: 1, ...(index === 2 ? over : {}) }))

describe('guards', () => {
  test.each<[string, ApplicationState, ApplicationStepName, Partial<ApplicationFacts>, string]>([
    [
      'a group is missing',
      'DRAFT',
      'submit',
      { missing: [{ group: 'CAPITAL', questions: ['a'] }] },
      'GROUPS_INCOMPLETE',
    ],
    ['the licence is taken', 'RETURNED', 'submit', { licenceTaken: true }, 'LICENCE_TAKEN'],
    [
      'the creator reviews',
      'SUBMITTED',
      'takeReview',
      { people: people({ actorId: 'a', creatorId: 'a' }) },
      'SAME_PERSON',
    ],
    ['nobody reviews', 'SUBMITTED', 'takeReview', { people: people({ actorId: null }) }, 'SAME_PERSON'],
    ['another frees the review', 'IN_REVIEW', 'releaseReview', { people: people({ actorId: 'a' }) }, 'NOT_REVIEWER'],
    ['nothing is asked', 'IN_REVIEW', 'returnForCorrection', { asked: [] }, 'REASONS_MISSING'],
    [
      'asked without reason',
      'IN_REVIEW',
      'returnForCorrection',
      { asked: [{ question: 'a', reason: ' ' }] },
      'REASONS_MISSING',
    ],
    ['another asks', 'IN_REVIEW', 'returnForCorrection', { people: people({ actorId: 'a' }) }, 'NOT_REVIEWER'],
    [
      'one group is below its mark',
      'IN_REVIEW',
      'approvePreliminary',
      { scores: scores('CAPITAL', 59) },
      'BELOW_PASS_MARK',
    ],
    ['a group has no score', 'IN_REVIEW', 'approvePreliminary', { scores: scores('', 0).slice(1) }, 'BELOW_PASS_MARK'],
    [
      'an unexplained overlap',
      'IN_REVIEW',
      'approvePreliminary',
      { overlap: { stations: 1, reason: null } },
      'TERRITORY_TAKEN',
    ],
    [
      'the creator approves',
      'IN_REVIEW',
      'approvePreliminary',
      { people: people({ creatorId: 'reviewer' }) },
      'SAME_PERSON',
    ],
    ['another approves', 'IN_REVIEW', 'approvePreliminary', { people: people({ actorId: 'a' }) }, 'NOT_REVIEWER'],
    ['a station has the licence', 'IN_REVIEW', 'approvePreliminary', { licenceTaken: true }, 'LICENCE_TAKEN'],
    ['refused without a code', 'IN_REVIEW', 'reject', { reasonCode: '' }, 'REASONS_MISSING'],
    [
      'a plan without end',
      'PRELIM_APPROVED',
      'startConstruction',
      { plan: { milestones: 1, endsOn: null } },
      'PLAN_INCOMPLETE',
    ],
    [
      'a plan without milestones',
      'PRELIM_APPROVED',
      'startConstruction',
      { plan: { milestones: 0, endsOn: '2026-12-31' } },
      'PLAN_INCOMPLETE',
    ],
    [
      'a milestone is open',
      'CONSTRUCTION',
      'requestInspection',
      { milestones: [{ isDone: false, hasEvidence: true }] },
      'MILESTONES_OPEN',
    ],
    [
      'a milestone has no evidence',
      'CONSTRUCTION',
      'requestInspection',
      { milestones: [{ isDone: true, hasEvidence: false }] },
      'MILESTONES_OPEN',
    ],
    ['there are no milestones', 'CONSTRUCTION', 'requestInspection', { milestones: [] }, 'MILESTONES_OPEN'],
    [
      'a failed item without day',
      'INSPECTION',
      'failItems',
      { people: inspecting, failed: [{ dueOn: null }] },
      'NOTHING_FAILED',
    ],
    ['the reviewer inspects', 'INSPECTION', 'passInspection', { people: people() }, 'SAME_PERSON'],
    [
      'an earlier reviewer inspects',
      'INSPECTION',
      'passInspection',
      { people: people({ actorId: 'a', reviewerIds: ['a', 'b'] }) },
      'SAME_PERSON',
    ],
    [
      'too few points',
      'INSPECTION',
      'passInspection',
      { people: inspecting, inspection: { score: 79, passMark: 80 } },
      'INSPECTION_BELOW',
    ],
    [
      'a surroundings item fails',
      'INSPECTION',
      'passInspection',
      { people: inspecting, surroundings: surroundings({ passed: false }) },
      'SURROUNDINGS_OPEN',
    ],
    [
      'a surroundings item has no photo',
      'INSPECTION',
      'passInspection',
      { people: inspecting, surroundings: surroundings({ photos: 0 }) },
      'SURROUNDINGS_OPEN',
    ],
    [
      'a check is red',
      'OPENING_PREP',
      'readyToSign',
      { checklist: [{ key: 'a', mandatory: true, isGreen: false }] },
      'CHECKLIST_OPEN',
    ],
    [
      'one side signed twice',
      'SIGNING',
      'countersign',
      {
        agreement: {
          hash,
          signatures: [
            { side: 'STATION', hash },
            { side: 'STATION', hash },
          ],
        },
      },
      'SIGNATURES_MISSING',
    ],
    [
      'the sides signed different texts',
      'SIGNING',
      'countersign',
      {
        agreement: {
          hash,
          signatures: [
            { side: 'STATION', hash },
            { side: 'HEADQUARTERS', hash: 'b' },
          ],
        },
      },
      'SIGNATURES_MISSING',
    ],
    [
      'a credential has ended',
      'SIGNING',
      'countersign',
      { invalidCredentials: ['BUSINESS_LICENCE'] },
      'CREDENTIALS_INVALID',
    ],
    [
      'not idle long enough',
      'DRAFT',
      'expire',
      { people: people({ actorId: null }), idle: { days: 29, limitDays: 30 } },
      'NOT_IDLE',
    ],
  ])('%s', (_case, state, step, over, code) => {
    expect(() => flow.next(state, step, facts(over))).toThrow(`STATION_APPLICATION_${code}`)
  })

  test('a step without its facts is refused, whatever the step', () => {
    const bare: ApplicationFacts = { people: people({ actorId: 'a', reviewerId: null, reviewerIds: [] }) }
    for (const step of flow.names.filter((name) => !['takeReview', 'withdraw'].includes(name)))
      for (const state of flow.steps[step].from) expect(() => flow.next(state, step, bare), step).toThrow('STATION_')
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
