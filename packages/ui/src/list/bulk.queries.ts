import { graphql, type ResultOf } from '@stationmaster/client'
import { exportAnswer } from './export.queries.ts'

/** What every bulk change answers; spread it in the mutation of a list. */
export const bulkAnswer = graphql(`
  fragment BulkAnswer on BulkChange {
    rowCount
    job {
      id
    }
  }
`)
export type BulkAnswer = ResultOf<typeof bulkAnswer>

export const bulkJobQuery = graphql(`
  query BulkJob($id: ID!, $ids: [ID!]) {
    job(id: $id) {
      id
      title
      state
      done
      total
      error
      availableActions
      version
    }
    refused: bulkRows(filter: { job: $ids, outcome: [REFUSED] }, first: 1) {
      totalCount
    }
  }
`)

export const bulkRefusalsQuery = graphql(`
  query BulkRefusals($ids: [ID!]) {
    refused: bulkRows(filter: { job: $ids, outcome: [REFUSED] }, first: 100) {
      totalCount
      nodes {
        id
        position
        label
        reason
      }
    }
    done: bulkRows(filter: { job: $ids, outcome: [DONE] }, first: 1) {
      totalCount
    }
    waiting: bulkRows(filter: { job: $ids, outcome: [WAITING] }, first: 1) {
      totalCount
    }
  }
`)

export const cancelBulkJob = graphql(`
  mutation CancelBulkJob($input: JobStepInput!) {
    cancelJob(input: $input) {
      id
    }
  }
`)

export const exportBulkRows = graphql(
  `
    mutation ExportBulkRows($input: ExportBulkRowsInput!) {
      exportBulkRows(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)
