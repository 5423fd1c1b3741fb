import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock } from './clock.ts'
import { errors } from './errors.ts'
import { newId } from './ids.ts'
import type { Carrier } from './read/cells.ts'
import type { Ask } from './read/statement.ts'

export type Locale = 'zh-CN' | 'en'
export type Audience = 'HEADQUARTERS' | 'STATION'
/** People sign in to one of the two apps; programs of others speak with a token of their own. */
export type ActorAudience = Audience | 'EXTERNAL'

/** What happened, for other modules to hear; made by `defineEvent` in kernel/outbox. */
export interface DomainEvent {
  name: string
  payload: Record<string, unknown>
}

/** Whose rows a caller may see: one PostgreSQL role each, with its own row policies (architecture.md D5). */
export type Scope =
  | { as: 'hq' }
  | { as: 'region'; provinceIds: readonly string[] }
  | { as: 'station'; stationId: string }
  /** With the hash of the secret of a link or a draft, which opens the one record that it belongs to. */
  | { as: 'public'; linkKey?: string | null }
  | { as: 'external'; stationIds: readonly string[] }
  | { as: 'integration'; provinceIds: readonly string[] }
  | { as: 'job' }

export interface Actor {
  userId: string
  name: string
  audience: ActorAudience
  roles: readonly string[]
  permissions: ReadonlySet<string>
  scope: Scope
  /** Null for jobs that act for a user who is not there. */
  sessionId: string | null
  /** When he last proved who he is, for dangerous steps; null for jobs. */
  authenticatedAt?: Date | null
  /** Whether proving it takes a code beside the password. */
  hasSecondFactor?: boolean
  /** A role of his needs a second factor and he has none yet: he may do nothing else first. */
  mustEnrol?: boolean
}

/** What a request or a job knows before it has opened a transaction. */
export interface Caller {
  actor: Actor | null
  /** Nobody now, by a session that has ended or been revoked. */
  sessionHasEnded?: boolean
  /** The rows it may touch; an anonymous request is `{ as: 'public' }`. */
  scope: Scope
  locale: Locale
  requestId: string
  /** Neighbourhood of the caller's address (/24, /64), never the address; absent for the program itself. */
  network?: string
  now: () => Date
}

/** What a service works with: one transaction under the caller's database role, and one moment. */
export interface Ctx {
  em: EntityManager
  actor: Actor | null
  locale: Locale
  requestId: string
  /** Neighbourhood of the caller's address, where there is a caller. */
  network?: string
  /** The moment of this transaction; services never ask the clock. */
  now: Date
  /** For the read engine: how it asks here, in this transaction or beside it. */
  reads: { carrier: Carrier; ask: Ask }
  /** Tells other modules after commit: an outbox row in the same transaction. */
  emit: (event: DomainEvent) => void
}

export const callerOf = (actor: Actor, base: Omit<Caller, 'actor' | 'scope'>): Caller => ({
  ...base,
  actor,
  scope: actor.scope,
})

/** The program itself: jobs, seeds and event handlers that act for nobody. */
export const systemCaller = (clock: Clock): Caller => ({
  actor: null,
  scope: { as: 'job' },
  locale: 'zh-CN',
  requestId: newId(),
  now: () => clock.now(),
})

/** The person behind the request; programs of others and anonymous callers are none. */
export function personOf({ actor }: Pick<Ctx, 'actor'>): Actor & { audience: Audience } {
  if (!actor || actor.audience === 'EXTERNAL') throw errors.UNAUTHENTICATED()
  return { ...actor, audience: actor.audience }
}
