import { request, type Document } from '@stationmaster/client'
import type { Key } from '@stationmaster/i18n'

/** What every record that can be changed has. */
export interface Versioned {
  id: string
  version: number
}

export interface StepInput {
  reason?: string
  reference?: string | null
  onDate?: string
}

interface Look {
  icon?: string
  /** What taking the step also brings about; said in its dialog. */
  hint?: Key
  /** Destructive or refusing: vermilion, and asked about. */
  danger?: boolean
  /** The one filled button. */
  primary?: boolean
}

/**
 * What a step of `availableActions` does: `to` opens a page; `run` calls a mutation, after asking for a reason
 * (`why` without a reference), for a day, or just for a yes; `open` leaves it to the page (`@step` of ActionBar).
 */
export type Step<Row> = Look & {
  /** Takes the step back, for 8 s after it; only for steps that lose nothing. */
  undo?: (row: Versioned) => Promise<unknown>
  /** Why the step cannot be taken just now, in words; its button then says so instead of acting. */
  blocked?: (row: Row) => string | undefined
} & (
    | { to: (row: Row) => string; run?: undefined; open?: undefined }
    | {
        run: (row: Row, input: StepInput) => Promise<unknown>
        ask?: 'reason' | 'why' | 'day' | 'yes'
        to?: undefined
        open?: undefined
      }
    | { open: true; to?: undefined; run?: undefined }
  )

/** Steps by the names that the server sends in `availableActions`; a name without an entry gets no button. */
export type Steps<Row> = Readonly<Record<string, Step<Row>>>

type StepDocument<Input> = Document<unknown, { input: Input }>
interface Reasoned {
  id: string
  expectedVersion: number
  reason: string
  reference?: string | null | undefined
}

/** A step whose mutation takes a reason and a reference. */
export const reasonStep =
  (mutation: StepDocument<Reasoned>) =>
  (row: Versioned, { reason = '', reference }: StepInput) =>
    request(mutation, { input: { id: row.id, expectedVersion: row.version, reason, reference } })

/** A step whose mutation takes a reason alone; `ask: 'why'`. */
export const reasonOnly =
  (mutation: StepDocument<{ id: string; expectedVersion: number; reason: string }>) =>
  (row: Versioned, { reason = '' }: StepInput) =>
    request(mutation, { input: { id: row.id, expectedVersion: row.version, reason } })

/** A step whose mutation takes nothing but the record. */
export const plainStep = (mutation: StepDocument<{ id: string; expectedVersion: number }>) => (row: Versioned) =>
  request(mutation, { input: { id: row.id, expectedVersion: row.version } })

/** A step whose mutation takes the day on which it happened. */
export const dayStep =
  (mutation: StepDocument<{ id: string; expectedVersion: number; onDate?: string | null | undefined }>) =>
  (row: Versioned, { onDate }: StepInput) =>
    request(mutation, { input: { id: row.id, expectedVersion: row.version, onDate } })
