import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

export const auditEventsQuery = graphql(`
  query AuditEvents($filter: AuditEventFilter, $sort: AuditEventSort, $first: Int, $offset: Int) {
    auditEvents(filter: $filter, sort: $sort, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        at
        actorName
        action
        entity
        entityId
        outcome
        errorCode
        requestId
      }
    }
  }
`)

export const exportAuditEvents = graphql(
  `
    mutation ExportAuditEvents($input: ExportAuditEventsInput!) {
      exportAuditEvents(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

/** The changes of one event, the first that the filter finds: an import has hundreds, so they are loaded when opened. */
export const auditChangesQuery = graphql(`
  query AuditChanges($filter: AuditEventFilter!) {
    auditEvents(filter: $filter, sort: AT_ASC, first: 5) {
      nodes {
        id
        changes {
          entity
          field
          from
          to
        }
      }
    }
  }
`)

export const auditSealQuery = graphql(`
  query AuditSeal {
    auditSeal {
      sealedThrough
      sealedAt
      waiting
      hash
    }
  }
`)
