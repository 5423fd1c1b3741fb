import type { SubjectType } from '@stationmaster/contracts/comments'

export interface RecordTab {
  key: string
  label: string
  /** How much is open there. */
  count?: number
  /** Something there is overdue. */
  urgent?: boolean
}

export interface HistoryEntry {
  id: string
  at: string
  by: string | null
  title: string
  /** What it was and became. */
  from?: string | null
  to?: string | null
  text?: string | null
  reference?: string | null
}

/** A record whose fields have a history. */
export interface FieldSubject {
  type: SubjectType
  id: string
  /** Stored fields behind shown ones of another name; null for those that are computed. */
  stored?: Readonly<Record<string, string | null>>
}
