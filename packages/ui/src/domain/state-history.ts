import { say } from '@stationmaster/client'
import type { HistoryEntry } from '../record/record-view.ts'

interface StateChange {
  id: string
  at: string
  byName: string
  step: string
  from: string | null
  to: string
  reason: string
  reference: string | null
}

/** The state changes of a station as entries of a HistoryList. */
export const stateHistory = (changes: readonly StateChange[]): HistoryEntry[] =>
  changes.map((change) => ({
    id: change.id,
    at: change.at,
    by: change.byName || say.word('pages.station.bySystem'),
    title: say.action('Station', change.step),
    from: change.from && say.value('StationState', change.from),
    to: say.value('StationState', change.to),
    text: change.reason,
    reference: change.reference,
  }))
