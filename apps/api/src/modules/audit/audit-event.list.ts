import { defineList } from '../../kernel/list.ts'
import { may } from './audit-event.access.ts'
import { readableEntities } from './audit-event.rules.ts'
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
  within: (actor, { entity }) => ({ entity: readableEntities(actor, entity as string[] | null | undefined) }),
  export: {
    name: 'auditEvents',
    title: 'pages.audit.title',
    allow: [may.READ, may.READ_STATIONS],
    columns: {
      at: 'at',
      actorName: 'actorName',
      entityId: 'entityId',
      outcome: 'outcome',
      requestId: 'requestId',
      action: { path: 'action', words: 'actions.Mutation' },
      entity: { path: 'entity', words: 'enums.EntityName' },
      errorCode: { path: 'errorCode', words: 'errors' },
    },
  },
})
