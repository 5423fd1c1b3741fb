import { deadlineStates, type DeadlineAudience } from '@stationmaster/contracts/deadlines'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './deadline.access.ts'

export const errors = defineErrors('DEADLINE', { ENDED: 'conflict', NEVER_HELD: 'conflict', NOT_LATER: 'invalid' })

export interface DeadlineFacts {
  ended: boolean
  holds: boolean
}

/** The program takes `meet`, `breach` and `cancel`. A breach stays one, also when the thing is done late. */
export const flow = defineFlow<DeadlineFacts>()({
  name: 'Deadline',
  states: deadlineStates,
  initial: 'RUNNING',
  steps: {
    hold: { from: ['RUNNING'], to: 'HELD', allow: may.MANAGE, guard: mustBeHeldAtAll, reason: true },
    resume: { from: ['HELD'], to: 'RUNNING', allow: may.MANAGE, guard: mustBeOpen, reason: true },
    extend: { from: ['RUNNING', 'BREACHED'], to: 'RUNNING', allow: may.MANAGE, guard: mustBeOpen, reason: true },
    meet: { from: ['RUNNING', 'HELD'], to: 'MET', allow: '' },
    breach: { from: ['RUNNING'], to: 'BREACHED', allow: '' },
    cancel: { from: ['RUNNING', 'HELD', 'BREACHED'], to: 'CANCELLED', allow: '' },
  },
})

export function mustBeOpen({ ended }: Pick<DeadlineFacts, 'ended'>): void {
  if (ended) throw errors.ENDED()
}

function mustBeHeldAtAll(facts: DeadlineFacts): void {
  mustBeOpen(facts)
  if (!facts.holds) throw errors.NEVER_HELD()
}

export interface Escalation {
  before: readonly DeadlineAudience[]
  due: readonly DeadlineAudience[]
  after: readonly DeadlineAudience[]
}

/** Whom a level tells. */
export function audiencesOf(level: number, { before, due, after }: Escalation): readonly DeadlineAudience[] {
  if (level < 100) return before
  return level === 100 ? due : after
}

/** What is told of the levels that were passed at one look: a warning that comes with the breach says nothing any more. */
export const levelsToTell = (passed: readonly number[]): readonly number[] =>
  passed.includes(100) ? passed.filter((level) => level >= 100) : passed
