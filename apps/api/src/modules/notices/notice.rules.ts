import { noticeStates, type NoticeAudience, type NoticeState } from '@stationmaster/contracts/notices'
import { defineErrors, invalidInput } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './notice.access.ts'

export const errors = defineErrors('NOTICE', {
  REACHES_NOBODY: 'conflict',
  BEYOND_REGION: 'forbidden',
  CONFIRM_BY_PAST: 'conflict',
  ALL_CONFIRMED: 'conflict',
  REMINDED_JUST_NOW: 'conflict',
})

export interface NoticeFacts {
  today: string
  confirmBy: string | null
  /** Stations that the audience means today. */
  recipientCount: number
}

/** For steps that ask for none. */
export const noFacts: NoticeFacts = { today: '', confirmBy: null, recipientCount: 0 }

/** M-06. What has been published never changes: who has confirmed it has confirmed these words. */
export const flow = defineFlow<NoticeFacts>()({
  name: 'Notice',
  states: noticeStates,
  initial: 'DRAFT',
  steps: {
    edit: { from: ['DRAFT'], to: 'DRAFT', allow: may.PUBLISH },
    publish: { from: ['DRAFT'], to: 'PUBLISHED', allow: may.PUBLISH, guard: mustBePublishable },
    discard: { from: ['DRAFT'], to: 'DISCARDED', allow: may.PUBLISH, destructive: true },
    remind: { from: ['PUBLISHED'], to: 'PUBLISHED', allow: may.PUBLISH },
    withdraw: { from: ['PUBLISHED'], to: 'WITHDRAWN', allow: may.PUBLISH, reason: true, destructive: true },
  },
})

function mustBePublishable({ today, confirmBy, recipientCount }: NoticeFacts): void {
  if (confirmBy !== null && confirmBy < today) throw errors.CONFIRM_BY_PAST({ confirmBy })
  if (recipientCount === 0) throw errors.REACHES_NOBODY()
}

interface Addressed {
  audience: NoticeAudience
  provinceIds: readonly string[]
  stationIds: readonly string[]
}

/** Stations are named where they are asked for; a region's manager speaks to his own provinces, and says to which. */
export function mustBeWithin({ audience, provinceIds, stationIds }: Addressed, own: readonly string[] | null): void {
  if (audience === 'STATIONS' && stationIds.length === 0) throw invalidInput([{ path: 'stationIds', code: 'REQUIRED' }])
  if (own === null || audience === 'STATIONS') return
  const isNamed = audience === 'SELECTION' && provinceIds.length > 0
  if (!isNamed || provinceIds.some((id) => !own.includes(id))) throw errors.BEYOND_REGION()
}

/** Sorts pinned notices before the others, and each kind by its moment. */
export const precedenceOf = (pinned: boolean, at: Date) => `${pinned ? 1 : 0} ${at.toISOString()}`

const remindAgainMinutes = 60

/** A second press of the button an hour later is a reminder, a minute later it is a slip. */
export function mustBeTimeToRemind(remindedAt: Date | null, now: Date): void {
  if (!remindedAt) return
  const minutes = (now.getTime() - remindedAt.getTime()) / 60_000
  if (minutes < remindAgainMinutes) throw errors.REMINDED_JUST_NOW({ minutes: Math.ceil(remindAgainMinutes - minutes) })
}

export interface Whose {
  state: NoticeState
  createdById: string | null
}

interface Reader {
  userId: string
  permissions: ReadonlySet<string>
  scope: { as: string }
}

/** The steps of a notice for this reader: a region's manager changes his own notices and reads headquarters'. */
export function actionsOf({ state, createdById }: Whose, reader: Reader | null): string[] {
  if (!reader?.permissions.has(may.PUBLISH)) return []
  if (reader.scope.as === 'region' && createdById !== reader.userId) return []
  return [...flow.actionsFor(state, reader), 'copy']
}
