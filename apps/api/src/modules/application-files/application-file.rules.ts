import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('APPLICATION_FILE', {
  SLOT_CLOSED: 'conflict',
  TYPE: 'invalid',
  TOO_MANY: 'limited',
  IN_USE: 'conflict',
})

export const limits = { perApplication: 120, perSlot: 12, megabytes: 300 } as const

export interface SlotFacts {
  state: ApplicationState
  /** Questions that are asked back; only these are open while an application is returned. */
  asked: readonly string[]
}

/** Which slots the applicant may fill in which state; later modules' kinds are theirs to say. */
type SlotRule = (name: string, facts: SlotFacts) => boolean
const slotRules = new Map<string, SlotRule>([
  ['question', (name, { state, asked }) => state === 'DRAFT' || (state === 'RETURNED' && asked.includes(name))],
])

/** `milestone` → open while the construction runs: said by the module that knows milestones. */
export const defineSlotRule = (kind: string, rule: SlotRule): void => void slotRules.set(kind, rule)

const partsOf = (slot: string) => {
  const [, kind = '', name = ''] = /^([a-z]+):([A-Za-z0-9_-]{1,60})$/.exec(slot) ?? []
  return { kind, name }
}

/** An applicant may add to and take away from open slots only. */
export function mustBeOpen(slot: string, facts: SlotFacts): void {
  const { kind, name } = partsOf(slot)
  if (!slotRules.get(kind)?.(name, facts)) throw errors.SLOT_CLOSED()
}

export const isSlot = (slot: unknown): slot is string => typeof slot === 'string' && partsOf(slot).kind !== ''

export interface Room {
  files: number
  inSlot: number
  bytes: number
}

export function mustHaveRoom({ files, inSlot, bytes }: Room, size: number): void {
  if (inSlot >= limits.perSlot) throw errors.TOO_MANY({ maximum: limits.perSlot })
  if (files >= limits.perApplication) throw errors.TOO_MANY({ maximum: limits.perApplication })
  if (bytes + size > limits.megabytes * 1024 ** 2) throw errors.TOO_MANY({ maximum: limits.perApplication })
}
