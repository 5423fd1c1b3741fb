import { conditionGroups, surroundingsItems } from '@stationmaster/contracts/onboarding'
import type { ApplicationFacts, ApplicationStepName, People } from './station-application.rules.ts'

export const people = (over: Partial<People> = {}): People => ({
  actorId: 'reviewer',
  creatorId: null,
  reviewerId: 'reviewer',
  reviewerIds: ['reviewer'],
  inspectorIds: [],
  ...over,
})
export const hash = 'a'.repeat(64)

/** Everything is as it should be; each case below breaks one thing. */
export const facts = (over: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
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
export const inspecting = people({ actorId: 'inspector' })
export const factsFor = (step: ApplicationStepName): ApplicationFacts => {
  if (step === 'takeReview') return facts({ people: fresh })
  if (step === 'failItems' || step === 'passInspection') return facts({ people: inspecting })
  if (step === 'expire') return facts({ people: people({ actorId: null }) })
  return facts()
}
