import { Field, Int, ObjectType } from 'type-graphql'
import { DateTime } from '../../kernel/scalars.ts'

@ObjectType('AuditSeal', {
  description:
    'The end of the hash chain over the audit trail. Whoever keeps it can prove later that nothing before it changed.',
  simpleResolvers: true,
})
export class AuditSealType {
  @Field(() => String, { description: 'Number of the last audit row that is sealed.' })
  sealedThrough!: string
  @Field(() => String, { description: 'SHA-256 over that row and the seal before it.' })
  hash!: string
  @Field(() => DateTime, { description: 'When it was sealed.' })
  sealedAt!: Date
  @Field(() => Int, { description: 'Rows that are newer and wait for their seal.' })
  waiting!: number
}
