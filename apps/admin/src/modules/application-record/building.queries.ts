import { graphql } from '@stationmaster/client'

/** The plan and the rounds of the inspection. */
export const building = graphql(`
  fragment Building on StationApplication {
    milestones {
      id
      key
      titleZh
      titleEn
      needsEvidence
      plannedOn
      state
      isOverdue
      note
      files {
        id
      }
      doneAt
      acceptedAt
      acceptedByName
      returnedReason
      availableActions
      version
    }
    inspections {
      id
      round
      state
      inspectorName
      score
      finishedAt
      availableActions
      version
      createdAt
      items {
        id
        kind
        key
        titleZh
        titleEn
        result
        score
        note
        files {
          id
        }
        dueOn
        rectifiedAt
        rectifiedNote
        rectifiedFiles {
          id
        }
        version
      }
    }
  }
`)

export const partQuery = graphql(`
  query ApplicationOfPart($id: ID!) {
    applicationOfPart(id: $id) {
      id
    }
  }
`)
