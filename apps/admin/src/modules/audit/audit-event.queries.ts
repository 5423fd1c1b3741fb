import { graphql } from '@stationmaster/client'

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

/** The changes of the events of one moment: an import has hundreds, so they are loaded when somebody looks. */
export const auditChangesQuery = graphql(`
  query AuditChanges($at: DateTimeRange!) {
    auditEvents(filter: { at: $at }, first: 100) {
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
