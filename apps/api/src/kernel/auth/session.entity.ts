import { defineEntity, p } from '@mikro-orm/core'

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  schema: 'auth',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    app: p.enum(['admin', 'portal'] as const),
    ipAddress: p.text().nullable(),
    userAgent: p.text().nullable(),
    lastSeenAt: p.datetime(),
    expiresAt: p.datetime(),
    createdAt: p.datetime(),
  },
})
/** A session as its owner may see it. better-auth makes the rows; the column `token` is out of reach for the ORM's logins. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session)

const OneTimeTokenSchema = defineEntity({
  name: 'OneTimeToken',
  tableName: 'one_time_token',
  schema: 'auth',
  properties: {
    id: p.uuid().primary(),
    purpose: p.enum(['invitation', 'reset', 'setup'] as const),
    userId: p.uuid(),
    tokenHash: p.text().lazy(), // may be written and never read back
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    createdAt: p.datetime().lazy(),
  },
})
/** A link for invitation, reset or first set-up, known by its hash only. */
export class OneTimeToken extends OneTimeTokenSchema.class {}
OneTimeTokenSchema.setClass(OneTimeToken)
