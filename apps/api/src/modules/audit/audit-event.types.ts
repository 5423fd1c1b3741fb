import { Field, ID, ObjectType } from 'type-graphql'
import { AuditEvent, type AuditChange } from '../../kernel/audit.ts'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'

export const AuditOutcomeEnum = enumType('AuditOutcome', ['DONE', 'REFUSED'])

@ObjectType('FieldChange', {
  description: 'What a field was and became; personal data is masked, secrets are left out.',
  simpleResolvers: true,
})
export class FieldChangeType {
  @Field(() => String, { description: 'Type of the record whose field changed.' })
  entity!: string
  @Field(() => String)
  field!: string
  @Field(() => String, { nullable: true })
  from!: string | null
  @Field(() => String, { nullable: true })
  to!: string | null
}

@ObjectType('AuditEvent', {
  description: 'Who did what, with which result. Rows are added and never change.',
  simpleResolvers: true,
})
export class AuditEventType implements Pick<
  AuditEvent,
  'id' | 'actorName' | 'action' | 'entity' | 'entityId' | 'errorCode' | 'requestId'
> {
  @Field(() => ID)
  id!: string
  @Field(() => DateTime)
  at!: Date
  @Field(() => ID, { nullable: true, description: 'User who acted; none for the program itself.' })
  actorId!: string | null
  @Field(() => String)
  actorName!: string
  @Field(() => String, { description: 'Name of the mutation, or of the event at sign-in.' })
  action!: string
  @Field(() => String, { description: 'Type of the record that was acted on.' })
  entity!: string
  @Field(() => ID, { nullable: true })
  entityId!: string | null
  @Field(() => AuditOutcomeEnum)
  outcome!: string
  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  errorCode!: string | null
  @Field(() => [FieldChangeType])
  changes!: FieldChangeType[]
  @Field(() => String)
  requestId!: string
}

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The stored changes with their values as text. */
const changesOf = (stored: unknown): FieldChangeType[] =>
  (stored as AuditChange[]).map(({ entity, field, from, to }) => ({
    entity,
    field,
    from: textOf(from),
    to: textOf(to),
  }))

defineRecord({
  name: 'AuditEvent',
  entity: AuditEvent,
  computed: {
    changes: { needs: ['storedChanges'], compute: (row) => changesOf(row['storedChanges']) },
  },
})
