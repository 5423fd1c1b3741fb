import { defineEntity, p } from '@mikro-orm/core'
import { newId } from '../../kernel/ids.ts'
import { bulkOutcomes } from './bulk.rules.ts'

const BulkRowSchema = defineEntity({
  name: 'BulkRow',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    jobId: p.uuid(),
    position: p.integer(),
    recordId: p.uuid(),
    /** What the record was called when the change was started. */
    label: p.text(),
    expectedVersion: p.integer(),
    outcome: p.enum(bulkOutcomes).default('WAITING'),
    errorCode: p.text().nullable(),
    errorParams: p.json<Record<string, unknown>>().nullable(),
  },
})
/** One record of a bulk change, and what became of it. */
export class BulkRow extends BulkRowSchema.class {}
BulkRowSchema.setClass(BulkRow)
