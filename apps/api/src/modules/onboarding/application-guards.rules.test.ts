import { conditionGroups, surroundingsItems, type ApplicationState } from '@stationmaster/contracts/onboarding'
import { describe, expect, test } from 'vitest'
import { facts, hash, inspecting, people } from './application-facts.fixture.ts'
import { flow, type ApplicationFacts, type ApplicationStepName } from './station-application.rules.ts'

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
