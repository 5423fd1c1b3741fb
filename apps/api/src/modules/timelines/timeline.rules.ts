import type { TimelineShow } from '@stationmaster/contracts/comments'

/** Where entries come from. */
export type Source = 'AUDIT' | 'STATES' | 'COMMENTS'

const sources: Record<TimelineShow, readonly Source[]> = {
  ALL: ['AUDIT', 'STATES', 'COMMENTS'],
  CHANGES: ['AUDIT', 'STATES'],
  COMMENTS: ['COMMENTS'],
  FILES: ['COMMENTS'],
}

/** The history of one field is in the audit trail; of the state also in its own rows. */
export function sourcesOf(show: TimelineShow, field: string | null): readonly Source[] {
  if (field === null) return sources[show]
  return field === 'state' ? ['AUDIT', 'STATES'] : ['AUDIT']
}

/** Where a page has ended. */
export interface Cursor {
  id: string
  at: Date
}

/** Newest first; of one moment the later id first, so that a page goes on exactly where the last one ended. */
export const newestFirst = (a: Cursor, b: Cursor) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)

/** The same order as a condition on rows whose moment stands in `property`. */
export const rowsAfter = (cursor: Cursor | null, property: string): object =>
  cursor ? { $or: [{ [property]: { $lt: cursor.at } }, { [property]: cursor.at, id: { $lt: cursor.id } }] } : {}
