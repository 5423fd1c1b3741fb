import {
  applicationStates,
  conditionGroups,
  surroundingsItems,
  type ApplicationOwner,
  type ApplicationState,
  type ConditionGroup,
  type SurroundingsItem,
} from '@stationmaster/contracts/onboarding'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './station-application.access.ts'

export const errors = defineErrors('STATION_APPLICATION', {
  GROUPS_INCOMPLETE: 'conflict',
  LICENCE_TAKEN: 'conflict',
  NOT_REVIEWER: 'forbidden',
  REASONS_MISSING: 'conflict',
  BELOW_PASS_MARK: 'conflict',
  SAME_PERSON: 'forbidden',
  TERRITORY_TAKEN: 'conflict',
  PLAN_INCOMPLETE: 'conflict',
  MILESTONES_OPEN: 'conflict',
  NOTHING_FAILED: 'conflict',
  INSPECTION_BELOW_PASS_MARK: 'conflict',
  SURROUNDINGS_OPEN: 'conflict',
  CHECKLIST_OPEN: 'conflict',
  SIGNATURES_MISSING: 'conflict',
  CREDENTIALS_INVALID: 'conflict',
  NOT_IDLE: 'conflict',
})

/** Who has touched the application so far: creator, reviewer and inspectors must be different people (c1, invariant). */
export interface People {
  actorId: string | null
  creatorId: string | null
  /** Who holds the review now. */
  reviewerId: string | null
  /** Everybody who ever held it. */
  reviewerIds: readonly string[]
  inspectorIds: readonly string[]
}

/** What the guards look at. Whoever takes a step brings its part; a part that is missing refuses the step. */
export interface ApplicationFacts {
  people: People
  /** Groups that lack required answers or evidence. */
  missing?: readonly { group: ConditionGroup; questions: readonly string[] }[]
  /** Another open application, or a station, has the licence number. */
  licenceTaken?: boolean
  /** The actor may decide, so that he may free a review that somebody else holds. */
  mayDecide?: boolean
  /** What is asked back, by question. */
  asked?: readonly { question: string; reason: string }[]
  reasonCode?: string
  scores?: readonly { group: ConditionGroup; score: number; passMark: number }[]
  overlap?: { stations: number; reason: string | null }
  plan?: { milestones: number; endsOn: string | null }
  milestones?: readonly { isDone: boolean; hasEvidence: boolean }[]
  failed?: readonly { dueOn: string | null }[]
  inspection?: { score: number; passMark: number }
  surroundings?: readonly { item: SurroundingsItem; passed: boolean; photos: number }[]
  checklist?: readonly { key: string; mandatory: boolean; isGreen: boolean }[]
  agreement?: { hash: string | null; signatures: readonly { side: 'HEADQUARTERS' | 'STATION'; hash: string }[] }
  /** Credentials that do not run today. */
  invalidCredentials?: readonly string[]
  idle?: { days: number; limitDays: number }
}

const beforeOpening = [
  'DRAFT',
  'SUBMITTED',
  'IN_REVIEW',
  'RETURNED',
  'PRELIM_APPROVED',
  'CONSTRUCTION',
  'INSPECTION',
  'RECTIFICATION',
  'OPENING_PREP',
  'SIGNING',
] as const satisfies readonly ApplicationState[]

/** domain.md c1, row by row; `releaseReview` and `rectify` are added, so that no state is a dead end. */
export const flow = defineFlow<ApplicationFacts>()({
  name: 'StationApplication',
  states: applicationStates,
  initial: 'DRAFT',
  steps: {
    submit: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', allow: may.APPLY, guard: mustBeComplete },
    takeReview: { from: ['SUBMITTED'], to: 'IN_REVIEW', allow: may.REVIEW, guard: mustBeOther('creator', 'inspector') },
    releaseReview: { from: ['IN_REVIEW'], to: 'SUBMITTED', allow: may.REVIEW, guard: mustHoldOrDecide },
    returnForCorrection: { from: ['IN_REVIEW'], to: 'RETURNED', allow: may.REVIEW, guard: mustGiveReasons },
    approvePreliminary: { from: ['IN_REVIEW'], to: 'PRELIM_APPROVED', allow: may.DECIDE, guard: mustPass },
    reject: {
      from: ['IN_REVIEW'],
      to: 'REJECTED',
      allow: may.DECIDE,
      guard: mustHaveCode,
      reason: true,
      destructive: true,
    },
    startConstruction: { from: ['PRELIM_APPROVED'], to: 'CONSTRUCTION', allow: may.PLAN, guard: mustHavePlan },
    requestInspection: { from: ['CONSTRUCTION'], to: 'INSPECTION', allow: may.APPLY, guard: mustBeBuilt },
    failItems: { from: ['INSPECTION'], to: 'RECTIFICATION', allow: may.INSPECT, guard: mustHaveFailed },
    rectify: { from: ['RECTIFICATION'], to: 'INSPECTION', allow: may.APPLY, guard: mustBeBuilt },
    passInspection: { from: ['INSPECTION'], to: 'OPENING_PREP', allow: may.ACCEPT, guard: mustPassInspection },
    readyToSign: { from: ['OPENING_PREP'], to: 'SIGNING', allow: may.CONFIRM, guard: mustBeReady },
    countersign: { from: ['SIGNING'], to: 'OPENED', allow: may.SIGN, guard: mustBeSigned },
    withdraw: { from: beforeOpening, to: 'WITHDRAWN', allow: may.APPLY, reason: true, destructive: true },
    // the clock's: nobody holds the empty permission
    expire: { from: beforeOpening, to: 'EXPIRED', allow: '', guard: mustBeIdle },
  },
})
export type ApplicationStepName = keyof typeof flow.steps

/** States in which a licence number is taken; a draft takes nothing, or a stranger could block a firm. */
export const openStates = beforeOpening.filter((state) => state !== 'DRAFT')

const owners: Record<ApplicationState, ApplicationOwner> = {
  DRAFT: 'APPLICANT',
  SUBMITTED: 'HEADQUARTERS',
  IN_REVIEW: 'HEADQUARTERS',
  RETURNED: 'APPLICANT',
  PRELIM_APPROVED: 'HEADQUARTERS',
  CONSTRUCTION: 'APPLICANT',
  INSPECTION: 'HEADQUARTERS',
  RECTIFICATION: 'APPLICANT',
  OPENING_PREP: 'BOTH',
  SIGNING: 'BOTH',
  OPENED: 'NOBODY',
  REJECTED: 'NOBODY',
  WITHDRAWN: 'NOBODY',
  EXPIRED: 'NOBODY',
}
/** Who has to act next. */
export const ownerOf = (state: ApplicationState): ApplicationOwner => owners[state]

function mustBeComplete({ missing, licenceTaken }: ApplicationFacts): void {
  if (!missing || missing.length > 0)
    throw errors.GROUPS_INCOMPLETE({
      groups: (missing ?? []).map(({ group }) => group),
      questions: (missing ?? []).flatMap(({ questions }) => questions),
    })
  if (licenceTaken !== false) throw errors.LICENCE_TAKEN()
}

type Part = 'creator' | 'reviewer' | 'inspector'
const holdersOf: Record<Part, (people: People) => readonly (string | null)[]> = {
  creator: ({ creatorId }) => [creatorId],
  reviewer: ({ reviewerIds }) => reviewerIds,
  inspector: ({ inspectorIds }) => inspectorIds,
}

/** Two-person rule over the whole path: who had one of these parts may not take the next. */
function mustBeOther(...parts: readonly Part[]) {
  return ({ people }: ApplicationFacts): void => {
    const had = parts.find((part) => holdersOf[part](people).includes(people.actorId))
    if (!people.actorId || had) throw errors.SAME_PERSON({ part: had ?? 'creator' })
  }
}

function mustHold({ people }: ApplicationFacts): void {
  if (!people.actorId || people.reviewerId !== people.actorId) throw errors.NOT_REVIEWER()
}

function mustHoldOrDecide(facts: ApplicationFacts): void {
  if (!facts.mayDecide) mustHold(facts)
}

function mustGiveReasons(facts: ApplicationFacts): void {
  mustHold(facts)
  const asked = facts.asked ?? []
  if (asked.length === 0 || asked.some(({ reason }) => !reason.trim())) throw errors.REASONS_MISSING()
}

function mustPass(facts: ApplicationFacts): void {
  mustBeOther('creator', 'inspector')(facts)
  mustHold(facts)
  const scores = facts.scores ?? []
  const below = conditionGroups.filter((group) => {
    const found = scores.find((each) => each.group === group)
    return !found || found.score < found.passMark
  })
  if (below.length > 0) throw errors.BELOW_PASS_MARK({ groups: below })
  if (facts.licenceTaken !== false) throw errors.LICENCE_TAKEN()
  if (!facts.overlap || (facts.overlap.stations > 0 && !facts.overlap.reason))
    throw errors.TERRITORY_TAKEN({ count: facts.overlap?.stations ?? 0 })
}

function mustHaveCode(facts: ApplicationFacts): void {
  mustBeOther('creator')(facts)
  mustHold(facts)
  if (!facts.reasonCode) throw errors.REASONS_MISSING()
}

function mustHavePlan({ plan }: ApplicationFacts): void {
  if (!plan || plan.milestones < 1 || !plan.endsOn) throw errors.PLAN_INCOMPLETE()
}

function mustBeBuilt({ milestones }: ApplicationFacts): void {
  const open = milestones?.filter(({ isDone, hasEvidence }) => !isDone || !hasEvidence).length
  if (!milestones || milestones.length === 0 || open) throw errors.MILESTONES_OPEN({ count: open ?? 0 })
}

function mustHaveFailed(facts: ApplicationFacts): void {
  mustBeOther('creator', 'reviewer')(facts)
  const failed = facts.failed ?? []
  if (failed.length === 0 || failed.some(({ dueOn }) => !dueOn)) throw errors.NOTHING_FAILED()
}

function mustPassInspection(facts: ApplicationFacts): void {
  mustBeOther('creator', 'reviewer')(facts)
  const { inspection, surroundings = [] } = facts
  if (!inspection || inspection.score < inspection.passMark) throw errors.INSPECTION_BELOW_PASS_MARK({ ...inspection })
  const open = surroundingsItems.filter(
    (item) => !surroundings.some((each) => each.item === item && each.passed && each.photos > 0),
  )
  if (open.length > 0) throw errors.SURROUNDINGS_OPEN({ items: open })
}

function mustBeReady({ checklist }: ApplicationFacts): void {
  const open = checklist?.filter(({ mandatory, isGreen }) => mandatory && !isGreen).map(({ key }) => key)
  if (!open || open.length > 0) throw errors.CHECKLIST_OPEN({ items: open ?? [] })
}

function mustBeSigned({ agreement, invalidCredentials }: ApplicationFacts): void {
  const { hash = null, signatures = [] } = agreement ?? {}
  const sides = new Set(signatures.filter((one) => one.hash === hash).map(({ side }) => side))
  if (!hash || sides.size < 2) throw errors.SIGNATURES_MISSING({ sides: [...sides] })
  if (!invalidCredentials || invalidCredentials.length > 0)
    throw errors.CREDENTIALS_INVALID({ credentials: invalidCredentials ?? [] })
}

function mustBeIdle({ people, idle }: ApplicationFacts): void {
  if (people.actorId || !idle || idle.days < idle.limitDays) throw errors.NOT_IDLE()
}
