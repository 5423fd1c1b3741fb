import { defineList } from '../../kernel/list.ts'
import { AuditEventType, AuditOutcomeEnum } from './audit-event.types.ts'

export const auditEventList = defineList({
  type: 'AuditEvent',
  node: () => AuditEventType,
  filter: {
    action: { kind: 'text' },
    entity: { kind: 'text' },
    entityId: { kind: 'id' },
    actor: { kind: 'id', path: 'actorId' },
    outcome: { kind: 'enum', type: AuditOutcomeEnum },
    at: { kind: 'momentRange' },
  },
  sort: ['at'],
  defaultSort: { property: 'at', descending: true },
})
