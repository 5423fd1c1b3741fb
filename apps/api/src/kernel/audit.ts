import { defineEntity, p, type EventSubscriber, type FlushEventArgs } from '@mikro-orm/core'
import type { Actor, Ctx } from './context.ts'
import { createdAt } from './document.ts'
import { newId } from './ids.ts'
import { lastRowsOf } from './last-rows.ts'
import { redact } from './redact.ts'

export interface AuditChange {
  entity: string
  entityId: string
  field: string
  from: unknown
  to: unknown
}

const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    at: createdAt,
    actorId: p.uuid().nullable(),
    actorName: p.text(),
    actorRoles: p.array(),
    sessionId: p.text().nullable(),
    stationId: p.uuid().nullable(),
    action: p.text(),
    entity: p.text(),
    entityId: p.uuid().nullable(),
    outcome: p.text(),
    errorCode: p.text().nullable(),
    input: p.json<Record<string, unknown>>().nullable(),
    storedChanges: p.json<AuditChange[]>().fieldName('changes'),
    requestId: p.text(),
  },
})
/** Who did what, with which result: written in the transaction of the deed, never changed afterwards (security.md C9). */
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent)

const collected = new WeakMap<object, AuditChange[]>()
const silent = new Set(['AuditEvent', 'Job', 'ImportRow', 'Notification', 'NotificationMail', 'WebhookDelivery'])
const unremarkable = new Set(['version', 'createdAt', 'updatedAt', 'searchText', 'nameInitials'])

/** Whether changes of this column are told. */
export const isAudited = (table: string, column: string): boolean => !silent.has(table) && !unremarkable.has(column)

const plain = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'id' in value ? (value as { id: unknown }).id : value

/** Notes every changed column of a unit of work, so that the audit row can say from what to what. */
export class ChangeCollector implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const changes = collected.get(em) ?? []
    for (const set of uow.getChangeSets()) {
      if (changes.length > 500) continue
      const { id: entityId = '' } = set.entity as { id?: string }
      for (const [field, to] of Object.entries(set.payload)) {
        if (!isAudited(set.meta.className, field) || (set.type === 'create' && field === 'id')) continue
        const from = (set.originalEntity as Record<string, unknown> | undefined)?.[field]
        changes.push({
          entity: set.meta.className,
          entityId,
          field,
          from: redact(plain(from), field),
          to: redact(plain(to), field),
        })
      }
    }
    collected.set(em, changes)
  }
}

/** Says what a deed touched without changing it, such as personal data that was shown: the field, never its value. */
export function noteChange({ em }: Pick<Ctx, 'em'>, change: AuditChange): void {
  collected.set(em, [...(collected.get(em) ?? []), change])
}

export interface Deed {
  action: string
  entity: string
  entityId: string | null
  stationId?: string | null
  input?: Record<string, unknown> | null
  outcome: 'DONE' | 'REFUSED'
  errorCode?: string | null
  /** What changed; without it, what the unit of work has written so far. */
  changes?: AuditChange[]
}

const nobody = { actor_id: null, actor_name: '', actor_roles: [], session_id: null }
const whoIs = ({ userId, name, roles, sessionId }: Actor) => ({
  actor_id: userId,
  actor_name: name,
  actor_roles: roles,
  session_id: sessionId,
})

/** The audit row of a deed, written at the end of the caller's transaction. */
export function recordDeed(ctx: Ctx, deed: Deed): void {
  const { actor, em } = ctx
  lastRowsOf(em).audit_event.push({
    id: newId(),
    at: ctx.now,
    ...(actor ? whoIs(actor) : nobody),
    station_id: deed.stationId ?? (actor?.scope.as === 'station' ? actor.scope.stationId : null),
    action: deed.action,
    entity: deed.entity,
    entity_id: deed.entityId,
    outcome: deed.outcome,
    error_code: deed.errorCode ?? null,
    input: deed.input ? (redact(deed.input) as Record<string, unknown>) : null,
    changes: deed.changes ?? collected.get(em) ?? [],
    request_id: ctx.requestId,
  })
  collected.delete(em)
}
