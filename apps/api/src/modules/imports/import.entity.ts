import { importKinds, importStates, rowOutcomes } from '@stationmaster/contracts/imports'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import type { Change, ColumnMatch, Note, Problem, Values } from '../../kernel/imports/declaration.ts'
import { flow } from './import.rules.ts'

const ImportBatchSchema = defineEntity({
  name: 'ImportBatch',
  properties: {
    ...document,
    kind: p.enum(importKinds),
    fileId: p.uuid(),
    fileName: p.text(),
    state: p.enum(importStates).default(flow.initial),
    rowCount: p.integer(),
    newCount: p.integer(),
    changedCount: p.integer(),
    unchangedCount: p.integer(),
    refusedCount: p.integer(),
    notedCount: p.integer(),
    columns: p.json<ColumnMatch[]>(),
    jobId: p.uuid().nullable(),
    createdById: p.uuid(),
    createdByName: p.text(),
    searchText: p.text().persist(false),
  },
})
/** A file that was checked, and what became of it. Its version moves with its state, not with its progress. */
export class ImportBatch extends ImportBatchSchema.class {}
ImportBatchSchema.setClass(ImportBatch)

const ImportRowSchema = defineEntity({
  name: 'ImportRow',
  properties: {
    id: p.uuid().primary(),
    import: () => p.manyToOne(ImportBatch),
    /** Position in the file; the first record is 1. */
    row: p.integer(),
    outcome: p.enum(rowOutcomes),
    key: p.text().nullable(),
    label: p.text().nullable(),
    /** As in the file. */
    cells: p.json<string[]>(),
    /** What they mean. */
    values: p.json<Values>(),
    problems: p.json<Problem[]>(),
    notes: p.json<Note[]>(),
    hasNotes: p.boolean(),
    changes: p.json<Change[]>(),
    targetId: p.uuid().nullable(),
    targetVersion: p.integer().nullable(),
    appliedAt: p.datetime().nullable(),
    appliedId: p.uuid().nullable(),
    appliedVersion: p.integer().nullable(),
    /** Values before the row was written; null for a new record. */
    before: p.json<Values>().nullable(),
  },
})
/** One record of the file: how it was judged, and since `appliedAt` what it did. */
export class ImportRow extends ImportRowSchema.class {}
ImportRowSchema.setClass(ImportRow)

const ImportChoiceSchema = defineEntity({
  name: 'ImportChoice',
  properties: {
    userId: p.uuid().primary(),
    kind: p.enum(importKinds).primary(),
    /** Comparable spelling of a header. */
    header: p.text().primary(),
    field: p.text().nullable(),
  },
})
/** How a person matched a column by hand. */
export class ImportChoice extends ImportChoiceSchema.class {}
ImportChoiceSchema.setClass(ImportChoice)
