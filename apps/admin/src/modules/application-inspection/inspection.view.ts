import { say } from '@stationmaster/client'
import { plainStep, type Steps } from '@stationmaster/ui'
import type { Inspection } from '../application-record/application.view.ts'
import { failInspection, passInspection } from './inspection.queries.ts'

const open = ({ items }: Inspection) => items.filter(({ result }) => result === null).length
export const failedOf = ({ items }: Inspection) => items.filter(({ result }) => result === 'FAIL').length

const notComplete = (round: Inspection) =>
  open(round) > 0 ? say.word('errors.INSPECTION_INCOMPLETE', { count: open(round) }) : undefined

/** A round is over when each of its items has a result; which of the two steps is possible then follows from them. */
export const roundSteps: Steps<Inspection> = {
  pass: {
    run: plainStep(passInspection),
    ask: 'yes',
    icon: 'i-lucide-check',
    primary: true,
    hint: 'pages.inspecting.passHint',
    blocked: (round) =>
      notComplete(round) ??
      (failedOf(round) > 0 ? say.word('errors.INSPECTION_ITEMS_FAILED', { count: failedOf(round) }) : undefined),
  },
  fail: {
    run: plainStep(failInspection),
    ask: 'yes',
    icon: 'i-lucide-undo-2',
    danger: true,
    hint: 'pages.inspecting.failHint',
    blocked: (round) =>
      notComplete(round) ?? (failedOf(round) === 0 ? say.word('errors.INSPECTION_NOTHING_FAILED') : undefined),
  },
}
