import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { JobType } from '../jobs/job.types.ts'
import type { BulkRow } from './bulk-row.entity.ts'
import { bulkOutcomes, type BulkOutcome } from './bulk.rules.ts'

export const BulkOutcomeEnum = enumType('BulkOutcome', bulkOutcomes)

@ObjectType('BulkChange', { description: 'Many records on their way to be changed, by a job.' })
export class BulkChangeType {
  @Field(() => Int, { description: 'How many records are meant.' })
  rowCount!: number
  @Field(() => JobType, { nullable: true, description: 'The job that changes them.' })
  job!: JobType | null
}

@ObjectType('BulkRow', {
  description: 'One record of a bulk change, for the person who started it.',
  simpleResolvers: true,
})
export class BulkRowType implements Pick<BulkRow, 'id' | 'position' | 'recordId' | 'label' | 'outcome' | 'errorCode'> {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { description: 'Place in the bulk change, from 1.' })
  position!: number
  @Field(() => ID, { description: 'Id of the record.' })
  recordId!: string
  @Field(() => String, { description: 'What the record was called when the change was started.' })
  label!: string
  @Field(() => BulkOutcomeEnum)
  outcome!: BulkOutcome
  @Field(() => String, { nullable: true, description: 'Code of the refusal.' })
  errorCode!: string | null
  @Field(() => String, { nullable: true, description: 'Why it was refused, in the caller’s language.' })
  reason!: string | null
}
