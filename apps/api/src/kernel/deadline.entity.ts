import { defineEntity, p } from '@mikro-orm/core'
import { deadlineClocks, deadlineStates } from '@stationmaster/contracts/deadlines'
import { document } from './document.ts'

export interface StoredHold {
  from: string
  /** Null while it is held. */
  to: string | null
  reason: string
  byName: string
}

export interface StoredExtension {
  at: string
  from: string
  to: string
  reason: string
  byName: string
}

const DeadlineSchema = defineEntity({
  name: 'Deadline',
  properties: {
    ...document,
    key: p.text(),
    /** Capitals of the record's type: STATION, IMPORT. */
    subjectType: p.text(),
    subjectId: p.uuid(),
    subjectLabel: p.text(),
    stationId: p.uuid().nullable(),
    provinceId: p.uuid().nullable(),
    ownerId: p.uuid().nullable(),
    clock: p.enum(deadlineClocks),
    startedAt: p.datetime(),
    /** Minutes or, by the clock DAYS, days; null when a moment was agreed instead. */
    amount: p.integer().nullable(),
    agreedDueAt: p.datetime().nullable(),
    policyKey: p.text().nullable(),
    policyNumber: p.integer().nullable(),
    calendarRevision: p.integer(),
    dueAt: p.datetime(),
    /** The business day on which it ends. */
    dueOn: p.date(),
    holds: p.json<StoredHold[]>(),
    extensions: p.json<StoredExtension[]>(),
    /** Percent of the time; a negative number means so many days before the due day. */
    levels: p.json<number[]>(),
    /** How many of the levels have been told. */
    level: p.integer().default(0),
    nextAlarmAt: p.datetime().nullable(),
    state: p.enum(deadlineStates),
    endedAt: p.datetime().nullable(),
    endReason: p.text().nullable(),
    /** Generated columns. */
    isOpen: p.boolean().persist(false),
    isOverdue: p.boolean().persist(false),
    searchText: p.text().persist(false),
  },
})
/** What must be done by when, and what became of it. The table is also the report of promises kept. */
export class Deadline extends DeadlineSchema.class {}
DeadlineSchema.setClass(Deadline)
