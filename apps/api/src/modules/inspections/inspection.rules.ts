import {
  inspectionStates,
  type InspectionItemKind,
  type InspectionResult,
} from '@stationmaster/contracts/station-openings'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './inspection.access.ts'

export const errors = defineErrors('INSPECTION', {
  NOT_ASKED_FOR: 'conflict',
  SAME_INSPECTOR: 'forbidden',
  OTHER_INSPECTOR: 'forbidden',
  CLOSED: 'conflict',
  INCOMPLETE: 'conflict',
  NOTHING_FAILED: 'conflict',
  ITEMS_FAILED: 'conflict',
  NOT_FAILED: 'conflict',
  RECTIFICATION_OPEN: 'conflict',
  PHOTO_MISSING: 'conflict',
})

export interface Judged {
  kind: InspectionItemKind
  key: string
  result: InspectionResult | null
  score: number | null
  files: number
}

export interface InspectionFacts {
  isInspector: boolean
  /** Items of this round. */
  items: readonly Judged[]
}

export const flow = defineFlow<InspectionFacts>()({
  name: 'AcceptanceInspection',
  states: inspectionStates,
  initial: 'OPEN',
  steps: {
    fail: { from: ['OPEN'], to: 'FAILED', allow: may.INSPECT, guard: mustHaveFailed, destructive: true },
    pass: { from: ['OPEN'], to: 'PASSED', allow: may.PASS, guard: mustHavePassed },
  },
})

/** Who has begun a round records it, and says what failed. */
export function mustBeInspector({ isInspector }: Pick<InspectionFacts, 'isInspector'>): void {
  if (!isInspector) throw errors.OTHER_INSPECTOR()
}

function mustBeComplete({ items }: InspectionFacts): void {
  const open = items.filter(({ result }) => result === null)
  if (items.length === 0 || open.length > 0) throw errors.INCOMPLETE({ count: open.length })
}

function mustHaveFailed(facts: InspectionFacts): void {
  mustBeInspector(facts)
  mustBeComplete(facts)
  if (facts.items.every(({ result }) => result === 'PASS')) throw errors.NOTHING_FAILED()
}

/** Accepting is an auditor's: also what a manager of the region has inspected, who may not accept it himself. */
function mustHavePassed(facts: InspectionFacts): void {
  mustBeComplete(facts)
  const failed = facts.items.filter(({ result }) => result === 'FAIL').length
  if (failed > 0) throw errors.ITEMS_FAILED({ count: failed })
}

/** A second pair of eyes looks at what failed. */
export function mustBeAnotherInspector(actorId: string | null, inspectors: readonly string[]): void {
  if (actorId !== null && inspectors.includes(actorId)) throw errors.SAME_INSPECTOR()
}

const identityOf = ({ kind, key }: Judged) => `${kind}.${key}`

/** Of each item the latest result; rounds in their order. */
export const latestOf = (rounds: readonly (readonly Judged[])[]): Judged[] => [
  ...new Map(rounds.flat().map((item) => [identityOf(item), item])).values(),
]

/** Whole points of all items, 0 to 100. */
export function scoreOf(items: readonly Judged[]): number {
  const points = items.map(({ score }) => score ?? 0)
  return points.length === 0 ? 0 : Math.floor(points.reduce((sum, one) => sum + one, 0) / points.length)
}
