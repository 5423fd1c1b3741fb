import { graphql } from '@stationmaster/client'

export const fieldHistoryQuery = graphql(`
  query FieldHistory($subjectType: SubjectType!, $subjectId: ID!, $field: String!) {
    timeline(subjectType: $subjectType, subjectId: $subjectId, show: CHANGES, field: $field, first: 20) {
      nodes {
        id
        at
        byName
        from
        to
        reason
        changes {
          field
          from
          to
        }
      }
    }
  }
`)
