import { Field, ID, ObjectType } from 'type-graphql'
import type { Session } from '../../kernel/auth/session.entity.ts'
import { DateTime } from '../../kernel/scalars.ts'

@ObjectType('Session', { description: 'One browser in which the caller is signed in.', simpleResolvers: true })
export class SessionType implements Omit<Session, 'userId'> {
  @Field(() => ID, { description: 'Id of the session.' })
  id!: string
  @Field(() => String, { description: 'admin or portal.' })
  app!: 'admin' | 'portal'
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime, { description: 'To the minute.' })
  lastSeenAt!: Date
  @Field(() => DateTime, { description: 'The session ends then at the latest, earlier when it is idle.' })
  expiresAt!: Date
  @Field(() => String, { nullable: true })
  ipAddress!: string | null
  @Field(() => String, { nullable: true })
  userAgent!: string | null
  @Field(() => Boolean, { description: 'Whether this very request belongs to it.' })
  current!: boolean
}
