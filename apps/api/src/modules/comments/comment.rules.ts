import type { CommentVisibility } from '@stationmaster/contracts/comments'
import { addMinutes } from '../../kernel/clock.ts'
import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('COMMENT', {
  INTERNAL_BY_HEADQUARTERS: 'forbidden',
  SUBJECT_WITHOUT_STATION: 'conflict',
  NOT_OWN: 'forbidden',
  EDITING_ENDED: 'conflict',
  DELETED: 'conflict',
})

/** Long enough to correct a slip, too short to rewrite what others have answered. */
export const editMinutes = 15

interface Wish {
  asked: CommentVisibility | undefined
  byStation: boolean
  hasStation: boolean
}

/** Headquarters speaks internally unless it says otherwise; what a station says, it sees. */
export function visibilityOf({ asked, byStation, hasStation }: Wish): CommentVisibility {
  const visibility = asked ?? (byStation ? 'STATION' : 'INTERNAL')
  if (visibility === 'INTERNAL' && byStation) throw errors.INTERNAL_BY_HEADQUARTERS()
  if (visibility === 'STATION' && !hasStation) throw errors.SUBJECT_WITHOUT_STATION()
  return visibility
}

interface Said {
  authorId: string
  createdAt: Date
  deletedAt?: Date | null
}

export function mustBeOwn({ authorId, deletedAt }: Said, userId: string | undefined): void {
  if (authorId !== userId) throw errors.NOT_OWN()
  if (deletedAt) throw errors.DELETED()
}

export const isEditable = ({ createdAt }: Pick<Said, 'createdAt'>, now: Date) =>
  now < addMinutes(createdAt, editMinutes)

export function mustBeEditable(said: Said, now: Date): void {
  if (!isEditable(said, now)) throw errors.EDITING_ENDED({ minutes: editMinutes })
}

interface Reader {
  id: string
  name: string
  state: string
  audience: 'HEADQUARTERS' | 'STATION'
  stationId?: string | null
}

/** Whether the comment reaches this user: headquarters always, a station's people only what is visible to their station. */
export function isReached(
  user: Reader,
  { visibility, stationId }: { visibility: CommentVisibility; stationId?: string | null },
): boolean {
  if (user.state === 'DEACTIVATED') return false
  return user.audience === 'HEADQUARTERS' || (visibility === 'STATION' && user.stationId === stationId)
}
