import { surroundingsItems, type ApplicationState, type SurroundingsItem } from '@stationmaster/contracts/onboarding'
import type { SurroundingsResult } from '@stationmaster/contracts/application-reviews'
import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('SITE_SURVEY', { NOT_NOW: 'conflict' })

/** From the submission until the site has been accepted: a place is looked at before it is judged and again when built. */
const open: readonly ApplicationState[] = [
  'SUBMITTED',
  'IN_REVIEW',
  'RETURNED',
  'PRELIM_APPROVED',
  'CONSTRUCTION',
  'INSPECTION',
  'RECTIFICATION',
]

export function mustBeOpen(state: ApplicationState): void {
  if (!open.includes(state)) throw errors.NOT_NOW()
}

export interface SurroundingsFact {
  item: SurroundingsItem
  passed: boolean
  photos: number
}

/** N-06: all five items, whether or not anybody has looked at them, with the number of their photos. */
export const surroundingsOf = (items: readonly SurroundingsResult[], slots: readonly string[]): SurroundingsFact[] =>
  surroundingsItems.map((item) => ({
    item,
    passed: items.find((each) => each.item === item)?.passed === true,
    photos: slots.filter((slot) => slot === `surroundings:${item}`).length,
  }))
